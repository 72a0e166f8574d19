import type { Damage } from './damage.ts'
import type { BookRead } from './root-book.ts'
import type { Root } from './root.ts'

/** A backup put back, or a new chain in place of an older one: said and signed by whoever keeps the key, and never forgotten. */
export type RootNote = { kind: 'restored' | 'begun'; no: number; seq: number; at: string; reason: string }

/** The roots that must hold today: a restored backup excuses what lay beyond it, a new chain everything before it. */
export function rootsInForce(roots: Root[]): { inForce: Root[]; notes: RootNote[] } {
  let inForce: Root[] = []
  const notes: RootNote[] = []
  for (const root of roots) {
    const { kind, no, seq, at, reason } = root
    if (kind !== 'tick') notes.push({ kind, no, seq, at, reason })
    if (kind === 'begun') inForce = []
    if (kind === 'restored') inForce = inForce.filter((before) => before.seq <= seq)
    inForce.push(root)
  }
  return { inForce, notes }
}

export type RootsMet = {
  book: BookRead
  /** Numbers of the copies in the database. */
  copies: ReadonlySet<number>
  /** The hash the chain has at a number, undefined beyond its end. */
  hashAt(seq: number): string | undefined
  /** Where the walk began: links before it went when their time was over, and no root of theirs is asked for. */
  begin: number
  end: number
}

/**
 * What the roots outside say of the chain inside. A chain that is too short was cut when the database itself still knows the root,
 * and is an older copy when it does not; one that differs under a root was written anew.
 */
export function compareRoots({ book, copies, hashAt, begin, end }: RootsMet): {
  damages: Damage[]
  notes: RootNote[]
} {
  const { inForce, notes } = rootsInForce(book.roots)
  const damages: Damage[] = []
  if (book.forgedAt !== undefined) damages.push({ kind: 'rootForged', seq: 0, root: book.forgedAt })
  const lost = lostCopy(book, copies, notes.at(-1)?.no ?? 0)
  if (lost !== undefined) damages.push({ kind: 'rootsCut', seq: 0, root: lost })
  const broken = inForce.find(({ seq, hash }) => seq > begin && hashAt(seq) !== hash)
  if (broken) {
    const { no, seq } = broken
    if (!copies.has(no)) damages.push({ kind: 'rolledBack', seq: Math.min(seq, end + 1), root: no })
    else if (seq > end) damages.push({ kind: 'cut', seq: end + 1, to: inForce.at(-1)!.seq, root: no })
    else damages.push({ kind: 'rewritten', seq, root: no })
  }
  return { damages, notes }
}

/** The first copy whose root is no longer in the book; those before somebody owned up are excused with the rest. */
function lostCopy(
  { roots, forgedAt }: BookRead,
  copies: ReadonlySet<number>,
  owned: number,
): number | undefined {
  const known = new Set(roots.map(({ no }) => no))
  return [...copies].find((no) => no > owned && !known.has(no) && (forgedAt === undefined || no < forgedAt))
}
