import { sql } from 'kysely'
import type { Cuts } from './cuts.ts'
import { listTablesInOrder } from '../backup/tables.ts'
import type { Database, Tx } from '../client.ts'
import { sweeps } from './sweeps.ts'

/** How many rows of each table went. Tables of which none went are not named. */
export type Swept = Record<string, number>

/** Sessions are in no backup, but they end all the same. */
const alsoEnding = ['session'] as const

const mostPasses = 10

/**
 * Removes every due row of a ward, children before parents, in the keeper's transaction. What goes may make something
 * else due (a consent goes after its dossier), so it is looked at again until nothing more goes. Accounts come last:
 * only when nothing names them any more.
 */
export async function sweepWard(trx: Tx, wardId: number, cuts: Cuts): Promise<Swept> {
  const ordered = (await listTablesInOrder(trx)).toReversed() as (keyof Database)[]
  const tables = [...alsoEnding, ...ordered.filter((name) => name !== 'account')]
  const swept: Swept = {}
  for (let pass = 0; pass < mostPasses; pass++) {
    const before = total(swept)
    for (const table of tables) await sweepTable(trx, { wardId, table, cuts }, swept)
    if (total(swept) === before) break
  }
  await sweepTable(trx, { wardId, table: 'account', cuts }, swept)
  return swept
}

function total(swept: Swept): number {
  return Object.values(swept).reduce((sum, count) => sum + count, 0)
}

type Place = { wardId: number; table: keyof Database; cuts: Cuts }

async function sweepTable(trx: Tx, { wardId, table, cuts }: Place, swept: Swept): Promise<void> {
  const sweep = sweeps[table]
  if ('kept' in sweep) return
  await sweep.first?.(cuts, wardId).execute(trx)
  const { numAffectedRows } = await sql`
    delete from ${sql.table(table)} t where t.ward_id = ${wardId} and ${sweep.due(cuts, wardId)}`.execute(trx)
  const count = Number(numAffectedRows ?? 0)
  if (count > 0) swept[table] = (swept[table] ?? 0) + count
}

/** Dossiers that are past their time and stay because somebody holds them. */
export async function countHeld(trx: Tx, wardId: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct dossier_id)::int as count from dossier_mark
    where ward_id = ${wardId} and kind = 'hold' and lifted_at is null`.execute(trx)
  return rows[0]!.count
}

/** The last link that goes with this cut, and its hash: the note of the cut names them. Undefined when none goes. */
export async function lastLinkDue(
  trx: Tx,
  wardId: number,
  cuts: Cuts,
): Promise<{ seq: number; hash: string; rows: number } | undefined> {
  const audit = sweeps.audit_event
  if ('kept' in audit) return undefined
  const { rows } = await sql<{ seq: number; hash: string; rows: number }>`
    select t.seq, t.hash, (count(*) over ())::int as rows from audit_event t
    where t.ward_id = ${wardId} and ${audit.due(cuts, wardId)} order by t.seq desc limit 1`.execute(trx)
  return rows[0]
}
