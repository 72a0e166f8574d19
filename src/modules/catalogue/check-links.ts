import type { CalendarYear } from '#domain/working-time/index.ts'
import { readCalendars, readLegalBases, readProcedures } from './catalogue.ts'
import { linkFaults, procedureFile } from './links.ts'
import { CatalogueFault } from '../read-yaml.ts'

/** What `catalogue check` says of one kind of data: how many files, and every fault found. */
export type CheckResult = { checked: number; faults: string[] }

export function checkCalendars(dir: string): CheckResult {
  return gather(() => {
    const years = readCalendars(dir)
    return {
      checked: years.length,
      faults: years.flatMap((year) =>
        calendarFaults(year).map((fault) => `calendars/${year.year}.yaml: ${fault}`),
      ),
    }
  })
}

function calendarFaults({ off, on }: CalendarYear): string[] {
  const isOff = (day: string) => off.some(({ from, to }) => day >= from && day <= to)
  return [
    ...off.filter(({ from, to }) => from > to).map(({ name }) => `"${name}" kết thúc trước khi bắt đầu`),
    ...on.filter(({ day }) => isOff(day)).map(({ day }) => `${day} vừa nghỉ vừa làm bù`),
    ...on
      .filter(({ instead }) => !isOff(instead))
      .map(({ day, instead }) => `${day} làm bù cho ${instead} mà ngày đó không nghỉ`),
  ]
}

/** `known` are the ids of all forms that links may name. */
export function checkProcedures(dir: string, known: ReadonlySet<string>): CheckResult {
  return gather(() => {
    const procedures = readProcedures(dir)
    const links = { forms: known, laws: new Set(readLegalBases(dir).keys()) }
    return {
      checked: procedures.length,
      faults: procedures.flatMap((procedure) =>
        linkFaults(procedure, links).map(({ say }) => `${procedureFile(dir, procedure)}: ${say}`),
      ),
    }
  })
}

function gather(check: () => CheckResult): CheckResult {
  try {
    return check()
  } catch (error) {
    if (error instanceof CatalogueFault) return { checked: 0, faults: [error.message] }
    throw error
  }
}
