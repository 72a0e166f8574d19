import type { Db } from './client.ts'
import { migrationsMisfit } from './migrate.ts'
import { findUnsafe, type SafetyReadings, type Unsafe } from './safety.ts'

/** Start was refused; `reasons` say how to mend each. */
export class UnsafeStart extends Error {
  readonly reasons: Unsafe[]
  constructor(reasons: Unsafe[]) {
    super(reasons.map(({ code, message }) => `${message} [${code}]`).join('\n'))
    this.reasons = reasons
  }
}

export type MachineReadings = Omit<
  SafetyReadings,
  'kind' | 'settings' | 'unguardedTables' | 'roleFaults' | 'schema'
>

/** Throws UnsafeStart when anything about this database, machine or configuration is unsafe. */
export async function refuseUnsafe(db: Db, machine: MachineReadings): Promise<void> {
  const reasons = findUnsafe({ ...(await readSafety(db)), ...machine })
  if (reasons.length > 0) throw new UnsafeStart(reasons)
}

type DbReadings = Omit<SafetyReadings, keyof MachineReadings>

/** Reads back what the database really runs with, whatever it was asked to. */
export async function readSafety(db: Db): Promise<DbReadings> {
  return {
    kind: db.kind,
    settings: await readSettings(db),
    unguardedTables: await listUnguardedTables(db),
    roleFaults: await listRoleFaults(db),
    schema: await migrationsMisfit(db),
  }
}

async function readSettings(db: Db): Promise<Record<string, string>> {
  const { rows } = await db.executeSql(`
    select name, setting from pg_settings
    where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'wal_sync_method')`)
  return Object.fromEntries(rows.map((row) => [String(row.name), String(row.setting)]))
}

async function listUnguardedTables(db: Db): Promise<string[]> {
  const { rows } = await db.executeSql(`
    select c.relname from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'ward_id' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and not (c.relrowsecurity and c.relforcerowsecurity)
    order by c.relname`)
  return rows.map((row) => String(row.relname))
}

async function listRoleFaults(db: Db): Promise<SafetyReadings['roleFaults']> {
  const { rows } = await db.executeSql(`
    select rolname, rolsuper, rolbypassrls,
      exists (select 1 from pg_class where relowner = r.oid and relnamespace = 'public'::regnamespace) as owns
    from pg_roles r where rolname in ('motcua_app', 'motcua_keeper')`)
  const faults: SafetyReadings['roleFaults'] = []
  if (rows.length < 2) faults.push('missing')
  if (rows.some((row) => row.rolsuper)) faults.push('superuser')
  if (rows.some((row) => row.rolbypassrls)) faults.push('bypasses-rls')
  if (rows.some((row) => row.owns)) faults.push('owns-tables')
  return faults
}
