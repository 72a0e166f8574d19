import type { Db, Tx } from '#db/client.ts'
import type { Clock } from '#lib/clock.ts'
import type { Instant } from '#lib/plain-date.ts'
import { findChainHead } from './audit.store.ts'
import { chainStart } from './chain.ts'
import { findBeginning } from './cut-note.ts'
import type { DamageKind } from './damage.ts'
import type { RootBook } from './root-book.ts'
import { parseRoot, type Root, type RootKind } from './root.ts'
import { findLastRootRow, findLinkMark, insertRootRow } from './roots.store.ts'
import { walkChain } from './verify-audit.ts'

export type RootParts = { db: Db; clock: Clock; book: RootBook }

/** Why no root was signed: what stands in the database is not what the roots outside say. */
export type RootTrouble =
  Extract<DamageKind, 'rolledBack' | 'rewritten' | 'rootsCut' | 'rootForged'> | 'broken'

type Given = { kind: RootKind; reason: string }
const tick: Given = { kind: 'tick', reason: '' }

/**
 * Signs where the ward's chain ends now, on disk outside first, then as a copy inside. Nothing is signed that does not hold: the chain
 * must still contain the last root, and every link since then must follow.
 */
export async function signWardRoot(parts: RootParts, wardId: number): Promise<Root | RootTrouble> {
  const { db, book } = parts
  const trouble = await db.inWard(wardId, (trx) => meetBook(trx, book, wardId))
  if (trouble) return trouble
  const last = book.last(wardId)
  const begin = await db.inWard(wardId, (trx) => findBeginning(trx, wardId))
  const from = last && last.seq >= begin.seq ? { seq: last.seq, hash: last.hash } : begin
  const { end, damages } = await walkChain(db, wardId, { from, wanted: new Set() })
  return damages.length > 0 ? 'broken' : keepRoot(parts, wardId, { ...tick, seq: end.seq, hash: end.hash })
}

/**
 * What the last root outside and the last copy inside say of each other. A root written outside whose copy was lost in a crash is
 * copied again when the chain holds it.
 */
export async function meetBook(trx: Tx, book: RootBook, wardId: number): Promise<RootTrouble | undefined> {
  const copy = await findLastRootRow(trx, wardId)
  const last = book.last(wardId)
  if ((copy?.no ?? 0) > (last?.no ?? 0)) return 'rootsCut'
  if (!last) return undefined
  if (!book.check(last.line)) return 'rootForged'
  const isHeld =
    (await findLinkMark(trx, wardId, last.seq))?.hash === last.hash || (await isBefore(trx, last))
  if (!isHeld) return last.no === copy?.no ? 'rewritten' : 'rolledBack'
  if (last.no !== copy?.no) await insertRootRow(trx, last)
  return undefined
}

/** The chain begins behind this root: what it held went when its time was over, or there was nothing yet. */
async function isBefore(trx: Tx, root: Root): Promise<boolean> {
  return root.seq === 0 || root.seq <= (await findBeginning(trx, root.wardId)).seq
}

async function keepRoot(
  { db, clock, book }: RootParts,
  wardId: number,
  said: Given & { seq: number; hash: string },
): Promise<Root> {
  const copy = await db.inWard(wardId, (trx) => findLastRootRow(trx, wardId))
  const no = Math.max(copy?.no ?? 0, book.last(wardId)?.no ?? 0)
  const root = book.append({ wardId, at: clock.now(), ...said }, { no })
  await db.inWard(wardId, (trx) => insertRootRow(trx, root))
  return root
}

/**
 * A root that owns up: a backup was put back, or a new chain begins where an older one was. It is signed like any other, stays in the
 * book for good, and every check tells it.
 */
export async function ownUp(parts: RootParts, wardId: number, given: Given): Promise<Root> {
  const head = await parts.db.inWard(wardId, (trx) => findChainHead(trx, wardId))
  const { seq, hash } = head ?? { seq: 0, hash: chainStart }
  return keepRoot(parts, wardId, { ...given, seq, hash })
}

export type RootState = {
  last: Root | undefined
  /** The oldest link that stands under no root yet. */
  waitingSince: Instant | undefined
  isLate: boolean
  trouble: RootTrouble | undefined
}

/** Links wait for their root ten minutes; after four hours somebody has to look. */
export const lateAfterMs = 4 * 3_600_000

/** How the roots of one ward stand, for the page of who looks after it and for `doctor`. */
export async function readRootState(
  { db, clock, book }: Pick<RootParts, 'db' | 'clock'> & { book: RootBook | undefined },
  wardId: number,
): Promise<RootState> {
  return db.inWard(wardId, async (trx) => {
    const row = await findLastRootRow(trx, wardId)
    const waiting = await findLinkMark(trx, wardId, (row?.seq ?? 0) + 1)
    const isLate = waiting !== undefined && Date.parse(clock.now()) - Date.parse(waiting.at) > lateAfterMs
    const trouble = book ? await meetBook(trx, book, wardId) : undefined
    return { last: row && parseRoot(row.line), waitingSince: waiting?.at, isLate, trouble }
  })
}

const everyMs = 10 * 60_000

export type RootKeeping = RootParts & {
  wards: readonly { wardId: number }[]
  reportFault(code: string, error: unknown): void
}

/** Signs a root of every ward now and every ten minutes; the function returned signs the last ones and ends. */
export function keepRoots(parts: RootKeeping): () => Promise<void> {
  const signAll = async () => {
    for (const { wardId } of parts.wards) {
      try {
        const signed = await signWardRoot(parts, wardId)
        if (typeof signed === 'string')
          parts.reportFault(`audit.${signed}`, new Error(`Ward ${wardId}: no root signed`))
      } catch (error) {
        parts.reportFault('audit.root', error)
      }
    }
  }
  let running = signAll()
  const timer = setInterval(() => void (running = running.then(signAll)), everyMs)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await running
    await signAll()
  }
}
