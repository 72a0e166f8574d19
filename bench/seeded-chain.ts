import { sql } from 'kysely'
import type { Db, Tx } from '#db/client.ts'
import type { Instant } from '#lib/plain-date.ts'
import { chainStart, hashOf, linkVersion, type AuditLink } from '#modules/audit/chain.ts'
import { systemIds } from '#lib/ids.ts'

/** Links of a busy ward, put in past the use-cases: chained and hashed like real ones, a few thousand a statement. */
export async function seedChain(
  db: Db,
  wardId: number,
  links: number,
): Promise<{ actors: string[]; dossiers: string[] }> {
  const actors = Array.from({ length: 12 }, () => systemIds.uuid())
  const dossiers = Array.from({ length: 500 }, () => systemIds.uuid())
  let last = { seq: 0, hash: chainStart }
  while (last.seq < links) {
    const page = Array.from({ length: Math.min(5_000, links - last.seq) }, () => {
      const link = aLink(last, actors, dossiers)
      const hash = hashOf(wardId, link)
      last = { seq: link.seq, hash }
      return { ...link, hash }
    })
    await db.inWard(wardId, (trx) => insertLinks(trx, wardId, page))
  }
  await db.inWard(wardId, (trx) =>
    sql`insert into audit_head (ward_id, seq, hash) values (${wardId}, ${last.seq}, ${last.hash})`.execute(
      trx,
    ),
  )
  await db.executeSql('vacuum analyze audit_event')
  await db.executeSql('checkpoint')
  return { actors, dossiers }
}

export const firstDay = Date.UTC(2026, 0, 5)
export const secondsApart = 25

function aLink(last: { seq: number; hash: string }, actors: string[], dossiers: string[]): AuditLink {
  const seq = last.seq + 1
  const isRead = seq % 3 > 0
  return {
    seq,
    at: new Date(firstDay + seq * secondsApart * 1_000).toISOString() as Instant,
    actorId: actors[seq % actors.length]!,
    actorRole: seq % 12 === 0 ? 'signer' : 'officer',
    device: `quay-${seq % 5}`,
    requestId: `${String(seq).padStart(12, '0')}-req`,
    action: isRead ? 'dossier.show' : 'visit.giveAnswers',
    subjectType: isRead ? 'dossier' : 'visit',
    subjectId: dossiers[(seq * 7) % dossiers.length]!,
    fields: isRead ? ['submitter', 'owner'] : ['child.fullName', 'child.dateOfBirth'],
    reason: seq % 50 === 0 ? 'Bà con hỏi qua điện thoại' : '',
    prevHash: last.hash,
    version: linkVersion,
    purpose: 'serve',
    route: isRead ? 'GET /quay/ho-so/:dossierId' : 'POST /quay/luot/:visitId/to-khai',
    counter: String(seq % 5),
    result: 'done',
    objects: [],
  }
}

async function insertLinks(trx: Tx, wardId: number, links: (AuditLink & { hash: string })[]): Promise<void> {
  await sql`
    insert into audit_event (ward_id, seq, at, actor_id, actor_role, device, request_id, action, subject_type, subject_id,
      fields, reason, prev_hash, hash, version, purpose, route, counter, result, objects)
    select ${wardId}::int, seq, at, "actorId", "actorRole", device, "requestId", action, "subjectType", "subjectId",
      array(select json_array_elements_text(fields)), reason, "prevHash", hash, version, purpose, route, counter, result, '{}'
    from json_to_recordset(${JSON.stringify(links)}::json) as x(seq bigint, at timestamptz, "actorId" uuid, "actorRole" text,
      device text, "requestId" text, action text, "subjectType" text, "subjectId" text, fields json, reason text,
      "prevHash" text, hash text, version smallint, purpose text, route text, counter text, result text)`.execute(
    trx,
  )
}
