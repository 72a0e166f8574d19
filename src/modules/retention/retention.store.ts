import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import type { Cuts } from '#db/retention/index.ts'
import type { WardPeriods } from '#domain/retention/retention.ts'

export type RunRow = { runId: string; at: string; cuts: Cuts; removed: Record<string, number>; held: number }

export async function insertRunRow(trx: Tx, wardId: number, row: RunRow): Promise<void> {
  await sql`
    insert into retention_run (ward_id, run_id, at, cuts, removed, held)
    values (${wardId}, ${row.runId}, ${row.at}, ${JSON.stringify(row.cuts)}::jsonb,
      ${JSON.stringify(row.removed)}::jsonb, ${row.held})`.execute(trx)
}

/** The newest runs first. */
export async function listRunRows(trx: Tx, wardId: number, limit: number): Promise<RunRow[]> {
  const { rows } = await sql<RunRow>`
    select run_id as "runId", at::text as at, cuts, removed, held from retention_run
    where ward_id = ${wardId} order by at desc limit ${limit}`.execute(trx)
  return rows
}

/** What the ward chose for itself, as it stands now: the program may have been started before it chose. */
export async function findWardPeriods(trx: Tx, wardId: number): Promise<WardPeriods> {
  const { rows } = await sql<{ periods: WardPeriods | null }>`
    select settings -> 'retention' as periods from ward where ward_id = ${wardId}`.execute(trx)
  return rows[0]?.periods ?? {}
}

export async function updateWardPeriods(trx: Tx, wardId: number, periods: WardPeriods): Promise<void> {
  await sql`
    update ward set settings = jsonb_set(settings, '{retention}', ${JSON.stringify(periods)}::jsonb)
    where ward_id = ${wardId}`.execute(trx)
}
