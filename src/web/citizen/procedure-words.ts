import type { Words } from '#i18n/words.ts'
import type { ProcessingTime } from '#domain/procedure/processing-time.ts'

export function timeWords(t: Words, { value, unit }: ProcessingTime): string {
  if (unit === 'same_day') return t.citizen.sameDay
  return value === null ? t.desk.noDue : t.citizen.lasts[unit](value)
}

/** 16.000 đ; nothing known is asked at the counter. */
export function showMoney(t: Words, amount: number | null): string {
  if (amount === null) return t.citizen.feeUnknown
  return amount === 0 ? t.citizen.free : `${String(amount).replace(/\B(?=(\d{3})+$)/g, '.')} đ`
}
