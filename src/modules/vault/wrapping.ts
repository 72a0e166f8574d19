import { createSecretKey } from 'node:crypto'
import type { Db, Tx } from '#db/client.ts'
import { deriveKey, openBytes, sealBytes, SealBroken, type DataKey } from './seal.ts'
import {
  listAllWardKeyRows,
  lockAllWardKeyRows,
  updateWrappedKey,
  type WrappedKey,
} from './ward-keys.store.ts'

/** The key of the master key that wraps the keys of wards. */
export function wrappingOf(masterKey: Uint8Array): DataKey {
  return { keyId: 0, key: deriveKey(createSecretKey(masterKey), 'wrap') }
}

export function wrap(wrapping: DataKey, place: Omit<WrappedKey, 'wrappedKey'>, key: Uint8Array): Buffer {
  return sealBytes(wrapping, associated(place), key)
}

/** Throws SealBroken when it was wrapped by another master key, or for another ward. */
export function unwrap(wrapping: DataKey, row: WrappedKey): Buffer {
  return openBytes(wrapping, associated(row), row.wrappedKey)
}

function associated({ wardId, keyId }: Omit<WrappedKey, 'wrappedKey'>): string {
  return `${wardId}·ward_key.wrapped_key·${keyId}`
}

export type MasterFit = 'opens' | 'other' | 'no-wards'

/** Whether a master key opens the keys of every ward in the database. */
export async function fitOfMasterKey(db: Db, masterKey: Uint8Array): Promise<MasterFit> {
  const rows = await db.acrossWards((trx) => listAllWardKeyRows(trx))
  if (rows.length === 0) return 'no-wards'
  const wrapping = wrappingOf(masterKey)
  return rows.every((row) => isOpenedBy(wrapping, row)) ? 'opens' : 'other'
}

function isOpenedBy(wrapping: DataKey, row: WrappedKey): boolean {
  try {
    return unwrap(wrapping, row).length > 0
  } catch (error) {
    if (error instanceof SealBroken) return false
    throw error
  }
}

/** All keys of all wards from one master key to another; the transaction makes it all or nothing. */
export async function rewrapAll(trx: Tx, from: Uint8Array, to: Uint8Array): Promise<number> {
  const [old, fresh] = [wrappingOf(from), wrappingOf(to)]
  const rows = await lockAllWardKeyRows(trx)
  for (const row of rows)
    await updateWrappedKey(trx, { ...row, wrappedKey: wrap(fresh, row, unwrap(old, row)) })
  return rows.length
}
