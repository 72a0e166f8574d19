import type { Instant } from '#lib/plain-date.ts'

/** Nobody notices a lost envelope or a sheet that got wet until it is needed: twice a year it is asked for. */
export const sheetGoodDays = 180

export type SheetState = { state: 'never' } | { state: 'fresh' | 'due'; days: number; at: Instant }

/** How long ago the recovery sheet was typed back. A clock that was set back makes it of today. */
export function sheetState(typedBack: Instant | undefined, now: Instant): SheetState {
  if (!typedBack) return { state: 'never' }
  const days = Math.max(0, Math.floor((Date.parse(now) - Date.parse(typedBack)) / 86_400_000))
  return { state: days > sheetGoodDays ? 'due' : 'fresh', days, at: typedBack }
}
