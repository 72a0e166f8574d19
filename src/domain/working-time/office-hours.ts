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

export function opening(hours: OfficeHours, day: PlainDate): LocalTime {
  return at(day, hours.morning.from)
}

export function closing(hours: OfficeHours, day: PlainDate): LocalTime {
  return at(day, hours.afternoon.to)
}

/**
 * When the clock starts for something received at `moment`: before opening at opening, at lunch when the afternoon
 * begins, after closing or on a day off at the next opening.
 */
export function startOfClock(calendar: WorkCalendar, hours: OfficeHours, moment: LocalTime): LocalTime {
  const day = dateOf(moment)
  const time = timeOf(moment)
  if (!isWorkingDay(calendar, day) || time >= hours.afternoon.to) return opening(hours, nextWorkingDay(calendar, day))
  if (time < hours.morning.from) return opening(hours, day)
  if (time >= hours.morning.to && time < hours.afternoon.from) return at(day, hours.afternoon.from)
  return moment
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

function timeOfMinutes(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** Adds working minutes from a moment inside office hours. An end that falls on a break stays at the break's start. */
export function addWorkingMinutes(on: { calendar: WorkCalendar; hours: OfficeHours }, start: LocalTime, minutes: number): LocalTime {
  const { calendar, hours } = on
  let day = dateOf(start)
  let time = minutesOf(timeOf(start))
  let left = minutes
  for (;;) {
    for (const part of [hours.morning, hours.afternoon]) {
      const from = Math.max(time, minutesOf(part.from))
      const room = minutesOf(part.to) - from
      if (room <= 0) continue
      if (left <= room) return at(day, timeOfMinutes(from + left))
      left -= room
    }
    day = nextWorkingDay(calendar, day)
    time = 0
  }
}

/** Working minutes from one moment to a later one. */
export function workingMinutesBetween(on: { calendar: WorkCalendar; hours: OfficeHours }, from: LocalTime, to: LocalTime): number {
  const { calendar, hours } = on
  let total = 0
  for (let day = dateOf(from); day <= dateOf(to); day = nextWorkingDay(calendar, day)) {
    if (!isWorkingDay(calendar, day)) continue
    for (const part of [hours.morning, hours.afternoon]) {
      const begin = day === dateOf(from) ? Math.max(minutesOf(timeOf(from)), minutesOf(part.from)) : minutesOf(part.from)
      const end = day === dateOf(to) ? Math.min(minutesOf(timeOf(to)), minutesOf(part.to)) : minutesOf(part.to)
      total += Math.max(0, end - begin)
    }
  }
  return total
}
