import { createHash } from 'node:crypto'
import { canonicalJson } from '#lib/canonical-json.ts'
import type { Instant } from '#lib/plain-date.ts'

/** One link: who did what to what, never a value. `fields` are names of what was read or changed. */
export type AuditLink = {
  seq: number
  at: Instant
  actorId: string | null
  actorRole: string
  device: string
  requestId: string
  action: string
  subjectType: string
  subjectId: string
  fields: string[]
  reason: string
  prevHash: string
}

/** What the first link of a ward hangs on. */
export const chainStart = '0'.repeat(64)

/** SHA-256 over the canonical JSON of the link, the ward and the link before: changing one breaks all after it. */
export function hashOf(wardId: number, link: AuditLink): string {
  return createHash('sha256')
    .update(canonicalJson({ ward: wardId, ...link }))
    .digest('hex')
}
