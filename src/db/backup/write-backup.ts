import { createHash } from 'node:crypto'
import { createWriteStream, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { sql } from 'kysely'
import { syncFolder } from '#lib/os/sync-tree.ts'
import type { Instant } from '#lib/plain-date.ts'
import type { Db, Tx } from '../client.ts'
import { listApplied } from '../migrate.ts'
import { signedText, type ArchiveHeader, type BackupKey } from './archive.ts'
import { listTablesInOrder } from './tables.ts'

export type BackupReport = { file: string; counts: Record<string, number>; rows: number; sha256: string }

const pageSize = 500

/**
 * Writes every row of every ward, as of one moment, into one file that others on the machine cannot read.
 * The file gets its name only when it is whole and on the disk.
 */
export async function writeBackup(
  db: Db,
  file: string,
  facts: { now: Instant; key: BackupKey },
): Promise<BackupReport> {
  const schema = [...(await listApplied(db))].map(([name, checksum]) => ({ name, checksum }))
  const header: ArchiveHeader = {
    motcua: 'backup',
    format: 2,
    createdAt: facts.now,
    schema,
    keyProof: facts.key.proof,
    keyName: facts.key.name,
  }
  const unfinished = `${file}.part`
  const tally: Tally = { counts: {}, sha256: '' }
  try {
    await db.acrossWards((trx) =>
      pipeline(
        Readable.from(linesOf(trx, { header, key: facts.key, tally })),
        createGzip(),
        createWriteStream(unfinished, { mode: 0o600, flush: true }),
      ),
    )
    renameSync(unfinished, file)
    syncFolder(dirname(file))
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw error
  }
  return { file, ...tally, rows: Object.values(tally.counts).reduce((sum, count) => sum + count, 0) }
}

type Tally = { counts: Record<string, number>; sha256: string }

type Writing = { header: ArchiveHeader; key: BackupKey; tally: Tally }

async function* linesOf(trx: Tx, { header, key, tally }: Writing): AsyncGenerator<string> {
  await sql`set transaction isolation level repeatable read, read only`.execute(trx)
  const hash = createHash('sha256')
  const hashed = (text: string) => {
    hash.update(`${text}\n`)
    return `${text}\n`
  }
  yield hashed(JSON.stringify(header))
  for (const table of await listTablesInOrder(trx)) {
    tally.counts[table] = 0
    for await (const row of rowsOf(trx, table)) {
      tally.counts[table] += 1
      yield hashed(`["${table}",${row}]`)
    }
  }
  tally.sha256 = hash.digest('hex')
  yield `${JSON.stringify({ end: true, ...tally, mac: key.sign(signedText(tally)) })}\n`
}

/** Each row as JSON made by the database: no value passes through a JavaScript type that could round it. */
async function* rowsOf(trx: Tx, table: string): AsyncGenerator<string> {
  const cursor = sql.ref(`backup_${table}`)
  await sql`declare ${cursor} no scroll cursor for select row_to_json(t)::text as row from ${sql.table(table)} t`.execute(
    trx,
  )
  for (;;) {
    const { rows } = await sql<{ row: string }>`fetch ${sql.lit(pageSize)} from ${cursor}`.execute(trx)
    for (const { row } of rows) yield row
    if (rows.length < pageSize) break
  }
  await sql`close ${cursor}`.execute(trx)
}
