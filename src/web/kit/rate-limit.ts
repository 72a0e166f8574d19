/** At most `times` in `minutes` from one address; routes that share a name share the count. */
export type Limit = { name: string; times: number; minutes: number }

/** A bucket per address and purpose, refilled evenly; held in memory, never counts rows. */
export type RateLimit = {
  take(address: string, limit: Limit): { ok: true } | { ok: false; retryAfter: number }
}

const mostBuckets = 20_000

export function rateLimit(clock: () => number = Date.now): RateLimit {
  const buckets = new Map<string, { tokens: number; at: number }>()
  return {
    take(address, { name, times, minutes }) {
      const key = `${address} ${name}`
      const perMs = times / (minutes * 60_000)
      const now = clock()
      const held = buckets.get(key)
      const tokens = held ? Math.min(times, held.tokens + (now - held.at) * perMs) : times
      // Those not seen for longest go first: a flood of addresses frees nobody who is being slowed down now.
      buckets.delete(key)
      if (buckets.size >= mostBuckets) buckets.delete(buckets.keys().next().value!)
      buckets.set(key, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: now })
      return tokens >= 1 ? { ok: true } : { ok: false, retryAfter: Math.ceil((1 - tokens) / perMs / 1000) }
    },
  }
}
