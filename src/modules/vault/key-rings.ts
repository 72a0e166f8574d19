import type { Db } from '#db/client.ts'
import { heldKeysOf, type HeldKeys, type KeyRing } from './key-ring.ts'
import { SealBroken } from './seal.ts'
import { listWardKeyRows, type WardKeyRow, type WrappedKey } from './ward-keys.store.ts'
import { wrap, wrappingOf } from './wrapping.ts'

export type VaultTimes = {
  /** How long a process may work with the keys it read. */
  rereadMs: number
  /** How old a new key must be before it seals: longer than anybody's `rereadMs`. */
  settleMs: number
}

/** The rings of all wards in this process, read when first asked for and again when they may have changed. */
export type KeyRings = {
  ofWard(wardId: number): Promise<KeyRing>
  readAnew(wardId: number): Promise<KeyRing>
  hold(wardId: number, rows: WardKeyRow[]): HeldKeys
  wrap(place: Omit<WrappedKey, 'wrappedKey'>, key: Uint8Array): Buffer
}

/** The master key is asked for anew when keys of wards no longer open with the one known: it may have been replaced. */
export function ringsOver(db: Db, readMasterKey: () => Buffer, { rereadMs }: VaultTimes): KeyRings {
  let wrapping = wrappingOf(readMasterKey())
  const rings = new Map<number, KeyRing>()
  const reading = new Map<number, Promise<KeyRing>>()

  const hold = (wardId: number, rows: WardKeyRow[]): HeldKeys => {
    try {
      return heldKeysOf(wardId, rows, wrapping)
    } catch (error) {
      if (!(error instanceof SealBroken)) throw error
      wrapping = wrappingOf(readMasterKey())
      return heldKeysOf(wardId, rows, wrapping)
    }
  }
  const read = async (wardId: number): Promise<KeyRing> => {
    const held = hold(wardId, await db.inWard(wardId, (trx) => listWardKeyRows(trx, wardId)))
    const ring = Object.assign(rings.get(wardId) ?? {}, { held })
    rings.set(wardId, ring)
    return ring
  }
  const readAnew = (wardId: number): Promise<KeyRing> => {
    const under = reading.get(wardId) ?? read(wardId).finally(() => reading.delete(wardId))
    reading.set(wardId, under)
    return under
  }
  return {
    hold,
    readAnew,
    wrap: (place, key) => wrap(wrapping, place, key),
    async ofWard(wardId) {
      const ring = rings.get(wardId)
      if (!ring) return readAnew(wardId)
      if (performance.now() - ring.held.readAt < rereadMs) return ring
      // Keys once read stay good: a database that is busy or away for a moment stops nobody here.
      return readAnew(wardId).catch(() => ring)
    },
  }
}
