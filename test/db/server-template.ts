import { dbOver } from '#db/client.ts'
import { migrate, readMigrations } from '#db/migrate.ts'
import { openServer } from '#db/server.ts'
import pg from 'pg'
import { createHash } from 'node:crypto'

let made = 0

/** Tells this worker's databases from those of others and of earlier runs. */
function freshName(): string {
  made += 1
  return `motcua_test_${process.pid}_${Date.now().toString(36)}_${made}`
}

/**
 * Makes the migrated template once per server and schema, clones it for this worker and returns the clone's URL.
 * An advisory lock lets workers follow each other.
 */
export async function cloneTemplate(url: string): Promise<string> {
  const schema = createHash('sha256')
    .update(
      readMigrations()
        .map(({ checksum }) => checksum)
        .join(),
    )
    .digest('hex')
  const template = `motcua_template_${schema.slice(0, 12)}`
  const clone = freshName()
  await asAdmin(url, async (admin) => {
    await dropLeftovers(admin)
    const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [template])
    if (!rowCount) await makeTemplate(admin, url, template)
    await admin.query(`create database ${clone} template ${template}`)
  })
  return withDatabase(url, clone)
}

export async function createEmpty(url: string): Promise<string> {
  const name = freshName()
  await asAdmin(url, (admin) => admin.query(`create database ${name}`))
  return withDatabase(url, name)
}

async function asAdmin(url: string, body: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  try {
    await admin.query('select pg_advisory_lock(20260701)')
    await body(admin)
  } finally {
    await admin.end()
  }
}

/** Databases of workers that are gone: their number is in the name. */
async function dropLeftovers(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ name: string }>(
    "select datname as name from pg_database where datname ~ '^motcua_test_[0-9]+_'",
  )
  for (const { name } of rows) {
    if (!isRunning(Number(name.split('_')[2]))) await admin.query(`drop database if exists ${name}`)
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function makeTemplate(admin: pg.Client, url: string, template: string): Promise<void> {
  const building = `${template}_new`
  await admin.query(`drop database if exists ${building}`)
  await admin.query(`create database ${building}`)
  const db = dbOver(openServer(withDatabase(url, building)))
  await migrate(db)
  await db.close()
  await admin.query(`alter database ${building} rename to ${template}`)
}

export function withDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.toString()
}
