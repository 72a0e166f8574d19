import { z } from 'zod'
import { addDays, toPlainDate, type PlainDate } from '#lib/plain-date.ts'

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'ngày phải có dạng 2026-11-25')

/** How long: days, months, years, or for ever (`value` then says nothing). */
export const Period = z.strictObject({
  value: z.int().min(0).max(1000),
  unit: z.enum(['day', 'month', 'year', 'forever']),
})
export type Period = z.infer<typeof Period>

/** Classes whose rows end; the others are kept because they say nothing of a person. */
export const endingClasses = [
  'week',
  'visit-open',
  'kept-draft',
  'visit',
  'dossier',
  'consent',
  'request',
  'audit',
  'staff',
] as const
export type EndingClass = (typeof endingClasses)[number]

/** `catalogue/retention.yaml`: how long each class is kept, how far a ward may move it, and by which law; dated. */
export const RetentionBook = z.strictObject({
  periods: z.array(
    z.strictObject({
      class: z.enum(endingClasses),
      procedures: z.array(z.string()).optional(),
      period: Period,
      least: Period,
      most: Period,
      says: z.string().min(1),
      validFrom: Day,
      validTo: Day.nullable(),
      status: z.enum(['seen', 'unverified']),
      source: z.string().min(1),
    }),
  ),
})
export type RetentionBook = z.infer<typeof RetentionBook>
export type RetentionRule = RetentionBook['periods'][number]

/** What a ward chose for itself, by class. */
export type WardPeriods = Partial<Record<EndingClass, Period>>

/** Rules in force on a day, those for named procedures first. */
export function rulesOn(book: RetentionBook, on: PlainDate): RetentionRule[] {
  return book.periods
    .filter(({ validFrom, validTo }) => validFrom <= on && (validTo === null || on <= validTo))
    .toSorted((a, b) => Number(Boolean(b.procedures)) - Number(Boolean(a.procedures)))
}

/** Days a period has at the least, for comparing two: 2 years and 24 months are the same length. */
export function lengthOf({ value, unit }: Period): number {
  return unit === 'forever' ? Infinity : value * { day: 1, month: 30.4375, year: 365.25 }[unit]
}

/** Whether a ward may choose this. What the law fixes for named procedures cannot be chosen. */
export function isWithin(rule: RetentionRule, chosen: Period): boolean {
  return lengthOf(rule.least) <= lengthOf(chosen) && lengthOf(chosen) <= lengthOf(rule.most)
}

/** What holds for a rule: the ward's choice when it may choose so, else what the catalogue says. */
export function periodOf(rule: RetentionRule, ward: WardPeriods): Period {
  const chosen = rule.procedures ? undefined : ward[rule.class]
  return chosen && isWithin(rule, chosen) ? chosen : rule.period
}

/** The day before which a row's moment must lie so that it is due; null when it never is. */
export function cutOf(period: Period, today: PlainDate): PlainDate | null {
  const { value, unit } = period
  if (unit === 'forever') return null
  if (unit === 'day') return minusMonthsAndDays(today, 0, value)
  return minusMonthsAndDays(today, unit === 'year' ? value * 12 : value, 0)
}

function minusMonthsAndDays(day: PlainDate, months: number, days: number): PlainDate {
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - months
  const first = `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`
  for (let date = Number(day.slice(8)); ; date--) {
    const found = toPlainDate(`${first}-${String(date).padStart(2, '0')}`)
    if (found) return addDays(found, -days)
  }
}

/** Every cut of a day: one for each class, and for dossiers one more for each procedure the law names. */
export type Cuts = {
  byClass: Record<EndingClass, PlainDate | null>
  byProcedure: { procedures: string[]; cut: PlainDate | null }[]
}

export function cutsOn(book: RetentionBook, ward: WardPeriods, today: PlainDate): Cuts {
  const rules = rulesOn(book, today)
  const cut = (rule: RetentionRule | undefined) => (rule ? cutOf(periodOf(rule, ward), today) : null)
  return {
    byClass: Object.fromEntries(
      endingClasses.map((name) => [name, cut(rules.find((rule) => rule.class === name && !rule.procedures))]),
    ) as Cuts['byClass'],
    byProcedure: rules.flatMap((rule) =>
      rule.procedures ? [{ procedures: rule.procedures, cut: cut(rule) }] : [],
    ),
  }
}

/** What is wrong with the book: a class without a rule today, a period outside its own bounds, an unknown procedure. */
export function retentionFaults(book: RetentionBook, procedures: ReadonlySet<string>): string[] {
  return [
    ...endingClasses
      .filter(
        (name) => !book.periods.some((rule) => rule.class === name && !rule.procedures && !rule.validTo),
      )
      .map((name) => `loại ${name} chưa có thời hạn`),
    ...book.periods.flatMap((rule) => [
      ...(isWithin(rule, rule.period) ? [] : [`thời hạn của ${rule.class} ra ngoài khoảng của chính nó`]),
      ...(rule.procedures ?? []).filter((id) => !procedures.has(id)).map((id) => `không có thủ tục "${id}"`),
      ...(rule.procedures && rule.class !== 'dossier' ? [`${rule.class} không chia theo thủ tục`] : []),
    ]),
  ]
}
