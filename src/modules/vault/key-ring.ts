import { createSecretKey, type KeyObject } from 'node:crypto'
import { deriveKey, keyIdOf, openBytes, sealBytes, SealBroken, type DataKey } from './seal.ts'
import type { WardKeyRow } from './ward-keys.store.ts'
import { unwrap } from './wrapping.ts'

/** The number of the key that makes indexes. It stays when data keys change, so that what was found by it is found again. */
export const indexKeyId = 0

/**
 * The keys of one ward as this process knows them. The same ring is refilled when keys change, so whoever holds it seals with
 * the key in force.
 */
export type KeyRing = { held: HeldKeys }

type HeldKey = DataKey & { ageMs: number }
export type HeldKeys = { keys: HeldKey[]; index: KeyObject; readAt: number }

/**
 * Rows newest first. A ward made before it had an index key of its own makes indexes with a key derived from its oldest data
 * key; that very key is kept as its index key when its first data key is replaced.
 */
export function heldKeysOf(wardId: number, rows: WardKeyRow[], wrapping: DataKey): HeldKeys {
  const opened = rows.map((row) => ({
    keyId: row.keyId,
    ageMs: row.ageMs,
    key: createSecretKey(unwrap(wrapping, { wardId, ...row })),
  }))
  const keys = opened.filter(({ keyId }) => keyId !== indexKeyId)
  const oldest = keys.at(-1)
  if (!oldest) throw new Error(`Ward ${wardId} has no data key`)
  const index = opened.find(({ keyId }) => keyId === indexKeyId)?.key ?? indexKeyFrom(oldest.key)
  return { keys, index, readAt: performance.now() }
}

export function indexKeyFrom(dataKey: KeyObject): KeyObject {
  return deriveKey(dataKey, 'blind index')
}

/**
 * The key that seals: the newest that every process had time to learn of. Until then the one before it seals on, because a
 * value sealed with a key that a neighbour does not know could not be read there.
 */
export function sealingKey({ held }: KeyRing, settleMs: number): HeldKey {
  const since = performance.now() - held.readAt
  return held.keys.find(({ ageMs }) => ageMs + since >= settleMs) ?? held.keys.at(-1)!
}

export function openWith({ held }: KeyRing, associated: string, sealed: Uint8Array): Buffer {
  const keyId = keyIdOf(sealed)
  const key = held.keys.find((one) => one.keyId === keyId)
  if (!key) throw new SealBroken(associated)
  return openBytes(key, associated, sealed)
}

export function sealWith(key: DataKey, associated: string, plain: Uint8Array): Buffer {
  return sealBytes(key, associated, plain)
}
