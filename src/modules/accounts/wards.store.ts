import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import type { WardSettings } from '#modules/context.ts'

export type WardRow = {
  wardId: number
  code: string
  name: string
  provinceName: string
  isDemo: boolean
  settings: WardSettings
}

export async function insertWardRow(trx: Tx, row: WardRow): Promise<void> {
  await sql`
    insert into ward (ward_id, code, name, province_name, is_demo, settings)
    values (${row.wardId}, ${row.code}, ${row.name}, ${row.provinceName}, ${row.isDemo}, ${JSON.stringify(row.settings)}::jsonb)`.execute(
    trx,
  )
}

export async function listWardRows(trx: Tx): Promise<WardRow[]> {
  const { rows } = await sql<WardRow>`
    select ward_id as "wardId", code, name, province_name as "provinceName", is_demo as "isDemo", settings
    from ward order by ward_id`.execute(trx)
  return rows
}

export async function insertCounterRow(
  trx: Tx,
  wardId: number,
  row: { counterId: string; name: string; fields: string[] },
): Promise<void> {
  await sql`
    insert into counter (ward_id, counter_id, name, fields)
    values (${wardId}, ${row.counterId}, ${row.name}, ${row.fields})`.execute(trx)
}

export async function listCounterRows(
  trx: Tx,
  wardId: number,
): Promise<{ counterId: string; name: string; fields: string[] }[]> {
  const { rows } = await sql<{ counterId: string; name: string; fields: string[] }>`
    select counter_id as "counterId", name, fields from counter where ward_id = ${wardId} order by counter_id`.execute(
    trx,
  )
  return rows
}

/** A squad with its members; the first named leads. */
export async function insertSquadRow(
  trx: Tx,
  wardId: number,
  squad: { squadId: string; name: string; memberIds: string[] },
): Promise<void> {
  await sql`insert into squad (ward_id, squad_id, name) values (${wardId}, ${squad.squadId}, ${squad.name})`.execute(
    trx,
  )
  const rows = squad.memberIds.map(
    (accountId, index) => sql`(${wardId}, ${squad.squadId}, ${accountId}, ${index === 0})`,
  )
  await sql`insert into squad_member (ward_id, squad_id, account_id, is_leader) values ${sql.join(rows)}`.execute(
    trx,
  )
}
