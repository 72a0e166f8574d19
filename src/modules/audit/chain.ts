import { hash } from 'node:crypto'
import { canonicalJson } from '#lib/canonical-json.ts'
import type { Instant } from '#lib/plain-date.ts'

/**
 * One link: who did what to what, why and from where, never a value. `fields` are names of what was read or changed, `objects`
 * what else the act showed or touched (`dossier:<id>`). Links of version 1 know nothing of the last six.
 */
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
  version: number
  purpose: string
  route: string
  counter: string
  result: string
  objects: string[]
}

/** Links written from now on. */
export const linkVersion = 2

/** What the first link of a ward hangs on. */
export const chainStart = '0'.repeat(64)

/** SHA-256 over the canonical JSON of the link, the ward and the link before: changing one breaks all after it. */
export function hashOf(wardId: number, link: AuditLink): string {
  return hash('sha256', link.version === 1 ? textOfFirstVersion(wardId, link) : textOf(wardId, link))
}

/** What the later columns hold on a link of version 1; anything else was put there afterwards. */
function isBlank({ purpose, route, counter, result, objects }: AuditLink): boolean {
  return !purpose && !route && !counter && !result && objects.length === 0
}

function textOfFirstVersion(wardId: number, link: AuditLink): string {
  const { seq, at, actorId, actorRole, device, requestId, action, subjectType, subjectId } = link
  const { fields, reason, prevHash, purpose, route, counter, result, objects } = link
  const first = { seq, at, actorId, actorRole, device, requestId, action, subjectType, subjectId }
  const later = isBlank(link) ? {} : { purpose, route, counter, result, objects }
  return canonicalJson({ ward: wardId, ...first, fields, reason, prevHash, ...later })
}

const quote = JSON.stringify

/** Canonical JSON written out by hand: the same bytes as `canonicalJson`, and a million of them in seconds. */
function textOf(wardId: number, link: AuditLink): string {
  return `{"action":${quote(link.action)},"actorId":${quote(link.actorId)},"actorRole":${quote(link.actorRole)},"at":"${link.at}","counter":${quote(link.counter)},"device":${quote(link.device)},"fields":${quote(link.fields)},"objects":${quote(link.objects)},"prevHash":${quote(link.prevHash)},"purpose":${quote(link.purpose)},"reason":${quote(link.reason)},"requestId":${quote(link.requestId)},"result":${quote(link.result)},"route":${quote(link.route)},"seq":${link.seq},"subjectId":${quote(link.subjectId)},"subjectType":${quote(link.subjectType)},"version":${link.version},"ward":${wardId}}`
}
