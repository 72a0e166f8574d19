import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '#lib/os/project-root.ts'
import type { Db } from './client.ts'

export type Migration = { name: string; text: string; checksum: string }

/** The schema on disk and the schema in the code do not fit together: start is refused. */
export class SchemaRefusal extends Error {
  readonly code: 'schema-newer' | 'schema-changed'
  constructor(code: 'schema-newer' | 'schema-changed', message: string) {
    super(message)
    this.code = code
  }
}

/** The numbered files of `src/db/migrations`, in order. */
export function readMigrations(): Migration[] {
  const folder = join(projectRoot(), 'src/db/migrations')
  const names = readdirSync(folder)
    .filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name))
    .sort()
  return names.map((name) => {
    const text = readFileSync(join(folder, name), 'utf8').replace(/\r\n/g, '\n')
    return { name, text, checksum: createHash('sha256').update(text).digest('hex') }
  })
}

const table = `create table if not exists schema_migration (
  name text primary key, checksum text not null, applied_at timestamptz not null default now())`

/**
 * Applies what is missing, each migration in a transaction of its own, forward only. Returns the names applied.
 * Refuses a database written by a newer program and one whose applied migrations were changed afterwards.
 */
export async function migrate(db: Db, migrations: Migration[] = readMigrations()): Promise<string[]> {
  await db.executeSql(table)
  const applied = await listApplied(db)
  const misfit = findMisfit(applied, migrations)
  if (misfit) throw new SchemaRefusal(misfit.code, misfit.message)
  const missing = migrations.filter(({ name }) => !applied.has(name))
  for (const migration of missing) await apply(db, migration)
  return missing.map(({ name }) => name)
}

/** False for a database in which nothing of ours was made yet. */
export async function hasSchema(db: Db): Promise<boolean> {
  const { rows } = await db.executeSql("select to_regclass('public.ward') is not null as there")
  return rows[0]?.there === true
}

/** Whether the schema of the database is one this program knows. */
export async function migrationsMisfit(
  db: Db,
  migrations: Migration[] = readMigrations(),
): Promise<'fits' | 'newer' | 'changed'> {
  const misfit = findMisfit(await listApplied(db), migrations)
  if (!misfit) return 'fits'
  return misfit.code === 'schema-newer' ? 'newer' : 'changed'
}

/** Names and checksums of the migrations the database has. */
export async function listApplied(db: Db): Promise<Map<string, string>> {
  const { rows } = await db.executeSql('select name, checksum from schema_migration order by name')
  return new Map(rows.map((row) => [String(row.name), String(row.checksum)]))
}

type Misfit = { code: SchemaRefusal['code']; message: string }

function findMisfit(applied: Map<string, string>, migrations: Migration[]): Misfit | undefined {
  const known = new Map(migrations.map(({ name, checksum }) => [name, checksum]))
  for (const [name, checksum] of applied) {
    if (!known.has(name)) {
      return {
        code: 'schema-newer',
        message: `Dữ liệu do bản mới hơn tạo (${name}). Hãy cập nhật chương trình rồi mở lại.`,
      }
    }
    if (known.get(name) !== checksum) {
      return {
        code: 'schema-changed',
        message: `Tệp ${name} đã bị sửa sau khi chạy. Hãy lấy lại bản gốc của chương trình.`,
      }
    }
  }
  return undefined
}

async function apply(db: Db, { name, text, checksum }: Migration): Promise<void> {
  const note = `insert into schema_migration (name, checksum) values ('${name}', '${checksum}')`
  // The table lock makes two programs starting at once follow each other; the second fails on the key and starts again.
  await db.executeSql(`begin; lock table schema_migration in exclusive mode; ${note};\n${text}\n;commit`)
}
