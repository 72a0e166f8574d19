import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'

export type RequestRow = {
  requestId: string
  dossierId: string | null
  kind: string
  status: string
  askedAt: string
  replyDueAt: string
  repliedAt: string | null
  dueAt: string
  closedAt: string | null
  version: number
}

export type RequestEventRow = {
  seq: number
  at: string
  type: string
  actorId: string | null
  actorRole: string
  device: string
  data: Uint8Array
}

const columns = sql<RequestRow>`
  request_id as "requestId", dossier_id as "dossierId", kind, status, asked_at::text as "askedAt",
  reply_due_at::text as "replyDueAt", replied_at::text as "repliedAt", due_at::text as "dueAt",
  closed_at::text as "closedAt", version`

export async function insertRequestRow(
  trx: Tx,
  wardId: number,
  row: Omit<RequestRow, 'closedAt' | 'repliedAt'>,
): Promise<void> {
  await sql`
    insert into data_request (ward_id, request_id, dossier_id, kind, status, asked_at, reply_due_at, due_at, version,
      changed_at)
    values (${wardId}, ${row.requestId}, ${row.dossierId}, ${row.kind}, ${row.status}, ${row.askedAt},
      ${row.replyDueAt}, ${row.dueAt}, ${row.version}, ${row.askedAt})`.execute(trx)
}

export async function lockRequestRow(
  trx: Tx,
  wardId: number,
  requestId: string,
): Promise<RequestRow | undefined> {
  const { rows } = await sql<RequestRow>`
    select ${columns} from data_request
    where ward_id = ${wardId} and request_id = ${requestId} for update`.execute(trx)
  return rows[0]
}

export async function findRequestRow(
  trx: Tx,
  wardId: number,
  requestId: string,
): Promise<RequestRow | undefined> {
  const { rows } = await sql<RequestRow>`
    select ${columns} from data_request where ward_id = ${wardId} and request_id = ${requestId}`.execute(trx)
  return rows[0]
}

/** Open ones first, the soonest due at the top; then the newest of those that are over. */
export async function listRequestRows(trx: Tx, wardId: number, limit: number): Promise<RequestRow[]> {
  const { rows } = await sql<RequestRow>`
    select ${columns} from data_request where ward_id = ${wardId}
    order by closed_at is not null, case when closed_at is null then due_at end, closed_at desc limit ${limit}`.execute(
    trx,
  )
  return rows
}

export async function listRequestRowsOf(trx: Tx, wardId: number, dossierId: string): Promise<RequestRow[]> {
  const { rows } = await sql<RequestRow>`
    select ${columns} from data_request
    where ward_id = ${wardId} and dossier_id = ${dossierId} order by asked_at`.execute(trx)
  return rows
}

export async function updateRequestRow(
  trx: Tx,
  wardId: number,
  row: Pick<RequestRow, 'requestId' | 'status' | 'dueAt' | 'version'> & {
    at: string
    isReplied: boolean
    isClosed: boolean
  },
): Promise<void> {
  await sql`
    update data_request set status = ${row.status}, due_at = ${row.dueAt}, version = ${row.version},
      changed_at = ${row.at},
      replied_at = case when ${row.isReplied} then coalesce(replied_at, ${row.at}::timestamptz) end,
      closed_at = case when ${row.isClosed} then coalesce(closed_at, ${row.at}::timestamptz) end
    where ward_id = ${wardId} and request_id = ${row.requestId}`.execute(trx)
}

export async function insertRequestEventRows(
  trx: Tx,
  wardId: number,
  rows: (RequestEventRow & { requestId: string })[],
): Promise<void> {
  const values = rows.map(
    (
      row,
    ) => sql`(${wardId}, ${row.requestId}, ${row.seq}, ${row.at}, ${row.type}, ${row.actorId}, ${row.actorRole},
    ${row.device}, ${row.data})`,
  )
  await sql`
    insert into data_request_event (ward_id, request_id, seq, at, type, actor_id, actor_role, device, data)
    values ${sql.join(values)}`.execute(trx)
}

export async function listRequestEventRows(
  trx: Tx,
  wardId: number,
  requestId: string,
): Promise<RequestEventRow[]> {
  const { rows } = await sql<RequestEventRow>`
    select seq, at::text as at, type, actor_id as "actorId", actor_role as "actorRole", device, data
    from data_request_event where ward_id = ${wardId} and request_id = ${requestId} order by seq`.execute(trx)
  return rows
}
