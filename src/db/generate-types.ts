import type { Db } from './client.ts'

const plainTypes: Record<string, string> = {
  integer: 'number',
  smallint: 'number',
  bigint: 'number',
  'double precision': 'number',
  boolean: 'boolean',
  text: 'string',
  uuid: 'string',
  date: 'string',
  'timestamp with time zone': 'string',
  bytea: 'Uint8Array',
  jsonb: 'unknown',
}

const arrayTypes: Record<string, string> = { _text: 'string[]', _int8: 'number[]' }

/** The source of `schema.gen.ts`: one type per table, read from the catalogue of a migrated database. */
export async function generateTypes(db: Db): Promise<string> {
  const { rows } = await db.executeSql(`
    select table_name, column_name, data_type, udt_name, is_nullable, column_default
    from information_schema.columns where table_schema = 'public' order by table_name, ordinal_position`)
  const tables = [...new Set(rows.map((row) => String(row.table_name)))]
  const shapes = tables.map((table) => {
    const columns = rows.filter((row) => row.table_name === table)
    return `  ${table}: {\n${columns.map(columnLine).join('')}  }\n`
  })
  return [
    '// Made by scripts/db-types.mjs from the migrations; a test compares it with a migrated database.\n',
    "import type { Generated } from 'kysely'\n\n",
    'export type Database = {\n',
    ...shapes,
    '}\n',
  ].join('')
}

function columnLine(row: Record<string, unknown>): string {
  const isArray = row.data_type === 'ARRAY'
  const type = isArray ? arrayTypes[String(row.udt_name)] : plainTypes[String(row.data_type)]
  if (!type) {
    throw new Error(`No TypeScript type for ${row.table_name}.${row.column_name}: ${row.data_type}`)
  }
  const nullable = row.is_nullable === 'YES' ? `${type} | null` : type
  return `    ${row.column_name}: ${row.column_default === null ? nullable : `Generated<${nullable}>`}\n`
}
