import { dbOver } from '#db/client.ts'
import { migrate, readMigrations } from '#db/migrate.ts'
import { openServer } from '#db/server.ts'
import pg from 'pg'
import { createHash } from 'node:crypto'

/**
 * Makes the migrated template once per server and schema, clones it for this worker and returns the clone's URL.
 * An advisory lock lets workers follow each other.
 */
export async function cloneTemplate(url: string): Promise<string> {
  const schema = createHash('sha256').update(readMigrations().map(({ checksum }) => checksum).join()).digest('hex')
  const template = `motcua_template_${schema.slice(0, 12)}`
  const clone = `motcua_test_${process.pid}_${Date.now().toString(36)}`
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  try {
    await admin.query('select pg_advisory_lock(20260701)')
    const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [template])
    if (!rowCount) await makeTemplate(admin, url, template)
    await admin.query(`create database ${clone} template ${template}`)
  } finally {
    await admin.end()
  }
  return withDatabase(url, clone)
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
