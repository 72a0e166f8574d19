import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { takeDirectoryLock } from '#lib/os/directory-lock.ts'
import { syncTree } from '#lib/os/sync-tree.ts'
import { DurableFs, type SyncFile } from './durable-fs.ts'
import { createTalk } from './embedded-session.ts'
import { createQueue } from './queue.ts'
import type { SqlSource } from './sql-session.ts'
import { asFault } from './unavailable.ts'

/**
 * Start parameters of the embedded database. Left alone it starts with `-F` (no fsync at all); and of the ways to sync
 * the log only `fsync` reaches the disk in this build (`fdatasync` does nothing).
 */
const durable = ['fsync=on', 'synchronous_commit=on', 'full_page_writes=on', 'wal_sync_method=fsync']
const modest = ['shared_buffers=32MB', 'max_wal_size=64MB', 'timezone=UTC', 'jit=off']

function startParams(settings: string[]): string[] {
  return [
    ...PGlite.defaultStartParams.filter((word) => word !== '-F'),
    ...settings.flatMap((one) => ['-c', one]),
  ]
}

/** Opens (or makes) the database in `directory`, which belongs to this process until closed. */
export async function openEmbedded(directory: string, syncFile?: SyncFile): Promise<SqlSource> {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const lock = takeDirectoryLock(directory)
  try {
    const files = join(directory, 'pg')
    const isNew = !existsSync(join(files, 'PG_VERSION'))
    const pglite = await PGlite.create({
      fs: new DurableFs(files, syncFile),
      startParams: startParams([...durable, ...modest]),
    })
    // The files of a new database are unpacked without a sync.
    if (isNew) syncTree(files)
    return sourceOver(pglite, lock.release)
  } catch (error) {
    lock.release()
    throw asFault(error)
  }
}

/** A database that dies with the process: tests only. */
export async function openInMemory(): Promise<SqlSource> {
  return sourceOver(await PGlite.create({ startParams: startParams(modest) }), () => {})
}

function sourceOver(pglite: PGlite, onClose: () => void): SqlSource {
  const queue = createQueue()
  const talk = createTalk(pglite)
  return {
    kind: 'embedded',
    opening: '',
    async acquire() {
      const release = await queue.enter()
      return { ...talk, release: () => release() }
    },
    async close() {
      const leave = await queue.enter()
      try {
        if (!pglite.closed) await pglite.close()
      } finally {
        onClose()
        leave()
      }
    },
  }
}
