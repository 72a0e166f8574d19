import { join } from 'node:path'
import type { CalendarYear } from '#domain/working-time/index.ts'
import type { Procedure } from '#domain/procedure/procedure.ts'
import { readCalendars, readLegalBases, readProcedures } from './catalogue.ts'
import { CatalogueFault } from '../read-yaml.ts'

/** What `catalogue check` says of one kind of data: how many files, and every fault found. */
export type CheckResult = { checked: number; faults: string[] }

export function checkCalendars(dir: string): CheckResult {
  return gather(() => {
    const years = readCalendars(dir)
    return { checked: years.length, faults: years.flatMap((year) => calendarFaults(year).map((fault) => `calendars/${year.year}.yaml: ${fault}`)) }
  })
}

function calendarFaults({ off, on }: CalendarYear): string[] {
  const isOff = (day: string) => off.some(({ from, to }) => day >= from && day <= to)
  return [
    ...off.filter(({ from, to }) => from > to).map(({ name }) => `"${name}" kết thúc trước khi bắt đầu`),
    ...on.filter(({ day }) => isOff(day)).map(({ day }) => `${day} vừa nghỉ vừa làm bù`),
    ...on.filter(({ instead }) => !isOff(instead)).map(({ day, instead }) => `${day} làm bù cho ${instead} mà ngày đó không nghỉ`),
  ]
}

/** Links to forms may name forms of the national list that are not built here yet; `known` are all their ids. */
export function checkProcedures(dir: string, known: ReadonlySet<string>): CheckResult {
  return gather(() => {
    const procedures = readProcedures(dir)
    const links = { forms: known, laws: new Set(readLegalBases(dir).keys()) }
    return { checked: procedures.length, faults: procedures.flatMap((procedure) => linkFaults(dir, procedure, links)) }
  })
}

type Links = { forms: ReadonlySet<string>; laws: ReadonlySet<string> }

function linkFaults(dir: string, procedure: Procedure, { forms, laws }: Links): string[] {
  const file = join(dir, 'procedures', procedure.id, 'procedure.yaml')
  const cases = procedure.processingTime.map(({ caseId }) => caseId)
  return [
    ...procedure.documents.filter(({ form }) => form && !forms.has(form)).map(({ form }) => `${file}: không có tờ khai "${form}"`),
    ...procedure.documents.filter(({ required, when }) => required === 'conditional' && !when).map(({ name }) => `${file}: "${name}" thiếu điều kiện`),
    ...procedure.processingTime.filter(({ legalBasis }) => legalBasis && !laws.has(legalBasis)).map(({ legalBasis }) => `${file}: không có căn cứ "${legalBasis}"`),
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
