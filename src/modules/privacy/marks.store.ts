import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'

/** `hold`: kept whatever its period says. `restriction`: handled and nothing else. */
export type MarkKind = 'hold' | 'restriction'
export type MarkRow = {
  markId: string
  dossierId: string
  kind: MarkKind
  reason: Uint8Array
  placedAt: string
}

const columns = sql<MarkRow>`
  mark_id as "markId", dossier_id as "dossierId", kind, reason, placed_at::text as "placedAt"`

export async function insertMarkRow(
  trx: Tx,
  wardId: number,
  row: MarkRow & { placedBy: string | null },
): Promise<void> {
  await sql`
    insert into dossier_mark (ward_id, mark_id, dossier_id, kind, reason, placed_at, placed_by)
    values (${wardId}, ${row.markId}, ${row.dossierId}, ${row.kind}, ${row.reason}, ${row.placedAt}, ${row.placedBy})`.execute(
    trx,
  )
}

/** Marks that stand on one dossier. */
export async function listMarkRowsOf(trx: Tx, wardId: number, dossierId: string): Promise<MarkRow[]> {
  const { rows } = await sql<MarkRow>`
    select ${columns} from dossier_mark
    where ward_id = ${wardId} and dossier_id = ${dossierId} and lifted_at is null order by placed_at`.execute(
    trx,
  )
  return rows
}

/** Every dossier of the ward that is held or restricted now. */
export async function listStandingMarkRows(trx: Tx, wardId: number): Promise<MarkRow[]> {
  const { rows } = await sql<MarkRow>`
    select ${columns} from dossier_mark
    where ward_id = ${wardId} and lifted_at is null order by placed_at limit 500`.execute(trx)
  return rows
}

export async function liftMarkRows(
  trx: Tx,
  wardId: number,
  of: { dossierId: string; kind: MarkKind; at: string; by: string | null },
): Promise<number> {
  const { numAffectedRows } = await sql`
    update dossier_mark set lifted_at = ${of.at}, lifted_by = ${of.by}
    where ward_id = ${wardId} and dossier_id = ${of.dossierId} and kind = ${of.kind} and lifted_at is null`.execute(
    trx,
  )
  return Number(numAffectedRows ?? 0)
}
