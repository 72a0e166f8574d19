import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import type { Instant } from '#lib/plain-date.ts'

/** How far a change of a data key has come. */
export type RotationRow = {
  rotationId: string
  keyId: number
  startedAt: Instant
  /** Values there were when it began. */
  total: number
  resealed: number
  /** Values that open under no key of the ward: they stay as they are, and so does the old key. */
  broken: number
  finishedAt: Instant | null
}

export async function insertRotationRow(
  trx: Tx,
  wardId: number,
  row: Pick<RotationRow, 'rotationId' | 'keyId' | 'startedAt'>,
): Promise<void> {
  await sql`
    insert into key_rotation (ward_id, rotation_id, key_id, started_at)
    values (${wardId}, ${row.rotationId}, ${row.keyId}, ${row.startedAt})`.execute(trx)
}

export async function findLastRotationRow(trx: Tx, wardId: number): Promise<RotationRow | undefined> {
  const { rows } = await sql<RotationRow>`
    select rotation_id as "rotationId", key_id as "keyId", started_at as "startedAt", total, resealed, broken,
      finished_at as "finishedAt"
    from key_rotation where ward_id = ${wardId} order by started_at desc limit 1`.execute(trx)
  return rows[0]
}

type Change = { rotationId: string } & (
  { resealed: number } | { left: number } | { broken: number } | { finishedAt: Instant }
)

/** `left` is what still waits: with what was done it makes the total. */
export async function updateRotationRow(trx: Tx, wardId: number, change: Change): Promise<void> {
  const set =
    'resealed' in change
      ? sql`resealed = resealed + ${change.resealed}`
      : 'left' in change
        ? sql`total = resealed + ${change.left}`
        : 'broken' in change
          ? sql`broken = ${change.broken}`
          : sql`finished_at = ${change.finishedAt}`
  await sql`
    update key_rotation set ${set} where ward_id = ${wardId} and rotation_id = ${change.rotationId}`.execute(
    trx,
  )
}
