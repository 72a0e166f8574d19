import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'

/** `keyId` 0 makes indexes, the others seal. */
export type WardKeyRow = { keyId: number; wrappedKey: Uint8Array; ageMs: number }

/** The newest first. How old a key is, is the database's word: the clocks of several machines differ. */
export async function listWardKeyRows(trx: Tx, wardId: number): Promise<WardKeyRow[]> {
  const { rows } = await sql<WardKeyRow>`
    select key_id as "keyId", wrapped_key as "wrappedKey",
      (extract(epoch from clock_timestamp() - created_at) * 1000)::float8 as "ageMs"
    from ward_key where ward_id = ${wardId} order by created_at desc, key_id desc`.execute(trx)
  return rows
}

export async function insertWardKeyRow(
  trx: Tx,
  wardId: number,
  row: Pick<WardKeyRow, 'keyId' | 'wrappedKey'>,
): Promise<void> {
  await sql`
    insert into ward_key (ward_id, key_id, wrapped_key)
    values (${wardId}, ${row.keyId}, ${row.wrappedKey})`.execute(trx)
}

/** For the keeper alone: whoever serves requests may not remove a key. */
export async function deleteWardKeyRow(trx: Tx, wardId: number, keyId: number): Promise<void> {
  await sql`delete from ward_key where ward_id = ${wardId} and key_id = ${keyId}`.execute(trx)
}

/** Wards with more than one data key: a change is under way, or was cut short. */
export async function listWardsChangingKeys(trx: Tx): Promise<number[]> {
  const { rows } = await sql<{ wardId: number }>`
    select ward_id as "wardId" from ward_key where key_id > 0 group by ward_id having count(*) > 1
    order by ward_id`.execute(trx)
  return rows.map(({ wardId }) => wardId)
}

export type WrappedKey = { wardId: number; keyId: number; wrappedKey: Uint8Array }

/** Every key of every ward, for the keeper. */
export async function listAllWardKeyRows(trx: Tx): Promise<WrappedKey[]> {
  const { rows } = await sql<WrappedKey>`
    select ward_id as "wardId", key_id as "keyId", wrapped_key as "wrappedKey" from ward_key
    order by ward_id, key_id`.execute(trx)
  return rows
}

export async function lockAllWardKeyRows(trx: Tx): Promise<WrappedKey[]> {
  const { rows } = await sql<WrappedKey>`
    select ward_id as "wardId", key_id as "keyId", wrapped_key as "wrappedKey" from ward_key
    order by ward_id, key_id for update`.execute(trx)
  return rows
}

export async function updateWrappedKey(trx: Tx, row: WrappedKey): Promise<void> {
  await sql`
    update ward_key set wrapped_key = ${row.wrappedKey}
    where ward_id = ${row.wardId} and key_id = ${row.keyId}`.execute(trx)
}
