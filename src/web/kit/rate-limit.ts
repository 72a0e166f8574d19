/** A bucket per address and purpose, refilled evenly; held in memory, never counts rows. */
export type RateLimit = { take(bucket: string, perMinute: number): { ok: true } | { ok: false; retryAfter: number } }

const mostBuckets = 20_000

export function rateLimit(clock: () => number = Date.now): RateLimit {
  const buckets = new Map<string, { tokens: number; at: number }>()
  return {
    take(bucket, perMinute) {
      const now = clock()
      const held = buckets.get(bucket)
      const refilled = held ? Math.min(perMinute, held.tokens + ((now - held.at) * perMinute) / 60_000) : perMinute
      if (buckets.size > mostBuckets) buckets.clear()
      buckets.set(bucket, { tokens: refilled >= 1 ? refilled - 1 : refilled, at: now })
      return refilled >= 1 ? { ok: true } : { ok: false, retryAfter: Math.ceil(((1 - refilled) * 60) / perMinute) }
    },
  }
}
