import { join } from 'node:path'
import type { Procedure } from '#domain/procedure/procedure.ts'
import { readCalendars, readProcedures } from './catalogue.ts'
import { CatalogueFault } from '../read-yaml.ts'

/** What `catalogue check` says of one kind of data: how many files, and every fault found. */
export type CheckResult = { checked: number; faults: string[] }

export function checkCalendars(dir: string): CheckResult {
  return gather(() => {
    const years = readCalendars(dir)
    const faults = years.flatMap(({ year, off, on }) => [
      ...off.filter(({ from, to }) => from > to).map(({ name }) => `calendars/${year}.yaml: "${name}" kết thúc trước khi bắt đầu`),
      ...on.filter(({ day }) => off.some(({ from, to }) => day >= from && day <= to)).map(({ day }) => `calendars/${year}.yaml: ${day} vừa nghỉ vừa làm bù`),
    ])
    return { checked: years.length, faults }
  })
}

/** Links to forms may name forms of the national list that are not built here yet; `known` are all their ids. */
export function checkProcedures(dir: string, known: ReadonlySet<string>): CheckResult {
  return gather(() => {
    const procedures = readProcedures(dir)
    return { checked: procedures.length, faults: procedures.flatMap((procedure) => linkFaults(dir, procedure, known)) }
  })
}

function linkFaults(dir: string, procedure: Procedure, known: ReadonlySet<string>): string[] {
  const file = join(dir, 'procedures', procedure.id, 'procedure.yaml')
  const cases = procedure.processingTime.map(({ caseId }) => caseId)
  return [
    ...procedure.documents.filter(({ form }) => form && !known.has(form)).map(({ form }) => `${file}: không có tờ khai "${form}"`),
    ...procedure.documents.filter(({ required, when }) => required === 'conditional' && !when).map(({ name }) => `${file}: "${name}" thiếu điều kiện`),
    ...(new Set(cases).size < cases.length ? [`${file}: hai trường hợp trùng mã`] : []),
    ...(procedure.validFrom && procedure.validTo && procedure.validFrom > procedure.validTo ? [`${file}: hết hiệu lực trước khi có hiệu lực`] : []),
  ]
}

function gather(check: () => CheckResult): CheckResult {
  try {
    return check()
  } catch (error) {
    if (error instanceof CatalogueFault) return { checked: 0, faults: [error.message] }
    throw error
  }
}
