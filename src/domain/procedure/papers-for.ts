import type { Procedure, ProcedureDocument } from './procedure.ts'

/** What a person is told about papers: hand in, only if, only show, leave at home because the ward looks it up. */
export type Papers = {
  always: ProcedureDocument[]
  conditional: ProcedureDocument[]
  showOnly: Procedure['presentOnly']
  leaveHome: { name: string; lookedUpIn: string }[]
  /** Forms that are filled and printed at the desk: nobody writes them at home. */
  madeHere: ProcedureDocument[]
}

/** `isMadeHere` says which forms this desk fills itself. */
export function papersFor(procedure: Procedure, isMadeHere: (formId: string) => boolean): Papers {
  const { documents, presentOnly } = procedure
  const isLookedUp = (name: string, by: string | undefined) =>
    by !== undefined && /cơ sở dữ liệu/i.test(by) && !/tùy thân|căn cước/i.test(name)
  const leaveHome = presentOnly.filter(({ name, replaceableBy }) => isLookedUp(name, replaceableBy))
  const madeHere = documents.filter(({ form }) => form !== undefined && isMadeHere(form))
  const brought = documents.filter((document) => !madeHere.includes(document))
  return {
    madeHere,
    always: brought.filter(({ required }) => required === 'always'),
    conditional: brought.filter(({ required }) => required === 'conditional'),
    showOnly: presentOnly.filter((paper) => !leaveHome.includes(paper)),
    leaveHome: leaveHome.map(({ name, replaceableBy }) => ({ name, lookedUpIn: replaceableBy! })),
  }
}
