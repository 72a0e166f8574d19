import { createSecretKey, randomBytes } from 'node:crypto'
import type { Db, Tx } from '#db/client.ts'
import type { WardVault } from '#modules/context.ts'
import { readKeyFile } from './key-file.ts'
import { blindIndexOf, deriveKey, keyIdOf, openBytes, sealBytes, SealBroken, type DataKey } from './seal.ts'
import { insertWardKeyRow, listWardKeyRows } from './ward-keys.store.ts'

/** Keys of the wards, unwrapped by the master key that lies outside the database. */
export type Vault = {
  /** Throws when the ward has no key: a ward row and its key are made together. */
  forWard(wardId: number): Promise<WardVault>
  /** Makes the ward's first data key, in the transaction that makes the ward. */
  makeWardKey(trx: Tx, wardId: number): Promise<WardVault>
}

export async function openVault(db: Db, keyFile: string): Promise<Vault> {
  return vaultOver(db, readKeyFile(keyFile))
}

/** The same with the master key given: tests, and keys that do not come from a file. */
export function vaultOver(db: Db, masterKey: Buffer): Vault {
  const wrapping: DataKey = { keyId: 0, key: deriveKey(createSecretKey(masterKey), 'wrap') }
  const known = new Map<number, WardVault>()
  return {
    async forWard(wardId) {
      const cached = known.get(wardId)
      if (cached) return cached
      const rows = await db.inWard(wardId, (trx) => listWardKeyRows(trx, wardId))
      const keys = rows.map(({ keyId, wrappedKey }) => ({
        keyId,
        key: createSecretKey(openBytes(wrapping, wrappingPlace(wardId, keyId), wrappedKey)),
      }))
      const vault = wardVaultOver(wardId, keys)
      known.set(wardId, vault)
      return vault
    },
    async makeWardKey(trx, wardId) {
      const key = randomBytes(32)
      const wrappedKey = sealBytes(wrapping, wrappingPlace(wardId, 1), key)
      await insertWardKeyRow(trx, wardId, { keyId: 1, wrappedKey })
      return wardVaultOver(wardId, [{ keyId: 1, key: createSecretKey(key) }])
    },
  }
}

function wrappingPlace(wardId: number, keyId: number): string {
  return `${wardId}·ward_key.wrapped_key·${keyId}`
}

/** `keys` newest first. Indexes are made with the oldest, so that they stay findable when a newer key seals. */
function wardVaultOver(wardId: number, keys: DataKey[]): WardVault {
  const newest = keys[0]
  const oldest = keys.at(-1)
  if (!newest || !oldest) throw new Error(`Ward ${wardId} has no data key`)
  const indexKey = deriveKey(oldest.key, 'blind index')
  const byId = new Map(keys.map((key) => [key.keyId, key]))
  return {
    seal: (place, row, value) =>
      sealBytes(newest, associated(wardId, place, row), Buffer.from(JSON.stringify(value ?? null))),
    open<T>(place: string, row: string, sealed: Uint8Array): T {
      const key = byId.get(keyIdOf(sealed))
      if (!key) throw new SealBroken(place)
      return JSON.parse(openBytes(key, associated(wardId, place, row), sealed).toString()) as T
    },
    blindIndex: (purpose, text) => blindIndexOf(indexKey, purpose, text),
  }
}

/** Ward, table.column and row: a value moved to another place does not open. */
function associated(wardId: number, place: string, row: string): string {
  return `${wardId}·${place}·${row}`
}
