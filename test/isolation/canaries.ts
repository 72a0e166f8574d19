import { dbOver, type Db } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import type { SqlSource } from '#db/sql-session.ts'

/** Stands in every text, id, number and date of the neighbour's rows: whoever hunts must never see one of them. */
export const canary = {
  text: 'KANARI',
  uuid: 'feedface',
  number: '770077',
  date: '2071-07-07',
} as const

/** Stands in our own rows: a hunt that never sees it hunts nothing. */
export const ownMark = 'CUANHA'

export type Column = { table: string; name: string; type: string; element: string | null }

/** Every column of every table of a ward, from the database itself. */
export async function wardColumns(db: Db): Promise<Column[]> {
  const { rows } = await db.executeSql(`
    select c.relname as "table", a.attname as name, format_type(a.atttypid, null) as type,
      case when t.typcategory = 'A' then format_type(t.typelem, null) end as element
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_type t on t.oid = a.atttypid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and exists (select 1 from pg_attribute w where w.attrelid = c.oid and w.attname = 'ward_id' and not w.attisdropped)
    order by c.relname, a.attnum`)
  return rows as Column[]
}

export function tablesOf(columns: readonly Column[]): string[] {
  return [...new Set(columns.map(({ table }) => table))]
}

/**
 * A database of its own with two wards: `rows` rows a table for ours, the same for the neighbour with canaries in every column.
 * Checks and references are put aside while it is filled: what is hunted is rows, not sense.
 */
export async function aHuntingGround(
  source: SqlSource,
  rows = 3,
): Promise<{ db: Db; own: number; other: number }> {
  const db = dbOver(source)
  await migrate(db)
  const columns = await wardColumns(db)
  const [own, other] = [11, 22]
  await db.executeSql(await withoutChecks(db))
  const inserts = tablesOf(columns).flatMap((table) =>
    [own, other].flatMap((ward) =>
      Array.from({ length: rows }, (_, row) =>
        insertOf(columns, { table, ward, row, isOther: ward === other }),
      ),
    ),
  )
  await db.executeSql(
    `set session_replication_role = replica; ${inserts.join(';')}; reset session_replication_role`,
  )
  await db.executeSql('analyze')
  return { db, own, other }
}

async function withoutChecks(db: Db): Promise<string> {
  const { rows } = await db.executeSql(`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as text
    from pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace`)
  return rows.map(({ text }) => String(text)).join(';') || 'select 1'
}

type Making = { table: string; ward: number; row: number; isOther: boolean }

function insertOf(columns: readonly Column[], making: Making): string {
  const own = columns.filter(({ table }) => table === making.table)
  const values = own.map((column, at) =>
    column.name === 'ward_id' ? String(making.ward) : valueOf(column, making, at),
  )
  // A table with one row a ward takes the first and keeps it.
  return `insert into ${making.table} (${own.map(({ name }) => name).join(', ')}) values (${values.join(', ')}) on conflict do nothing`
}

function valueOf({ name, type, element }: Column, { table, row, isOther }: Making, at: number): string {
  const mark = `${isOther ? canary.text : ownMark}-${table}-${name}-${row}`
  const hex = `${String(at).padStart(4, '0')}${String(row).padStart(4, '0')}`
  const simple: Record<string, string> = {
    uuid: `'${isOther ? canary.uuid : '00000000'}-0000-4000-8000-0000${hex}'`,
    text: `'${mark}'`,
    bytea: `convert_to('${mark}', 'UTF8')`,
    jsonb: `'{"k":"${mark}"}'`,
    date: isOther ? `'${canary.date}'::date + ${row}` : `'2026-01-01'::date + ${row}`,
    boolean: 'true',
    smallint: String(isOther ? 7_700 + row : row),
    'timestamp with time zone': isOther ? `'${canary.date}T07:07:07Z'` : `'2026-01-01T01:00:00Z'`,
  }
  if (element)
    return `array[${valueOf({ table, name, type: element, element: null }, { table, row, isOther, ward: 0 }, at)}]`
  const number = isOther ? `${canary.number}${at % 10}${row}` : String(100 + row)
  return simple[type] ?? number
}

/** Whether anything of the neighbour stands in what came back: rows, or the words of an error. */
export function isTold(value: unknown): boolean {
  const text =
    JSON.stringify(value, (_, held: unknown) => (held instanceof Uint8Array ? textOf(held) : held)) ?? ''
  const marks = [`${canary.text}-`, canary.uuid, canary.number, canary.date, hexOf(`${canary.text}-`)]
  return marks.some((mark) => text.includes(mark))
}

export function isOwn(value: unknown): boolean {
  const text =
    JSON.stringify(value, (_, held: unknown) => (held instanceof Uint8Array ? textOf(held) : held)) ?? ''
  return text.includes(ownMark)
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1')
}

function hexOf(text: string): string {
  return Buffer.from(text).toString('hex')
}
