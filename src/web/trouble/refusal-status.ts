import type { Refusal } from '#lib/result.ts'

/** Which HTTP status a refusal has: nearly all are conflicts with the state of things. */
const statuses: Record<string, 403 | 409 | 422> = {
  'write.key-reused': 422,
  'kit.forbidden': 403,
  'kit.stale-form': 403,
}

export function statusOf(refusal: Refusal): 403 | 409 | 422 {
  // A right that does not hold now is a no to this person, whatever the state of things.
  return statuses[refusal.code] ?? (refusal.code.startsWith('access.') ? 403 : 409)
}
