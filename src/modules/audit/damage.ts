import type { StoredLink } from './audit.store.ts'
import { hashOf } from './chain.ts'

/** What was done to a chain or its roots, as far as it can be told; `to` is the last link of a stretch. */
export type Damage = { kind: DamageKind; seq: number; to?: number; root?: number }

export const damageKinds = [
  'edited',
  'deleted',
  'inserted',
  'reordered',
  'cut',
  'headMoved',
  'objectsDiffer',
  'rolledBack',
  'rewritten',
  'rootForged',
  'rootsCut',
] as const
export type DamageKind = (typeof damageKinds)[number]

export type Place = { seq: number; hash: string }

/** Whether the stored link is the next after `last`. */
export function follows(wardId: number, stored: StoredLink, last: Place): boolean {
  return stored.seq === last.seq + 1 && stored.prevHash === last.hash && isWhole(wardId, stored)
}

function isWhole(wardId: number, link: StoredLink, seq = link.seq): boolean {
  return hashOf(wardId, seq === link.seq ? link : { ...link, seq }) === link.hash
}

/** How far a link may have been carried and still be recognised. */
const reach = 100

/** Names the first break after `last`; `window` are the links found there, in order, the first of which does not follow. */
export function nameBreak(wardId: number, last: Place, window: StoredLink[]): Damage {
  const [first, second] = window
  if (!first) return { kind: 'cut', seq: last.seq + 1 }
  if (first.seq > last.seq + 1) return { kind: 'deleted', seq: last.seq + 1, to: first.seq - 1 }
  const isShiftedUp = second !== undefined && isWhole(wardId, second, second.seq - 1)
  if (isWhole(wardId, first)) return nameForeign({ last, first, second, isShiftedUp })
  const born = bornAt(wardId, first)
  if (born === undefined) return { kind: isShiftedUp ? 'inserted' : 'edited', seq: first.seq }
  const moved = born - first.seq
  const movesOn = second !== undefined && isWhole(wardId, second, second.seq + moved)
  // All that follow moved by the same step: links are gone and their numbers were closed up.
  if (moved > 0 && first.prevHash !== last.hash && (movesOn || !second))
    return { kind: 'deleted', seq: first.seq, to: born - 1 }
  return { kind: 'reordered', seq: first.seq, to: born }
}

type Foreign = { last: Place; first: StoredLink; second: StoredLink | undefined; isShiftedUp: boolean }

/** A link whose own hash is right, but that hangs on another than the one before it. */
function nameForeign({ last, first, second, isShiftedUp }: Foreign): Damage {
  const isPutIn = !second || isShiftedUp || second.prevHash !== first.hash || last.seq === 0
  return isPutIn ? { kind: 'inserted', seq: first.seq } : { kind: 'edited', seq: last.seq }
}

/** The number the link was hashed under, when it is near. */
function bornAt(wardId: number, link: StoredLink): number | undefined {
  for (let step = 1; step <= reach; step++)
    for (const seq of [link.seq + step, link.seq - step]) if (isWhole(wardId, link, seq)) return seq
  return undefined
}
