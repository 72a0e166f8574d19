import { addDays, dateOf, timeOf, toPlainDate, type LocalTime, type PlainDate } from '#lib/plain-date.ts'
import { ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import type { ProcessingTime } from '../procedure/processing-time.ts'
import {
  addWorkingMinutes,
  at,
  closing,
  startOfClock,
  workingMinutesBetween,
  type OfficeHours,
  type OfficeTime,
} from './office-hours.ts'
import {
  addWorkingDays,
  isWorkingDay,
  nextWorkingDay,
  NoCalendar,
  onWorkingDay,
  workingDaysBetween,
  yearOf,
  type WorkCalendar,
} from './work-calendar.ts'

/**
 * `dates`: the first day is not counted, due at the end of office hours of the last day (Bộ luật Dân sự 2015, điều 147,
 * 148). `hours`: eight working hours are a day, counted from the very minute. Both are in use; the ward chooses.
 */
export type DuePolicy = 'dates' | 'hours'

export type DueInput = {
  time: ProcessingTime
  received: LocalTime
  policy: DuePolicy
  calendar: WorkCalendar
  hours: OfficeHours
  /** Waiting for a supplement: the due time moves by the working time in between. */
  pauses?: readonly { from: LocalTime; to: LocalTime }[]
}

/** Which rule decided, for the sentence shown to people; words are in i18n `lookup.rules`. */
export type DueRule = { code: DueRuleCode; params: Record<string, string | number> }
export type DueRuleCode =
  | 'none'
  | 'sameDay'
  | 'sameDayAfterCutoff'
  | 'workingDays'
  | 'workingHours'
  | 'days'
  | 'daysShifted'
  | 'months'
  | 'monthsShifted'

export type DueDate = {
  clockStarts: LocalTime
  /** Null when the procedure sets no limit. */
  due: LocalTime | null
  rule: DueRule
  /** The law this way of counting stands on, a key of `catalogue/lists/legal-bases.yaml`. */
  legalBasis: string
  /** True when the answer rests on a year whose days off are not announced yet. */
  provisional: boolean
}

/** When the result is due. A year without a calendar is refused (`due.no-calendar`), never guessed. */
export function computeDue(input: DueInput): Result<DueDate, Refusal> {
  try {
    const clockStarts = startOfClock(input, input.received)
    const { due, rule } = limitOf(input, clockStarts)
    const moved = due && movedByPauses(input, due)
    const years = [clockStarts, moved].filter((time) => time !== null).map((time) => yearOf(dateOf(time)))
    return ok({
      clockStarts,
      due: moved,
      rule,
      legalBasis: legalBasisOf(input),
      provisional: years.some((year) => input.calendar.provisional.has(year)),
    })
  } catch (error) {
    if (error instanceof NoCalendar) return refuse('due.no-calendar', { year: error.year })
    throw error
  }
}

/** A time limit may name its own law, as the same-day rules do; else it is the Civil Code, or the order to count from a complete dossier. */
function legalBasisOf({ time, policy }: DueInput): string {
  if (time.legalBasis) return time.legalBasis
  const isCountedInHours = time.unit === 'hour' || (time.unit === 'working_day' && policy === 'hours')
  return time.value === null || time.unit === 'same_day' || isCountedInHours
    ? 'clock-runs-when-complete'
    : 'first-day-not-counted'
}

type Limit = { due: LocalTime | null; rule: DueRule }

function limitOf(input: DueInput, clockStarts: LocalTime): Limit {
  const { time, calendar, policy } = input
  const start = dateOf(clockStarts)
  if (time.value === null) return { due: null, rule: { code: 'none', params: {} } }
  const value = time.value
  switch (time.unit) {
    case 'same_day':
      return sameDay(input)
    case 'hour':
      return {
        due: addWorkingMinutes(input, clockStarts, value * 60),
        rule: { code: 'workingHours', params: { hours: value } },
      }
    case 'working_day': {
      if (policy === 'hours') {
        return {
          due: addWorkingMinutes(input, clockStarts, value * 480),
          rule: { code: 'workingHours', params: { hours: value * 8, days: value } },
        }
      }
      return {
        due: closing(input, addWorkingDays(calendar, start, value)),
        rule: { code: 'workingDays', params: { days: value } },
      }
    }
    case 'day':
      return calendarDays(input, start, value)
    case 'month':
    case 'year':
      return calendarMonths(input, start, value)
  }
}

/** The same day when received by the cut-off, else the next working day. */
function sameDay(input: DueInput): Limit {
  const { time, received, calendar } = input
  const day = dateOf(received)
  const tomorrow = () => closing(input, nextWorkingDay(calendar, day))
  if (!isWorkingDay(calendar, day))
    return {
      due: tomorrow(),
      rule: { code: 'sameDay', params: { cutoff: time.cutoff ?? input.hours.afternoon.to } },
    }
  const cutoff = cutoffOf(input, day, time)
  if (received <= cutoff)
    return { due: closing(input, day), rule: { code: 'sameDay', params: { cutoff: timeOf(cutoff) } } }
  return { due: tomorrow(), rule: { code: 'sameDayAfterCutoff', params: { cutoff: timeOf(cutoff) } } }
}

/** Until when something is taken for the same day: the cut-off of the law, or closing where the office shuts before it. */
export function cutoffOf(on: OfficeTime, day: PlainDate, time: ProcessingTime): LocalTime {
  const shut = closing(on, day)
  const cutoff = time.cutoff ? at(day, time.cutoff) : shut
  return cutoff < shut ? cutoff : shut
}

/** Calendar days; a last day that is off moves to the next working day. */
function calendarDays(input: DueInput, start: PlainDate, days: number): Limit {
  const last = addDays(start, days)
  const shifted = onWorkingDay(input.calendar, last)
  return {
    due: closing(input, shifted),
    rule: { code: shifted === last ? 'days' : 'daysShifted', params: { days } },
  }
}

function calendarMonths(input: DueInput, start: PlainDate, count: number): Limit {
  const { unit } = input.time
  const last = addMonths(start, unit === 'year' ? count * 12 : count)
  const shifted = onWorkingDay(input.calendar, last)
  return {
    due: closing(input, shifted),
    rule: { code: shifted === last ? 'months' : 'monthsShifted', params: { count, unit } },
  }
}

function addMonths(day: PlainDate, months: number): PlainDate {
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months
  const first = `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`
  for (let date = Number(day.slice(8)); ; date--) {
    // Civil Code, article 147: a month without that day ends on its last day.
    const found = toPlainDate(`${first}-${String(date).padStart(2, '0')}`)
    if (found) return found
  }
}

function movedByPauses(input: DueInput, due: LocalTime): LocalTime {
  return (input.pauses ?? []).reduce((moved, pause) => {
    if (input.policy === 'hours')
      return addWorkingMinutes(input, moved, workingMinutesBetween(input, pause.from, pause.to))
    const days = workingDaysBetween(input.calendar, dateOf(pause.from), dateOf(pause.to))
    return at(addWorkingDays(input.calendar, dateOf(moved), days), timeOf(moved))
  }, due)
}
