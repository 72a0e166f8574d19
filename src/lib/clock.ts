import type { Instant } from './plain-date.ts'

/** Time arrives as a value: only main and tests decide what "now" is. */
export type Clock = { now(): Instant }

export const systemClock: Clock = { now: () => new Date().toISOString() as Instant }
