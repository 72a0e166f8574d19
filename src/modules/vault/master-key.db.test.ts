import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Instant } from '#lib/plain-date.ts'
import type { Db } from '#db/client.ts'
import { aWard } from '#test/db/a-ward.ts'
import { eachDatabase } from '#test/db/database.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  finishMasterChange,
  fitOfMasterKey,
  isChangeUnfinished,
  lastTypedBack,
  newMasterKey,
  openVault,
  readKeyFile,
  replaceMasterKey,
  settleKeyFile,
  vaultOver,
  writeKeyFile,
} from './index.ts'

const at = '2026-11-25T01:00:00.000Z' as Instant

eachDatabase('the master key', (getDb) => {
  let folder = ''
  let keyFile = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'motcua-master-'))
    keyFile = join(folder, 'master.key')
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  /** Wards of other tests are out of the way: their keys belong to another master key. */
  async function twoWards(db: Db) {
    await db.acrossWards((trx) => trx.deleteFrom('ward_key').execute())
    writeKeyFile(keyFile, newMasterKey())
    const old = vaultOver(db, readKeyFile(keyFile))
    const wards = [await aWard(db, {}, old), await aWard(db, {}, old)]
    const sealed = await Promise.all(
      wards.map(async ({ wardId }) => (await old.forWard(wardId)).seal('a.b', 'r', wardId)),
    )
    const opened = async () => {
      const vault = await openVault(db, keyFile)
      const values: unknown[] = []
      for (const [index, { wardId }] of wards.entries())
        values.push((await vault.forWard(wardId)).open('a.b', 'r', sealed[index]!))
      return values
    }
    return { wards, opened, numbers: wards.map(({ wardId }) => wardId) }
  }

  test('gives way to another: every ward opens with the new one, none with the old one', async () => {
    const db = getDb()
    const { opened, numbers } = await twoWards(db)
    const [old, fresh] = [readKeyFile(keyFile), newMasterKey()]
    // Two data keys and two index keys.
    expect(await replaceMasterKey(db, keyFile, { masterKey: fresh, at })).toBe(4)
    expect(readKeyFile(keyFile).equals(fresh)).toBe(true)
    expect(await fitOfMasterKey(db, old)).toBe('other')
    expect(await opened()).toEqual(numbers)
    expect(lastTypedBack(keyFile, fresh)).toBe(at)
    expect(readdirSync(folder).sort()).toEqual(['master.key', 'master.key.sheet'])
  })

  test('a change cut short before the wards were wrapped anew is forgotten', async () => {
    const db = getDb()
    const { opened, numbers } = await twoWards(db)
    const old = readKeyFile(keyFile)
    writeKeyFile(`${keyFile}.next`, newMasterKey())
    await settleKeyFile(db, keyFile)
    expect(readKeyFile(keyFile).equals(old)).toBe(true)
    expect(existsSync(`${keyFile}.next`)).toBe(false)
    expect(await opened()).toEqual(numbers)
  })

  test('a change cut short after the wards were wrapped anew is finished', async () => {
    const db = getDb()
    const { opened, numbers } = await twoWards(db)
    const old = readFileSync(keyFile)
    await replaceMasterKey(db, keyFile, { masterKey: newMasterKey(), at })
    const fresh = readKeyFile(keyFile)
    renameSync(keyFile, `${keyFile}.next`)
    renameSync(`${keyFile}.sheet`, `${keyFile}.next.sheet`)
    writeFileSync(keyFile, old)
    await settleKeyFile(db, keyFile)
    expect(readKeyFile(keyFile).equals(fresh)).toBe(true)
    expect(lastTypedBack(keyFile, fresh)).toBe(at)
    expect(await opened()).toEqual(numbers)
  })

  test('a change cut short is finished also when the old file is gone', async () => {
    const db = getDb()
    const { opened, numbers } = await twoWards(db)
    await replaceMasterKey(db, keyFile, { masterKey: newMasterKey(), at })
    renameSync(keyFile, `${keyFile}.next`)
    expect(await isChangeUnfinished(db, keyFile)).toBe(true)
    await finishMasterChange(db, keyFile)
    expect(await opened()).toEqual(numbers)
    expect(await isChangeUnfinished(db, keyFile)).toBe(false)
  })

  test('a change cut short between the two renames keeps the date of its sheet', async () => {
    const db = getDb()
    await twoWards(db)
    await replaceMasterKey(db, keyFile, { masterKey: newMasterKey(), at })
    renameSync(`${keyFile}.sheet`, `${keyFile}.next.sheet`)
    await settleKeyFile(db, keyFile)
    expect(lastTypedBack(keyFile, readKeyFile(keyFile))).toBe(at)
  })

  test('a new file cut short while it was written is forgotten', async () => {
    const db = getDb()
    const { opened, numbers } = await twoWards(db)
    writeFileSync(`${keyFile}.next`, 'motcua-master-key-1 abc')
    await settleKeyFile(db, keyFile)
    expect(existsSync(`${keyFile}.next`)).toBe(false)
    expect(await opened()).toEqual(numbers)
  })

  test('of other data is refused with the way back, and nothing is touched', async () => {
    const db = getDb()
    await twoWards(db)
    renameSync(keyFile, `${keyFile}.kept`)
    writeKeyFile(keyFile, newMasterKey())
    const before = readFileSync(keyFile, 'utf8')
    await expect(settleKeyFile(db, keyFile)).rejects.toMatchObject({
      code: 'key-other',
      message: expect.stringMatching(/key recover/) as string,
    })
    expect(readFileSync(keyFile, 'utf8')).toBe(before)
  })
})
