import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { aWard, testMasterKey } from '#test/db/a-ward.ts'
import { eachDatabase } from '#test/db/database.ts'
import { expect, test } from 'vitest'
import {
  fitOfMasterKey,
  isKnownKey,
  keyFileState,
  keyProofOf,
  makeKeyFile,
  openVault,
  readKeyFile,
  SealBroken,
  vaultOver,
} from './index.ts'

eachDatabase('the vault', (getDb) => {
  test('opens what it sealed, with any content', async () => {
    const ward = await aWard(getDb())
    const vault = await ward.vaults.forWard(ward.wardId)
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (value, row) => {
        const sealed = vault.seal('visit.summary', row, value)
        expect(JSON.stringify(vault.open('visit.summary', row, sealed))).toBe(JSON.stringify(value))
      }),
    )
  })

  test('a value moved to another row, column or ward does not open, nor does a changed one', async () => {
    const [one, other] = [await aWard(getDb()), await aWard(getDb())]
    const vault = await one.vaults.forWard(one.wardId)
    const foreign = await other.vaults.forWard(other.wardId)
    const sealed = vault.seal('visit.summary', 'row 1', { name: 'Trần Thị Thử' })
    expect(() => vault.open('visit.summary', 'row 2', sealed)).toThrow(SealBroken)
    expect(() => vault.open('dossier.summary', 'row 1', sealed)).toThrow(SealBroken)
    expect(() => foreign.open('visit.summary', 'row 1', sealed)).toThrow(SealBroken)
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = Buffer.from(sealed)
        changed[at]! ^= flip
        expect(() => vault.open('visit.summary', 'row 1', changed)).toThrow(SealBroken)
      }),
    )
    expect(() => vault.open('visit.summary', 'row 1', sealed.subarray(0, 20))).toThrow(SealBroken)
  })

  test('the same text is sealed differently each time and says nothing of itself', async () => {
    const ward = await aWard(getDb())
    const vault = await ward.vaults.forWard(ward.wardId)
    const sealed = [1, 2].map(() => vault.seal('a.b', 'r', 'CANARY-số-căn-cước'))
    expect(sealed[0]!.equals(sealed[1]!)).toBe(false)
    expect(sealed[0]!.includes('CANARY')).toBe(false)
  })

  test('an index is stable in its ward and purpose, and useless outside', async () => {
    const [one, other] = [await aWard(getDb()), await aWard(getDb())]
    const vault = await one.vaults.forWard(one.wardId)
    const index = vault.blindIndex('dossier.code', 'H1')
    expect(vault.blindIndex('dossier.code', 'H1')).toBe(index)
    expect(vault.blindIndex('visit.phone', 'H1')).not.toBe(index)
    expect((await other.vaults.forWard(other.wardId)).blindIndex('dossier.code', 'H1')).not.toBe(index)
  })

  test('one more data key seals once everybody could know it; both open, and indexes stay', async () => {
    const ward = await aWard(getDb())
    const before = await ward.vaults.forWard(ward.wardId)
    const sealed = before.seal('a.b', 'r', 'trước')
    const index = before.blindIndex('dossier.code', 'H1')
    const added = await getDb().inWard(ward.wardId, (trx) => ward.vaults.addWardKey(trx, ward.wardId))
    expect(added).toBe(2)
    expect(await getDb().inWard(ward.wardId, (trx) => ward.vaults.addWardKey(trx, ward.wardId))).toBe(
      undefined,
    )
    expect(await ward.vaults.keysOf(ward.wardId)).toMatchObject({ keyIds: [2, 1], sealing: { keyId: 1 } })
    const hasty = vaultOver(getDb(), testMasterKey, { rereadMs: 0, settleMs: 0 })
    const keys = await hasty.keysOf(ward.wardId)
    expect(keys.sealing.keyId).toBe(2)
    const after = await hasty.forWard(ward.wardId)
    expect(after.seal('a.b', 'r', 'sau')[1]).toBe(2)
    expect(after.open('a.b', 'r', sealed)).toBe('trước')
    expect(after.open('a.b', 'r', keys.reseal('a.b', 'r', sealed))).toBe('trước')
    expect(keys.reseal('a.b', 'r', sealed)[1]).toBe(2)
    expect(() => keys.reseal('a.b', 'other row', sealed)).toThrow(SealBroken)
    expect(after.blindIndex('dossier.code', 'H1')).toBe(index)
    // Whoever held the ward's vault before the change reads what was sealed after it as soon as the keys were read anew.
    expect(before.open('a.b', 'r', after.seal('a.b', 'r', 'sau'))).toBe('sau')
  })

  test('a ward from before index keys keeps its indexes when its first data key is replaced', async () => {
    const ward = await aWard(getDb())
    await getDb().acrossWards((trx) =>
      trx.deleteFrom('ward_key').where('ward_id', '=', ward.wardId).where('key_id', '=', 0).execute(),
    )
    const hasty = vaultOver(getDb(), testMasterKey, { rereadMs: 0, settleMs: 0 })
    const index = (await hasty.forWard(ward.wardId)).blindIndex('dossier.code', 'H1')
    await getDb().inWard(ward.wardId, (trx) => hasty.addWardKey(trx, ward.wardId))
    await getDb().acrossWards((trx) =>
      trx.deleteFrom('ward_key').where('ward_id', '=', ward.wardId).where('key_id', '=', 1).execute(),
    )
    const later = vaultOver(getDb(), testMasterKey)
    expect((await later.forWard(ward.wardId)).blindIndex('dossier.code', 'H1')).toBe(index)
    expect((await later.keysOf(ward.wardId)).keyIds).toEqual([2])
  })

  test('keys are read back with the master key only', async () => {
    const ward = await aWard(getDb())
    const sealed = (await ward.vaults.forWard(ward.wardId)).seal('a.b', 'r', 1)
    expect((await vaultOver(getDb(), testMasterKey).forWard(ward.wardId)).open('a.b', 'r', sealed)).toBe(1)
    await expect(vaultOver(getDb(), Buffer.alloc(32, 9)).forWard(ward.wardId)).rejects.toThrow(SealBroken)
    await expect(ward.vaults.forWard(ward.wardId + 50_000)).rejects.toThrow(/no data key/)
    expect(await fitOfMasterKey(getDb(), testMasterKey)).toBe('opens')
    expect(await fitOfMasterKey(getDb(), Buffer.alloc(32, 9))).toBe('other')
  })
})

test('a key file is made once, for its owner alone, and a missing or damaged one is refused', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-key-'))
  try {
    const file = join(folder, 'keys', 'master.key')
    expect(() => readKeyFile(file)).toThrow(expect.objectContaining({ code: 'key-missing' }))
    expect(keyFileState(file)).toBe('missing')
    makeKeyFile(file)
    expect(readKeyFile(file)).toHaveLength(32)
    expect(() => makeKeyFile(file)).toThrow(/EEXIST/)
    expect(keyFileState(file)).toBe('ok')
    expect(isKnownKey(readKeyFile(file))).toBe(false)
    expect(isKnownKey(testMasterKey)).toBe(true)
    expect(keyProofOf(readKeyFile(file))).not.toBe(keyProofOf(testMasterKey))
    if (process.platform !== 'win32') {
      expect(statSync(file).mode & 0o777).toBe(0o600)
      chmodSync(file, 0o644)
      expect(keyFileState(file)).toBe('open-to-others')
    }
    writeFileSync(join(folder, 'bad.key'), 'motcua-master-key-1 kurz')
    await expect(openVault({} as never, join(folder, 'bad.key'))).rejects.toThrow(
      expect.objectContaining({ code: 'key-damaged' }),
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
})
