import type { Words } from '#i18n/words.ts'
import { dateOf, daysBetween, localTimeOf, timeOf, type Instant, type LocalTime } from '#lib/plain-date.ts'

export type DueWords = { text: string; state: 'plain' | 'soon' | 'late' }

/** A due time in people's units: còn 66 phút, 17:00 hôm nay, còn 3 ngày, quá hạn 1 ngày. */
export function dueWords(t: Words, due: Instant | null, now: LocalTime): DueWords {
  if (!due) return { text: t.ui.noDue, state: 'plain' }
  const local = localTimeOf(due)
  const days = daysBetween(dateOf(now), dateOf(local))
  if (local < now) return { text: t.ui.late(daysBetween(dateOf(local), dateOf(now))), state: 'late' }
  if (days > 0) return { text: t.ui.daysLeft(days), state: days <= 1 ? 'soon' : 'plain' }
  const minutes = minutesBetween(now, local)
  return minutes <= 90
    ? { text: t.ui.minutesLeft(minutes), state: 'soon' }
    : { text: t.ui.dueToday(timeOf(local)), state: 'soon' }
}

export function minutesBetween(from: LocalTime, to: LocalTime): number {
  return Math.round((Date.parse(`${to}:00Z`) - Date.parse(`${from}:00Z`)) / 60_000)
}
