import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import type { Instant } from '#lib/plain-date.ts'
import type { Root } from './root.ts'

export type RootRow = { no: number; seq: number; hash: string; at: Instant; line: string }

const rootColumns = sql<RootRow>`root_no as no, seq, hash, at, line`

export async function insertRootRow(trx: Tx, root: Root): Promise<void> {
  await sql`
    insert into audit_root (ward_id, root_no, seq, hash, at, line)
    values (${root.wardId}, ${root.no}, ${root.seq}, ${root.hash}, ${root.at}, ${root.line})`.execute(trx)
}

/** The newest copy of a root. */
export async function findLastRootRow(trx: Tx, wardId: number): Promise<RootRow | undefined> {
  const { rows } = await sql<RootRow>`
    select ${rootColumns} from audit_root where ward_id = ${wardId} order by root_no desc limit 1`.execute(
    trx,
  )
  return rows[0]
}

export async function listRootNumbers(trx: Tx, wardId: number): Promise<number[]> {
  const { rows } = await sql<{ no: number }>`
    select root_no as no from audit_root where ward_id = ${wardId} order by root_no`.execute(trx)
  return rows.map(({ no }) => no)
}

/** The hash and time of one link. */
export async function findLinkMark(
  trx: Tx,
  wardId: number,
  seq: number,
): Promise<{ hash: string; at: Instant } | undefined> {
  const { rows } = await sql<{ hash: string; at: Instant }>`
    select hash, at from audit_event where ward_id = ${wardId} and seq = ${seq}`.execute(trx)
  return rows[0]
}
