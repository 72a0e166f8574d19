import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '#lib/os/project-root.ts'
import { eachDatabase } from '#test/db/database.ts'
import { expect, test } from 'vitest'
import { classification, unsealed, type ClassifiedTable } from './classification.ts'
import { generateTypes } from './generate-types.ts'

type Row = Record<string, unknown>
type Loose = Record<string, ClassifiedTable<Record<string, unknown>>>

/** What is missing, unknown or unsealed when these columns meet this classification. */
function faultsOf(columns: Row[], tables: Loose, reasons: Record<string, string>): string[] {
  const live = columns.map((row) => `${row.table_name}.${row.column_name}`)
  const named = Object.entries(tables).flatMap(([table, { columns: of }]) =>
    Object.keys(of).map((column) => `${table}.${column}`),
  )
  const missing = live.filter((name) => !named.includes(name)).map((name) => `not classified: ${name}`)
  const unknown = [...named, ...Object.keys(reasons)]
    .filter((name) => !live.includes(name))
    .map((name) => `unknown: ${name}`)
  const open = columns
    .filter((row) => {
      const kind = tables[String(row.table_name)]?.columns[String(row.column_name)]
      const name = `${row.table_name}.${row.column_name}`
      return (kind === 'personal' || kind === 'sensitive') && row.data_type !== 'bytea' && !(name in reasons)
    })
    .map((row) => `not sealed: ${row.table_name}.${row.column_name}`)
  return [...missing, ...unknown, ...open]
}

test('an unclassified, an unknown and an unsealed column are each found', () => {
  const columns = [
    { table_name: 'a', column_name: 'name', data_type: 'text' },
    { table_name: 'a', column_name: 'new', data_type: 'text' },
  ]
  const tables: Loose = {
    a: { purpose: '', retention: 'ward', columns: { name: 'personal', gone: 'internal' } },
  }
  expect(faultsOf(columns, tables, {})).toEqual([
    'not classified: a.new',
    'unknown: a.gone',
    'not sealed: a.name',
  ])
})

eachDatabase('the catalogue of the database', (getDb) => {
  const ask = async (text: string) => (await getDb().executeSql(text)).rows

  test('every column has a class, personal ones are sealed or excused', async () => {
    const columns = await ask(`select table_name, column_name, data_type from information_schema.columns
      where table_schema = 'public'`)
    expect(columns.length).toBeGreaterThan(100)
    expect(faultsOf(columns, classification as Loose, unsealed)).toEqual([])
  })

  test('generated types are fresh', async () => {
    expect(await generateTypes(getDb())).toBe(
      readFileSync(join(projectRoot(), 'src/db/schema.gen.ts'), 'utf8'),
    )
  })

  test('row-level security is forced with policies for all verbs on every table of a ward', async () => {
    const tables = await ask(`
      select c.relname, c.relrowsecurity and c.relforcerowsecurity as forced,
        array(select p.polcmd::text from pg_policy p where p.polrelid = c.oid and p.polpermissive) as verbs,
        array(select pg_get_expr(p.polqual, c.oid) from pg_policy p where p.polrelid = c.oid and p.polname = 'own_ward') as own
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'ward_id'
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`)
    expect(tables.length).toBeGreaterThan(15)
    for (const table of tables) {
      expect(table, String(table.relname)).toMatchObject({ forced: true, verbs: ['*', '*'] })
      expect(String(table.own), String(table.relname)).toMatch(
        /NULLIF\(current_setting\('app.ward'::text, true\), ''::text\)/,
      )
    }
  })

  test('every key and every reference starts with the ward, so that errors tell nothing of other wards', async () => {
    const indexes = await ask(`
      select i.indexrelid::regclass::text as name, a.attname from pg_index i
      join pg_class c on c.oid = i.indrelid and c.relnamespace = 'public'::regnamespace
      join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
      where i.indisunique and c.relname <> 'schema_migration'`)
    expect(indexes.filter((row) => row.attname !== 'ward_id')).toEqual([])
    const references = await ask(`
      select conname, (select attname from pg_attribute where attrelid = conrelid and attnum = conkey[1]) as attname
      from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`)
    expect(references.length).toBeGreaterThan(10)
    expect(references.filter((row) => row.attname !== 'ward_id')).toEqual([])
  })

  test('no trigger, no sequence, no function that runs as its owner', async () => {
    const found = await ask(`
      select tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
        where not tgisinternal and c.relnamespace = 'public'::regnamespace
      union all select relname from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace
      union all select proname from pg_proc where prosecdef and pronamespace = 'public'::regnamespace`)
    expect(found).toEqual([])
  })
})
