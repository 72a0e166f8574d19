import { sql } from 'kysely'
import type { Db, Tx } from '#db/client.ts'

/** `row`: the primary key without the ward, in its order, with the types of the database. */
export type BytesColumn = { table: string; column: string; row: { name: string; type: string }[] }

/** Every column of bytes in a table of the wards, from the catalogue of the database itself. */
export async function listBytesColumns(trx: Tx): Promise<BytesColumn[]> {
  const { rows } = await sql<BytesColumn>`
    select c.relname as "table", a.attname as "column", (
      select json_agg(json_build_object('name', k.attname, 'type', format_type(k.atttypid, k.atttypmod)) order by i.at)
      from pg_index x
      cross join lateral unnest(x.indkey::int2[]) with ordinality as i(num, at)
      join pg_attribute k on k.attrelid = c.oid and k.attnum = i.num
      where x.indrelid = c.oid and x.indisprimary and k.attname <> 'ward_id') as "row"
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.atttypid = 'bytea'::regtype
    order by c.relname, a.attname`.execute(trx)
  return rows.map((row) => ({ ...row, row: typeof row.row === 'string' ? JSON.parse(row.row) : row.row }))
}

/**
 * Facts are added and never changed; the keeper may write other bytes into a sealed column of such a table only while keys are
 * being changed. Given and taken by the owner, column by column.
 */
export async function letKeeperReseal(db: Db, places: readonly BytesColumn[]): Promise<void> {
  const lacking = await db.acrossWards((trx) => listLacking(trx, places))
  for (const { table, column } of lacking)
    await db.executeSql(`grant update (${quoted(column)}) on ${quoted(table)} to motcua_keeper`)
}

export async function endReseal(db: Db, places: readonly BytesColumn[]): Promise<void> {
  for (const { table, column } of places)
    await db.executeSql(`revoke update (${quoted(column)}) on ${quoted(table)} from motcua_keeper`)
}

async function listLacking(trx: Tx, places: readonly BytesColumn[]): Promise<BytesColumn[]> {
  const lacking: BytesColumn[] = []
  for (const place of places) {
    const { rows } = await sql<{ may: boolean }>`
      select has_column_privilege('motcua_keeper', ${place.table}::text, ${place.column}::text, 'update') as may`.execute(
      trx,
    )
    if (!rows[0]?.may) lacking.push(place)
  }
  return lacking
}

/** Names come from the catalogue of the database; quoted all the same. */
function quoted(name: string): string {
  return `"${name.replace(/"/g, '""')}"`
}
