import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite, types, type PGliteOptions } from '@electric-sql/pglite'
import { takeDirectoryLock } from '#lib/os/directory-lock.ts'
import { DurableFs } from './durable-fs.ts'
import { createQueue } from './queue.ts'
import { plainBigint, plainInstant, plainText } from './plain-values.ts'
import type { SqlRows, SqlSession, SqlSource } from './sql-session.ts'
import { asFault } from './unavailable.ts'

/**
 * Start parameters of the embedded database. Left alone it starts with `-F` (no fsync at all); and of the ways to sync
 * the log only `fsync` reaches the disk in this build (`fdatasync` does nothing).
 */
const durable = ['fsync=on', 'synchronous_commit=on', 'full_page_writes=on', 'wal_sync_method=fsync']
const modest = ['shared_buffers=32MB', 'max_wal_size=64MB', 'timezone=UTC', 'jit=off']

function startParams(settings: string[]): string[] {
  return [...PGlite.defaultStartParams.filter((word) => word !== '-F'), ...settings.flatMap((one) => ['-c', one])]
}

const parsers: PGliteOptions['parsers'] = {
  [types.INT8]: plainBigint, [types.TIMESTAMPTZ]: plainInstant, [types.DATE]: plainText,
}

/** Opens (or makes) the database in `directory`, which belongs to this process until closed. */
export async function openEmbedded(directory: string): Promise<SqlSource> {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const lock = takeDirectoryLock(directory)
  try {
    const start = () => PGlite.create({
      fs: new DurableFs(join(directory, 'pg')), startParams: startParams([...durable, ...modest]), parsers,
    })
    return sourceOver(await start(), lock.release)
  } catch (error) {
    lock.release()
    throw asFault(error)
  }
}

/** A database that dies with the process: tests only. */
export async function openInMemory(): Promise<SqlSource> {
  return sourceOver(await PGlite.create({ startParams: startParams(modest), parsers }), () => {})
}

function sourceOver(pglite: PGlite, onClose: () => void): SqlSource {
  const queue = createQueue()
  return {
    kind: 'embedded',
    opening: '',
    async acquire() {
      const leave = await queue.enter()
      return sessionOver(pglite, leave)
    },
    async close() {
      const leave = await queue.enter()
      if (!pglite.closed) await pglite.close()
      onClose()
      leave()
    },
  }
}

function sessionOver(pglite: PGlite, leave: () => void): SqlSession {
  return {
    async query(text, params) {
      const { rows, affectedRows } = await pglite.query<SqlRows['rows'][number]>(text, params as unknown[])
      return { rows, affected: affectedRows }
    },
    async script(text) {
      const answers = await pglite.exec(text)
      return answers.map(({ rows, affectedRows }) => ({ rows: rows as SqlRows['rows'], affected: affectedRows }))
    },
    release: () => leave(),
  }
}
