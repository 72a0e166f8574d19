import { randomBytes } from 'node:crypto'
import type { Db, Tx } from '#db/client.ts'
import type { WardVault } from '#modules/context.ts'
import { readKeyFile } from './key-file.ts'
import { indexKeyFrom, indexKeyId, openWith, sealingKey, sealWith, type KeyRing } from './key-ring.ts'
import { ringsOver, type VaultTimes } from './key-rings.ts'
import { blindIndexOf } from './seal.ts'
import { insertWardKeyRow, listWardKeyRows, type WardKeyRow } from './ward-keys.store.ts'

/** The data keys of a ward by number, for replacing one by another. */
export type WardKeys = {
  /** The key that seals now, and how old it is. */
  sealing: { keyId: number; ageMs: number }
  /** All data keys, the newest first. More than one: a change of keys is under way. */
  keyIds: number[]
  /** The same value under the key that seals now. Throws SealBroken when it does not open at its place. */
  reseal(place: string, row: string, sealed: Uint8Array): Buffer
}

/** Keys of the wards, unwrapped by the master key that lies outside the database. */
export type Vault = {
  /** Throws when the ward has no key: a ward row and its key are made together. */
  forWard(wardId: number): Promise<WardVault>
  /** Makes the ward's first data key and its index key, in the transaction that makes the ward. */
  makeWardKey(trx: Tx, wardId: number): Promise<WardVault>
  /** Makes one more data key, which seals from now on; answers its number, or undefined when a change is under way. */
  addWardKey(trx: Tx, wardId: number): Promise<number | undefined>
  keysOf(wardId: number): Promise<WardKeys>
}

/** One program on its own data needs no patience; several on one server learn of a new key within ten seconds. */
const patient: VaultTimes = { rereadMs: 10_000, settleMs: 30_000 }

/** Nobody else works on the data: what is new is in force. */
export const atOnce: VaultTimes = { rereadMs: 10_000, settleMs: 0 }

/** The highest number of a data key: it is one byte of every sealed value. */
const lastKeyId = 255

export async function openVault(db: Db, keyFile: string, times: VaultTimes = patient): Promise<Vault> {
  readKeyFile(keyFile)
  return vaultOf(db, () => readKeyFile(keyFile), times)
}

/** The same with the master key given: tests, and keys that do not come from a file. */
export function vaultOver(db: Db, masterKey: Buffer, times: VaultTimes = patient): Vault {
  return vaultOf(db, () => masterKey, times)
}

function vaultOf(db: Db, readMasterKey: () => Buffer, times: VaultTimes): Vault {
  const rings = ringsOver(db, readMasterKey, times)
  return {
    forWard: async (wardId) => wardVaultOver(wardId, await rings.ofWard(wardId), times),
    async makeWardKey(trx, wardId) {
      const rows: WardKeyRow[] = []
      for (const keyId of [1, indexKeyId]) {
        const row = { keyId, ageMs: 0, wrappedKey: rings.wrap({ wardId, keyId }, randomBytes(32)) }
        await insertWardKeyRow(trx, wardId, row)
        rows.push(row)
      }
      return wardVaultOver(wardId, { held: rings.hold(wardId, rows) }, times)
    },
    async addWardKey(trx, wardId) {
      const rows = await listWardKeyRows(trx, wardId)
      const { keys } = rings.hold(wardId, rows)
      const [old, another] = keys
      if (!old || another) return undefined
      const add = (keyId: number, key: Uint8Array) =>
        insertWardKeyRow(trx, wardId, { keyId, wrappedKey: rings.wrap({ wardId, keyId }, key) })
      if (!rows.some(({ keyId }) => keyId === indexKeyId))
        await add(indexKeyId, indexKeyFrom(old.key).export())
      const keyId = old.keyId < lastKeyId ? old.keyId + 1 : 1
      await add(keyId, randomBytes(32))
      return keyId
    },
    async keysOf(wardId) {
      const ring = await rings.readAnew(wardId)
      const { keyId, ageMs, key } = sealingKey(ring, times.settleMs)
      return {
        sealing: { keyId, ageMs },
        keyIds: ring.held.keys.map(({ keyId }) => keyId),
        reseal: (place, row, sealed) => {
          const at = associated(wardId, place, row)
          return sealWith({ keyId, key }, at, openWith(ring, at, sealed))
        },
      }
    },
  }
}

function wardVaultOver(wardId: number, ring: KeyRing, { settleMs }: VaultTimes): WardVault {
  return {
    seal: (place, row, value) =>
      sealWith(
        sealingKey(ring, settleMs),
        associated(wardId, place, row),
        Buffer.from(JSON.stringify(value ?? null)),
      ),
    open: <T>(place: string, row: string, sealed: Uint8Array): T =>
      JSON.parse(openWith(ring, associated(wardId, place, row), sealed).toString()) as T,
    blindIndex: (purpose, text) => blindIndexOf(ring.held.index, purpose, text),
  }
}

/** Ward, table.column and row: a value moved to another place does not open. */
function associated(wardId: number, place: string, row: string): string {
  return `${wardId}·${place}·${row}`
}
