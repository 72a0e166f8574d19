import { z } from 'zod'
import { addDays, dayOfWeek, toPlainDate, type PlainDate } from '#lib/plain-date.ts'

const Day = z.string().transform((text, ctx) => {
  const day = toPlainDate(text)
  if (!day) ctx.addIssue({ code: 'custom', message: 'ngày phải có dạng 2026-09-02 và có thật' })
  return day as PlainDate
})
/** `source` where it is another than the year's. */
const how = { status: z.enum(['seen', 'unverified']), source: z.string().min(1).optional() }

/**
 * One year of state offices (`catalogue/calendars/<year>.yaml`): days off beyond Saturday and Sunday, and Saturdays
 * that are worked instead (Bộ luật Lao động 2019, điều 111, 112; hoán đổi theo thông báo hằng năm). `announced: false`
 * marks a year whose notice has not been published: results that touch it say so. `closed` are mornings or afternoons
 * the office is shut by local order, for a storm; such a day still counts as a working day.
 */
export const CalendarYear = z.strictObject({
  year: z.int().min(2020).max(2100),
  announced: z.boolean(),
  source: z.string().min(1),
  off: z.array(z.strictObject({ from: Day, to: Day, name: z.string().min(1), ...how })),
  on: z.array(z.strictObject({ day: Day, instead: Day, ...how })),
  closed: z
    .array(
      z.strictObject({ day: Day, part: z.enum(['morning', 'afternoon']), name: z.string().min(1), ...how }),
    )
    .default([]),
})
export type CalendarYear = z.infer<typeof CalendarYear>

/** Looked up by day; built once from the years. */
export type WorkCalendar = {
  years: ReadonlySet<number>
  provisional: ReadonlySet<number>
  off: ReadonlySet<string>
  on: ReadonlySet<string>
  closed: ReadonlyMap<string, 'morning' | 'afternoon'>
}

export function workCalendar(years: readonly CalendarYear[]): WorkCalendar {
  const off = new Set<string>()
  for (const { from, to } of years.flatMap((year) => year.off)) {
    for (let day = from; day <= to; day = addDays(day, 1)) off.add(day)
  }
  return {
    years: new Set(years.map(({ year }) => year)),
    provisional: new Set(years.filter(({ announced }) => !announced).map(({ year }) => year)),
    off,
    on: new Set(years.flatMap((year) => year.on.map(({ day }) => day))),
    closed: new Map(years.flatMap((year) => year.closed.map(({ day, part }) => [day, part]))),
  }
}

/** Thrown inside this folder only; computeDue turns it into a refusal. */
export class NoCalendar extends Error {
  readonly year: number
  constructor(year: number) {
    super(`no calendar for ${year}`)
    this.year = year
  }
}

export function yearOf(day: PlainDate): number {
  return Number(day.slice(0, 4))
}

/** A make-up Saturday is a working day; a session held on another Saturday is not. */
export function isWorkingDay(calendar: WorkCalendar, day: PlainDate): boolean {
  if (!calendar.years.has(yearOf(day))) throw new NoCalendar(yearOf(day))
  if (calendar.on.has(day)) return true
  return dayOfWeek(day) <= 5 && !calendar.off.has(day)
}

export function nextWorkingDay(calendar: WorkCalendar, day: PlainDate): PlainDate {
  let next = addDays(day, 1)
  while (!isWorkingDay(calendar, next)) next = addDays(next, 1)
  return next
}

/** The day itself when it is worked, else the next that is. */
export function onWorkingDay(calendar: WorkCalendar, day: PlainDate): PlainDate {
  return isWorkingDay(calendar, day) ? day : nextWorkingDay(calendar, day)
}

export function addWorkingDays(calendar: WorkCalendar, day: PlainDate, count: number): PlainDate {
  let at = day
  for (let left = count; left > 0; left--) at = nextWorkingDay(calendar, at)
  return at
}

/** Working days after `from` up to and including `to`. */
export function workingDaysBetween(calendar: WorkCalendar, from: PlainDate, to: PlainDate): number {
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(calendar, day)) count++
  return count
}
