import type { Procedure, ProcedureDocument } from './procedure.ts'

/** What a person is told about papers: hand in, only if, only show, leave at home because the ward looks it up. */
export type Papers = {
  always: ProcedureDocument[]
  conditional: ProcedureDocument[]
  showOnly: Procedure['presentOnly']
  leaveHome: { name: string; lookedUpIn: string }[]
}

export function papersFor(procedure: Procedure): Papers {
  const { documents, presentOnly } = procedure
  const isLookedUp = (name: string, by: string | undefined) => by !== undefined && /cơ sở dữ liệu/i.test(by) && !/tùy thân|căn cước/i.test(name)
  const leaveHome = presentOnly.filter(({ name, replaceableBy }) => isLookedUp(name, replaceableBy))
  return {
    always: documents.filter(({ required }) => required === 'always'),
    conditional: documents.filter(({ required }) => required === 'conditional'),
    showOnly: presentOnly.filter((paper) => !leaveHome.includes(paper)),
    leaveHome: leaveHome.map(({ name, replaceableBy }) => ({ name, lookedUpIn: replaceableBy! })),
  }
}
