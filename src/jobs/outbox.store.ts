import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'

export type WaitingRow = { wardId: number; outboxId: string }

/** Messages of all wards that no job knows of yet, of kinds somebody handles, the oldest first. */
export async function listWaitingRows(trx: Tx, kinds: string[], limit: number): Promise<WaitingRow[]> {
  const { rows } = await sql<WaitingRow>`
    select ward_id as "wardId", outbox_id as "outboxId" from outbox
    where relayed_at is null and kind = any(${kinds}) order by created_at limit ${limit}`.execute(trx)
  return rows
}

export async function markRelayed(trx: Tx, rows: WaitingRow[], at: string): Promise<void> {
  const keys = rows.map((row) => sql`(${row.wardId}::int, ${row.outboxId}::uuid)`)
  await sql`
    update outbox set relayed_at = ${at} where (ward_id, outbox_id) in (${sql.join(keys)})`.execute(trx)
}

export type Message = { kind: string; payload: Uint8Array }

export async function findOpenMessage(
  trx: Tx,
  wardId: number,
  outboxId: string,
): Promise<Message | undefined> {
  const { rows } = await sql<Message>`
    select kind, payload from outbox
    where ward_id = ${wardId} and outbox_id = ${outboxId} and done_at is null`.execute(trx)
  return rows[0]
}

/** True for the one who finishes it; a second attempt finds it done. Holds the row until the transaction ends. */
export async function markDone(
  trx: Tx,
  wardId: number,
  place: { outboxId: string; at: string },
): Promise<boolean> {
  const { rows } = await sql`
    update outbox set done_at = ${place.at}
    where ward_id = ${wardId} and outbox_id = ${place.outboxId} and done_at is null returning 1 as done`.execute(
    trx,
  )
  return rows.length > 0
}

/** Removes messages done, and those of kinds that nobody handles (never relayed), all older than `before`. */
export async function deleteServedMessages(trx: Tx, before: string): Promise<void> {
  await sql`
    delete from outbox where done_at < ${before} or (relayed_at is null and created_at < ${before})`.execute(
    trx,
  )
}
