import { addDays, dateOf, dayOfWeek, type LocalTime, type PlainDate } from '#lib/plain-date.ts'
import { computeDue, type OfficeTime } from '../working-time/index.ts'
import type { Limit, RequestBook, RequestKind } from './request-book.ts'

/** Until when she must hear from the ward, and until when it must be done. */
export type RequestClocks = { reply: LocalTime; due: LocalTime; provisional: boolean }

export type Asked = { kind: RequestKind; at: LocalTime; thirdParty: boolean }

/** Counted by the working-time rules of the desk. One extension, counted on from the same first day. */
export function clocksOf(
  book: RequestBook,
  office: OfficeTime,
  { kind, at, thirdParty }: Asked,
  extended = false,
): RequestClocks {
  const { limit, thirdParty: longer, extension } = book.kinds.find(({ id }) => id === kind)!
  const base = thirdParty && longer ? longer : limit
  const whole = extended ? { ...base, value: base.value + extension.value } : base
  const reply = dueOf(office, at, book.reply)
  const due = dueOf(office, at, whole)
  return { reply: reply.at, due: due.at, provisional: reply.provisional || due.provisional }
}

function dueOf(
  office: OfficeTime,
  received: LocalTime,
  limit: Limit,
): { at: LocalTime; provisional: boolean } {
  const time = { ...limit, caseId: 'request', case: '', status: 'unverified' as const }
  const found = computeDue({
    time,
    received,
    policy: 'dates',
    calendar: office.calendar,
    hours: office.hours,
  })
  if (found.ok) return { at: found.value.due!, provisional: found.value.provisional }
  return { at: withoutCalendar(office, dateOf(received), limit), provisional: true }
}

/** A year whose days off nobody announced: never later than the law, and said to be provisional. */
function withoutCalendar({ hours }: OfficeTime, from: PlainDate, { value, unit }: Limit): LocalTime {
  let day = from
  for (let left = value; left > 0;) {
    day = addDays(day, 1)
    if (unit === 'day' || dayOfWeek(day) <= 5) left--
  }
  return `${day}T${hours.afternoon.to}` as LocalTime
}
