import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import type { AuditLink } from './chain.ts'

export type ChainHead = { seq: number; hash: string }

/** Locks the end of the ward's chain: writers of one ward follow each other from here to their commit. */
export async function lockChainHead(trx: Tx, wardId: number, start: string): Promise<ChainHead> {
  const { rows } = await sql<ChainHead>`
    select seq, hash from audit_head where ward_id = ${wardId} for update`.execute(trx)
  return rows[0] ?? startChain(trx, wardId, start)
}

async function startChain(trx: Tx, wardId: number, start: string): Promise<ChainHead> {
  const { rows } = await sql<ChainHead>`
    insert into audit_head (ward_id, seq, hash) values (${wardId}, 0, ${start})
    on conflict (ward_id) do update set seq = audit_head.seq returning seq, hash`.execute(trx)
  return rows[0]!
}

export async function findChainHead(trx: Tx, wardId: number): Promise<ChainHead | undefined> {
  const { rows } = await sql<ChainHead>`select seq, hash from audit_head where ward_id = ${wardId}`.execute(
    trx,
  )
  return rows[0]
}

export type OutboxRow = { outboxId: string; kind: string; payload: Uint8Array }
export type IdempotencyRow = { key: string; bodyHash: string; result: Uint8Array }
export type Trail = { link: AuditLink; hash: string; outbox: OutboxRow[]; idempotency: IdempotencyRow | null }

/** Everything a write leaves behind beside its own rows, in one trip. */
export async function insertTrail(
  trx: Tx,
  wardId: number,
  { link, hash, outbox, idempotency }: Trail,
): Promise<void> {
  const sent = outbox.map(
    (row) => sql`(${wardId}::int, ${row.outboxId}::uuid, ${row.kind}::text, ${row.payload}::bytea,
    ${link.at}::timestamptz)`,
  )
  const outboxPart =
    sent.length === 0
      ? sql``
      : sql`,
    sent as (insert into outbox (ward_id, outbox_id, kind, payload, created_at) values ${sql.join(sent)})`
  const keyPart = !idempotency
    ? sql``
    : sql`,
    kept as (insert into idempotency (ward_id, key, body_hash, result, created_at)
      values (${wardId}, ${idempotency.key}, ${idempotency.bodyHash}, ${idempotency.result}, ${link.at}))`
  const seenPart =
    link.objects.length === 0
      ? sql``
      : sql`,
    seen as (insert into audit_object (ward_id, object_type, object_id, seq)
      select ${wardId}::int, split_part(name, ':', 1), substr(name, strpos(name, ':') + 1), ${link.seq}::bigint
      from unnest(${link.objects}::text[]) name)`
  await sql`
    with head as (update audit_head set seq = ${link.seq}, hash = ${hash} where ward_id = ${wardId})${outboxPart}${keyPart}${seenPart}
    insert into audit_event (ward_id, seq, at, actor_id, actor_role, device, request_id, action, subject_type, subject_id,
      fields, reason, prev_hash, hash, version, purpose, route, counter, result, objects)
    values (${wardId}, ${link.seq}, ${link.at}, ${link.actorId}, ${link.actorRole}, ${link.device}, ${link.requestId},
      ${link.action}, ${link.subjectType}, ${link.subjectId}, ${link.fields}, ${link.reason}, ${link.prevHash}, ${hash},
      ${link.version}, ${link.purpose}, ${link.route}, ${link.counter}, ${link.result}, ${link.objects})
  `.execute(trx)
}

export async function findIdempotencyRow(
  trx: Tx,
  wardId: number,
  key: string,
): Promise<IdempotencyRow | undefined> {
  const { rows } = await sql<IdempotencyRow>`
    select key, body_hash as "bodyHash", result from idempotency
    where ward_id = ${wardId} and key = ${key}`.execute(trx)
  return rows[0]
}

/** Answers kept for requests older than `before`, of all wards: nobody repeats those any more. */
export async function deleteServedAnswers(trx: Tx, before: string): Promise<void> {
  await sql`delete from idempotency where created_at < ${before}`.execute(trx)
}

/** Whether this actor gave a reason for this subject since then: the chain itself remembers it. */
export async function hasGivenReason(
  trx: Tx,
  wardId: number,
  of: { actorId: string; subjectType: string; subjectId: string; since: string },
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from audit_event
    where ward_id = ${wardId} and subject_type = ${of.subjectType} and subject_id = ${of.subjectId}
      and actor_id = ${of.actorId} and at >= ${of.since} and reason <> '' limit 1`.execute(trx)
  return rows.length > 0
}

export type StoredLink = AuditLink & { hash: string }

/** Links after `seq` in order, at most `limit`. */
export async function listLinks(
  trx: Tx,
  wardId: number,
  place: { after: number; limit: number },
): Promise<StoredLink[]> {
  const { rows } = await sql<StoredLink>`
    select seq, at, actor_id as "actorId", actor_role as "actorRole", device, request_id as "requestId", action,
      subject_type as "subjectType", subject_id as "subjectId", fields, reason, prev_hash as "prevHash", hash, version,
      purpose, route, counter, result, objects
    from audit_event where ward_id = ${wardId} and seq > ${place.after} order by seq limit ${place.limit}`.execute(
    trx,
  )
  return rows
}

/** All wards there are, for the program's own work. */
export async function listWardIds(trx: Tx): Promise<number[]> {
  const { rows } = await sql<{
    wardId: number
  }>`select ward_id as "wardId" from ward order by ward_id`.execute(trx)
  return rows.map((row) => row.wardId)
}

/** The number of the first link there is; null for an empty chain. */
export async function findFirstSeq(trx: Tx, wardId: number): Promise<number | null> {
  const { rows } = await sql<{ seq: number | null }>`
    select min(seq) as seq from audit_event where ward_id = ${wardId}`.execute(trx)
  return rows[0]?.seq ?? null
}

/** The note of the cut after which the chain begins with link `first`. */
export async function findCutRow(
  trx: Tx,
  wardId: number,
  first: number,
): Promise<{ subjectId: string; reason: string } | undefined> {
  const { rows } = await sql<{ subjectId: string; reason: string }>`
    select subject_id as "subjectId", reason from audit_event
    where ward_id = ${wardId} and subject_type = 'audit' and subject_id = ${String(first - 1)} and action = 'audit.cut'
    order by seq desc limit 1`.execute(trx)
  return rows[0]
}
