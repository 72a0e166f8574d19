import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#db/client.ts'
import type { Instant } from '#lib/plain-date.ts'
import type { AuditObject } from './write.ts'

/** One line of the audit view: what the link says of itself, never a value. */
export type AuditEntry = {
  seq: number
  at: Instant
  actorId: string | null
  actorRole: string
  device: string
  counter: string
  action: string
  subjectType: string
  subjectId: string
  fields: string[]
  reason: string
  purpose: string
  route: string
  result: string
  /** How much else the act showed. */
  others: number
}

/** What is asked of the chain. `objects` are taken together: a dossier and the visit it came from. */
export type AuditFilter = {
  actorId?: string | undefined
  objects?: readonly AuditObject[] | undefined
  action?: string | undefined
  from?: Instant | undefined
  /** Up to here, not included. */
  to?: Instant | undefined
}

/** Entries before `before`, the newest first. */
export async function listEntries(
  trx: Tx,
  wardId: number,
  asked: AuditFilter & { before?: number | undefined; limit: number },
): Promise<AuditEntry[]> {
  const { rows } = await sql<AuditEntry>`
    select e.seq, e.at, e.actor_id as "actorId", e.actor_role as "actorRole", e.device, e.counter, e.action,
      e.subject_type as "subjectType", e.subject_id as "subjectId", e.fields, e.reason, e.purpose, e.route, e.result,
      cardinality(e.objects) as others
    from audit_event e where ${sql.join(conditions(wardId, asked), sql` and `)}
    order by e.seq desc limit ${asked.limit}`.execute(trx)
  return rows
}

function conditions(
  wardId: number,
  { actorId, objects, action, from, to, before }: AuditFilter & { before?: number | undefined },
): RawBuilder<unknown>[] {
  return [
    sql`e.ward_id = ${wardId}`,
    ...(before === undefined ? [] : [sql`e.seq < ${before}`]),
    ...(actorId === undefined ? [] : [sql`e.actor_id = ${actorId}::uuid`]),
    ...(action === undefined ? [] : [sql`e.action = ${action}`]),
    ...(objects === undefined ? [] : [sql`e.seq in (${linksOf(wardId, objects)})`]),
    ...(from === undefined
      ? []
      : [sql`e.at >= ${from}::timestamptz`, sql`e.seq >= ${firstAfter(wardId, from)}`]),
    ...(to === undefined ? [] : [sql`e.at < ${to}::timestamptz`, sql`e.seq <= ${lastBefore(wardId, to)}`]),
  ]
}

/** Numbers of the links that are about these, or that showed them among others. */
function linksOf(wardId: number, objects: readonly AuditObject[]): RawBuilder<unknown> {
  const found = objects.map(
    ({ type, id }) => sql`
      select s.seq from audit_event s where s.ward_id = ${wardId} and s.subject_type = ${type} and s.subject_id = ${id}
      union all
      select o.seq from audit_object o where o.ward_id = ${wardId} and o.object_type = ${type} and o.object_id = ${id}`,
  )
  return sql.join(found, sql` union all `)
}

/**
 * Times become numbers, so that a day of ten million links is found without reading the others. The clock may have been set back
 * a little: the bound is the lowest number among the links nearest to the moment.
 */
const disorder = 2_000

function firstAfter(wardId: number, from: Instant): RawBuilder<unknown> {
  return sql`coalesce((select min(n.seq) from (select s.seq from audit_event s
    where s.ward_id = ${wardId} and s.at >= ${from}::timestamptz order by s.at limit ${disorder}) n), 0)`
}

function lastBefore(wardId: number, to: Instant): RawBuilder<unknown> {
  return sql`coalesce((select max(n.seq) from (select s.seq from audit_event s
    where s.ward_id = ${wardId} and s.at < ${to}::timestamptz order by s.at desc limit ${disorder}) n), 0)`
}

/** The acts that stand in the chain, for choosing one: skips from name to name along the index. */
export async function listActions(trx: Tx, wardId: number): Promise<string[]> {
  const { rows } = await sql<{ action: string }>`
    with recursive names as (
      (select e.action from audit_event e where e.ward_id = ${wardId} order by e.action limit 1)
      union all
      select (select e.action from audit_event e where e.ward_id = ${wardId} and e.action > names.action
        order by e.action limit 1) from names where names.action is not null)
    select action from names where action is not null`.execute(trx)
  return rows.map(({ action }) => action)
}
