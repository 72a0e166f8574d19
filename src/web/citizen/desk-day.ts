import type { Words } from '#i18n/words.ts'
import { isWorkingDay, NoCalendar, type WorkCalendar } from '#domain/working-time/index.ts'
import { addDays, dateOf, dayOfWeek, localTimeOf, type PlainDate } from '#lib/plain-date.ts'
import type { Ctx, WardSettings } from '#modules/context.ts'

export type DayKind = 'noWriting' | 'noAppointment' | 'plain' | 'off'
export type DeskDay = { kind: DayKind; sign: string; title: string; say: string }
export type WeekDay = { day: PlainDate; name: string; words: string; kind: DayKind; isToday: boolean }

export function kindOfDay(day: PlainDate, settings: WardSettings, calendar: WorkCalendar): DayKind {
  if (!isOpen(calendar, day)) return 'off'
  if (settings.noWritingDays.includes(dayOfWeek(day))) return 'noWriting'
  return settings.noAppointmentDays.includes(dayOfWeek(day)) ? 'noAppointment' : 'plain'
}

function isOpen(calendar: WorkCalendar, day: PlainDate): boolean {
  try {
    return isWorkingDay(calendar, day)
  } catch (error) {
    // A year without a calendar: weekdays are what people expect, and no date is promised from here.
    if (error instanceof NoCalendar) return dayOfWeek(day) <= 5
    throw error
  }
}

/** What is written over the door today. */
export function deskDay(ctx: Ctx, t: Words): DeskDay {
  const today = dateOf(localTimeOf(ctx.now))
  const kind = kindOfDay(today, ctx.ward.settings, ctx.catalogue.calendar)
  const { citizen } = t
  const name = {
    noWriting: citizen.noWriting,
    noAppointment: citizen.noAppointment,
    plain: citizen.plainDay,
    off: citizen.dayOff,
  }[kind]
  const [title, say] = {
    noWriting: [citizen.todayNoWriting, citizen.todayNoWritingSay],
    noAppointment: [citizen.todayNoAppointment, citizen.todayNoAppointmentSay],
    plain: [citizen.todayPlain, dutyDays(ctx.ward.settings, t)],
    off: [citizen.todayOff, citizen.todayOffSay(longDay(nextOpenDay(today, ctx.catalogue.calendar), t))],
  }[kind] as [string, string]
  return { kind, sign: citizen.sign(longDay(today, t), name), title, say }
}

/** The ward's own duty days in words: "Thứ Ba: không phải viết." */
function dutyDays({ noWritingDays, noAppointmentDays }: WardSettings, { citizen }: Words): string {
  const named = (days: readonly number[]) => days.map((day) => citizen.weekdayLong[day]).join(citizen.and)
  return citizen.dutyDays(named(noWritingDays), named(noAppointmentDays))
}

function nextOpenDay(today: PlainDate, calendar: WorkCalendar): PlainDate {
  // No run of holidays is longer than a month; a calendar that says otherwise still ends the search.
  for (let ahead = 1; ahead < 31; ahead += 1) {
    const day = addDays(today, ahead)
    if (isOpen(calendar, day)) return day
  }
  return addDays(today, 31)
}

function longDay(day: PlainDate, { citizen }: Words): string {
  return `${citizen.weekdayLong[dayOfWeek(day)]} ${shortDate(day)}`
}

export function deskWeek(ctx: Ctx, t: Words): WeekDay[] {
  const today = dateOf(localTimeOf(ctx.now))
  const monday = addDays(today, 1 - dayOfWeek(today))
  const { citizen } = t
  return [0, 1, 2, 3, 4].map((offset) => {
    const day = addDays(monday, offset)
    const kind = kindOfDay(day, ctx.ward.settings, ctx.catalogue.calendar)
    const words = {
      noWriting: citizen.weekNoWriting,
      noAppointment: citizen.weekNoAppointment,
      plain: citizen.weekPlain,
      off: citizen.weekOff,
    }[kind]
    return {
      day,
      name: `${citizen.weekday[dayOfWeek(day)]} ${Number(day.slice(8))}`,
      words,
      kind,
      isToday: day === today,
    }
  })
}

function shortDate(day: PlainDate): string {
  return `${Number(day.slice(8))}/${Number(day.slice(5, 7))}`
}
