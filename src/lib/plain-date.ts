/** A legal day, `YYYY-MM-DD`. Never a Date: `new Date('2021-01-01')` moves by the zone of the machine. */
export type PlainDate = string & { readonly plainDate: unique symbol }
/** A local time of the ward, `YYYY-MM-DDTHH:mm`, always UTC+7 (Viet Nam has no summer time). */
export type LocalTime = string & { readonly localTime: unique symbol }
/** A moment, ISO 8601 in UTC with `Z`. */
export type Instant = string & { readonly instant: unique symbol }
/** A birth date as papers have it: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
export type PartialDate = string & { readonly partialDate: unique symbol }

const vietNamOffsetMs = 7 * 60 * 60 * 1000
const dayMs = 86_400_000

function epochDay(date: string): number {
  return Date.parse(`${date.slice(0, 10)}T00:00:00Z`) / dayMs
}

function fromEpochDay(day: number): PlainDate {
  return new Date(day * dayMs).toISOString().slice(0, 10) as PlainDate
}

/** Undefined unless the day exists on the calendar (31/02 does not). */
export function toPlainDate(text: string): PlainDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  const ms = Date.parse(`${text}T00:00:00Z`)
  if (Number.isNaN(ms)) return undefined
  return new Date(ms).toISOString().slice(0, 10) === text ? (text as PlainDate) : undefined
}

export function toPartialDate(text: string): PartialDate | undefined {
  if (/^\d{4}$/.test(text)) return text as PartialDate
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return text as PartialDate
  return toPlainDate(text) as PartialDate | undefined
}

/** Accepts `YYYY-MM-DDTHH:mm` with optional seconds, which are dropped. */
export function toLocalTime(text: string): LocalTime | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(:[0-5]\d(\.\d+)?)?$/.exec(text)
  if (!match || !toPlainDate(match[1]!)) return undefined
  return `${match[1]}T${match[2]}:${match[3]}` as LocalTime
}

export function addDays(date: PlainDate, days: number): PlainDate {
  return fromEpochDay(epochDay(date) + days)
}

export function daysBetween(from: PlainDate, to: PlainDate): number {
  return epochDay(to) - epochDay(from)
}

/** 1 Monday … 7 Sunday. */
export function dayOfWeek(date: PlainDate): number {
  return ((((epochDay(date) + 3) % 7) + 7) % 7) + 1
}

export function localTimeOf(instant: Instant | Date): LocalTime {
  const ms = typeof instant === 'string' ? Date.parse(instant) : instant.getTime()
  return new Date(ms + vietNamOffsetMs).toISOString().slice(0, 16) as LocalTime
}

export function instantOf(local: LocalTime): Instant {
  return new Date(Date.parse(`${local}:00Z`) - vietNamOffsetMs).toISOString() as Instant
}

export function dateOf(local: LocalTime): PlainDate {
  return local.slice(0, 10) as PlainDate
}

export function timeOf(local: LocalTime): string {
  return local.slice(11, 16)
}

/** 17/11/2026; a partial date keeps only what is known (1952, 05/1952). */
export function showDate(date: PartialDate | PlainDate | string): string {
  return date.slice(0, 10).split('-').reverse().join('/')
}
