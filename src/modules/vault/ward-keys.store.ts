import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'

export type WardKeyRow = { keyId: number; wrappedKey: Uint8Array }

/** Newest first: the first seals, all open. */
export async function listWardKeyRows(trx: Tx, wardId: number): Promise<WardKeyRow[]> {
  const { rows } = await sql<WardKeyRow>`
    select key_id as "keyId", wrapped_key as "wrappedKey" from ward_key
    where ward_id = ${wardId} order by key_id desc`.execute(trx)
  return rows
}

export async function insertWardKeyRow(trx: Tx, wardId: number, row: WardKeyRow): Promise<void> {
  await sql`
    insert into ward_key (ward_id, key_id, wrapped_key)
    values (${wardId}, ${row.keyId}, ${row.wrappedKey})`.execute(trx)
}
