import { z } from 'zod'
import { dateOf, timeOf, type LocalTime, type PlainDate } from '#lib/plain-date.ts'
import { isWorkingDay, nextWorkingDay, type WorkCalendar } from './work-calendar.ts'

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'giờ phải có dạng 07:00')
const Part = z.strictObject({ from: Time, to: Time })

/** Morning and afternoon of a working day (`catalogue/calendars/office-hours.yaml`, or the ward's own). */
export const OfficeHours = z.strictObject({ morning: Part, afternoon: Part })
export type OfficeHours = z.infer<typeof OfficeHours>

export function at(day: PlainDate, time: string): LocalTime {
  return `${day}T${time}` as LocalTime
}

/** Where time is counted: which days are worked, and when on such a day. */
export type OfficeTime = { calendar: WorkCalendar; hours: OfficeHours }

/** The parts of a working day the office is open; one is left when the other is shut by local order. */
function partsOf({ calendar, hours }: OfficeTime, day: PlainDate): z.infer<typeof Part>[] {
  const shut = calendar.closed.get(day)
  return (['morning', 'afternoon'] as const).filter((part) => part !== shut).map((part) => hours[part])
}

export function opening(on: OfficeTime, day: PlainDate): LocalTime {
  return at(day, partsOf(on, day)[0]!.from)
}

export function closing(on: OfficeTime, day: PlainDate): LocalTime {
  return at(day, partsOf(on, day).at(-1)!.to)
}

/**
 * When the clock starts for something received at `moment`: before opening at opening, at lunch when the afternoon
 * begins, after closing or on a day off at the next opening.
 */
export function startOfClock(on: OfficeTime, moment: LocalTime): LocalTime {
  const day = dateOf(moment)
  const part = isWorkingDay(on.calendar, day)
    ? partsOf(on, day).find(({ to }) => timeOf(moment) < to)
    : undefined
  if (!part) return opening(on, nextWorkingDay(on.calendar, day))
  return timeOf(moment) < part.from ? at(day, part.from) : moment
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

function timeOfMinutes(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** Adds working minutes from a moment inside office hours. An end that falls on a break stays at the break's start. */
export function addWorkingMinutes(on: OfficeTime, start: LocalTime, minutes: number): LocalTime {
  if (minutes === 0) return start
  let day = dateOf(start)
  let time = minutesOf(timeOf(start))
  let left = minutes
  for (;;) {
    for (const part of partsOf(on, day)) {
      const from = Math.max(time, minutesOf(part.from))
      const room = minutesOf(part.to) - from
      if (room <= 0) continue
      if (left <= room) return at(day, timeOfMinutes(from + left))
      left -= room
    }
    day = nextWorkingDay(on.calendar, day)
    time = 0
  }
}

/** Working minutes from one moment to a later one. */
export function workingMinutesBetween(on: OfficeTime, from: LocalTime, to: LocalTime): number {
  let total = 0
  for (let day = dateOf(from); day <= dateOf(to); day = nextWorkingDay(on.calendar, day)) {
    if (!isWorkingDay(on.calendar, day)) continue
    for (const part of partsOf(on, day)) {
      const begin =
        day === dateOf(from) ? Math.max(minutesOf(timeOf(from)), minutesOf(part.from)) : minutesOf(part.from)
      const end =
        day === dateOf(to) ? Math.min(minutesOf(timeOf(to)), minutesOf(part.to)) : minutesOf(part.to)
      total += Math.max(0, end - begin)
    }
  }
  return total
}
