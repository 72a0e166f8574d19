import { addDays, dateOf, timeOf, toPlainDate, type LocalTime, type PlainDate } from '#lib/plain-date.ts'
import { ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import type { ProcessingTime } from '../procedure/processing-time.ts'
import { addWorkingMinutes, at, closing, startOfClock, workingMinutesBetween, type OfficeHours } from './office-hours.ts'
import { addWorkingDays, isWorkingDay, nextWorkingDay, NoCalendar, onWorkingDay, workingDaysBetween, yearOf, type WorkCalendar } from './work-calendar.ts'

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
export type DueRuleCode = 'none' | 'sameDay' | 'sameDayAfterCutoff' | 'workingDays' | 'workingHours' | 'days' | 'daysShifted' | 'months'

export type DueDate = {
  clockStarts: LocalTime
  /** Null when the procedure sets no limit. */
  due: LocalTime | null
  rule: DueRule
  /** True when the answer rests on a year whose days off are not announced yet. */
  provisional: boolean
}

/** When the result is due. A year without a calendar is refused (`due.no-calendar`), never guessed. */
export function computeDue(input: DueInput): Result<DueDate, Refusal> {
  try {
    const clockStarts = startOfClock(input.calendar, input.hours, input.received)
    const { due, rule } = limitOf(input, clockStarts)
    const moved = due && movedByPauses(input, due)
    const years = [clockStarts, moved].filter((time) => time !== null).map((time) => yearOf(dateOf(time)))
    return ok({ clockStarts, due: moved, rule, provisional: years.some((year) => input.calendar.provisional.has(year)) })
  } catch (error) {
    if (error instanceof NoCalendar) return refuse('due.no-calendar', { year: error.year })
    throw error
  }
}

type Limit = { due: LocalTime | null; rule: DueRule }

function limitOf(input: DueInput, clockStarts: LocalTime): Limit {
  const { time, calendar, hours, policy } = input
  const start = dateOf(clockStarts)
  if (time.value === null) return { due: null, rule: { code: 'none', params: {} } }
  const value = time.value
  switch (time.unit) {
    case 'same_day':
      return sameDay(input)
    case 'hour':
      return { due: addWorkingMinutes(input, clockStarts, value * 60), rule: { code: 'workingHours', params: { hours: value } } }
    case 'working_day': {
      if (policy === 'hours') {
        return { due: addWorkingMinutes(input, clockStarts, value * 480), rule: { code: 'workingHours', params: { hours: value * 8, days: value } } }
      }
      return { due: closing(hours, addWorkingDays(calendar, start, value)), rule: { code: 'workingDays', params: { days: value } } }
    }
    case 'day':
      return calendarDays(input, addDays(start, value), { days: value })
    case 'month':
    case 'year':
      return { ...calendarDays(input, addMonths(start, time.unit === 'year' ? value * 12 : value), {}), rule: { code: 'months', params: { count: value, unit: time.unit } } }
  }
}

/** The same day when received by the cut-off, else the next working day (Luật Hộ tịch, điều 5.3; Nghị định 23/2015, điều 7). */
function sameDay({ time, received, calendar, hours }: DueInput): Limit {
  const cutoff = time.cutoff ?? hours.afternoon.to
  const day = dateOf(received)
  if (!isWorkingDay(calendar, day)) {
    return { due: closing(hours, nextWorkingDay(calendar, day)), rule: { code: 'sameDay', params: { cutoff } } }
  }
  if (timeOf(received) <= cutoff) return { due: closing(hours, day), rule: { code: 'sameDay', params: { cutoff } } }
  return { due: closing(hours, nextWorkingDay(calendar, day)), rule: { code: 'sameDayAfterCutoff', params: { cutoff } } }
}

/** Calendar days; a last day that is off moves to the next working day. */
function calendarDays({ calendar, hours }: DueInput, last: PlainDate, params: { days?: number }): Limit {
  const shifted = onWorkingDay(calendar, last)
  const code = shifted === last ? 'days' : 'daysShifted'
  return { due: closing(hours, shifted), rule: { code, params } }
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
    if (input.policy === 'hours') return addWorkingMinutes(input, moved, workingMinutesBetween(input, pause.from, pause.to))
    const days = workingDaysBetween(input.calendar, dateOf(pause.from), dateOf(pause.to))
    return at(addWorkingDays(input.calendar, dateOf(moved), days), timeOf(moved))
  }, due)
}
