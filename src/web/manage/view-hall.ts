import type { Instant } from '#lib/plain-date.ts'
import { daysLeft, type Hall, type HallWarning } from '#modules/reach/index.ts'

export type HallView = {
  origin: string | null
  days: number
  fingerprint: string
  warning: HallWarning | null
}

/** What the page says of the hall; null while it is not opened. */
export function viewHall(hall: Hall | null, now: Instant): HallView | null {
  if (!hall) return null
  return {
    origin: hall.origin(),
    days: daysLeft(hall.leaf().notAfter, new Date(now)),
    fingerprint: hall.issuer.fingerprint,
    warning: hall.warning(),
  }
}
