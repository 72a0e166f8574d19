/** Wrong tries one after another, the last of them at `since`, and until when the next one waits. Epoch milliseconds. */
export type Tries = { tries: number; since: number; blockedUntil: number | null }

/** At most so many in an hour. */
export const mostTries = { passphrase: 10, code: 5 } as const

const hour = 3_600_000
const second = 1_000

/** Three slips are free; then each wait is twice the one before: 15 s, 30 s, 1 min … and after the last an hour. */
export function waitAfter(tries: number, most: number): number {
  if (tries >= most) return hour
  return tries < 3 ? 0 : 15 * second * 2 ** (tries - 3)
}

/**
 * One more try at `now`: either it must wait, or it is counted before it is looked at, so that many at once cannot slip
 * past the limit. A right answer wipes the count.
 */
export function countTry(
  held: Tries | undefined,
  most: number,
  now: number,
): { ok: true; next: Tries } | { ok: false; until: number } {
  if (held?.blockedUntil && now < held.blockedUntil) return { ok: false, until: held.blockedUntil }
  const tries = (held && now - held.since < hour ? held.tries : 0) + 1
  const wait = waitAfter(tries, most)
  return { ok: true, next: { tries, since: now, blockedUntil: wait > 0 ? now + wait : null } }
}
