import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DirectoryInUse } from '#lib/os/directory-lock.ts'
import { aWard } from '#test/db/a-ward.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DbUnavailable, dbOver, openDb, type Db } from './client.ts'
import { DurableFs } from './durable-fs.ts'
import { openEmbedded } from './embedded.ts'
import { migrate } from './migrate.ts'
import { readSafety, refuseUnsafe, UnsafeStart, type MachineReadings } from './read-safety.ts'

const machine: MachineReadings = {
  keyFile: 'ok',
  hasDefaultSecret: false,
  now: 0,
  builtAt: undefined,
  publicUrl: undefined,
  isTlsCheckOff: false,
}

describe('the embedded database in a directory', () => {
  let dataDir = ''
  let db: Db
  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'motcua-embedded-'))
    db = await openDb({ dataDir })
    await migrate(db)
  })
  afterAll(async () => {
    await db.close().catch(() => {})
    rmSync(dataDir, { recursive: true, force: true })
  })

  test('runs with settings that keep what it acknowledged, from the first start on', async () => {
    expect(await readSafety(db)).toEqual({
      kind: 'embedded',
      settings: { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on', wal_sync_method: 'fsync' },
      unguardedTables: [],
      roleFaults: [],
      schema: 'fits',
    })
    await expect(refuseUnsafe(db, machine)).resolves.toBeUndefined()
  })

  test('refuses when a table stops being guarded, and says which', async () => {
    await db.executeSql('alter table visit no force row level security')
    await expect(refuseUnsafe(db, machine)).rejects.toThrow(UnsafeStart)
    await expect(refuseUnsafe(db, machine)).rejects.toThrow(/visit/)
    await db.executeSql('alter table visit force row level security')
  })

  test('refuses when the app role was given the power of an owner', async () => {
    await db.executeSql('alter role motcua_app bypassrls')
    await expect(refuseUnsafe(db, machine)).rejects.toThrow(/bypasses-rls/)
    await db.executeSql('alter role motcua_app nobypassrls')
  })

  test('belongs to one process', async () => {
    await expect(openDb({ dataDir })).rejects.toThrow(DirectoryInUse)
  })

  test('keeps rows over a restart, and says plainly that it is closed', async () => {
    const { wardId } = await aWard(db)
    await db.close()
    await expect(
      db.inWard(wardId, async (trx) => trx.selectFrom('ward').selectAll().execute()),
    ).rejects.toThrow(DbUnavailable)
    db = await openDb({ dataDir })
    const rows = await db.inWard(wardId, (trx) => trx.selectFrom('ward').select('ward_id').execute())
    expect(rows).toEqual([{ ward_id: wardId }])
  })

  test('stops at the first failed sync, loses nothing it acknowledged, and works again after a new start', async () => {
    await db.executeSql('create table kept (x integer)')
    await db.close()
    let isBroken = false
    const failing = dbOver(
      await openEmbedded(join(dataDir, 'database'), (file) => {
        if (isBroken) throw Object.assign(new Error('EIO: i/o error'), { code: 'EIO' })
        fdatasyncSync(file)
      }),
    )
    await failing.executeSql('insert into kept values (1)')
    isBroken = true
    const brokenDisk = expect.objectContaining({ code: 'disk-broken' })
    await expect(failing.executeSql('insert into kept values (2)')).rejects.toThrow(brokenDisk)
    isBroken = false
    await expect(failing.executeSql('insert into kept values (3)')).rejects.toThrow(brokenDisk)
    await failing.close().catch(() => {})
    db = await openDb({ dataDir })
    const { rows } = await db.executeSql('select x from kept where x <> 2')
    expect(rows).toEqual([{ x: 1 }])
  })
})

test("the file system syncs files and folders, and a failed sync is the database's error", async () => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-fs-'))
  class ErrnoError extends Error {}
  const module = {
    FS: { ErrnoError },
    NODEFS: {
      stream_ops: {} as { fsync(stream: object): number },
      realPath: () => folder,
      convertNodeCode: () => 9,
    },
  }
  const { emscriptenOpts } = await new DurableFs(folder).init({} as never, {})
  emscriptenOpts.preRun!.at(-1)!(module as never)
  const file = openSync(join(folder, 'x'), 'w')
  expect(module.NODEFS.stream_ops.fsync({ nfd: file })).toBe(0)
  expect(module.NODEFS.stream_ops.fsync({ node: {} })).toBe(0)
  closeSync(file)
  expect(() => module.NODEFS.stream_ops.fsync({ nfd: file })).toThrow(ErrnoError)
  rmSync(folder, { recursive: true })
})
