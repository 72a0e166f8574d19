import type { Db } from '#db/client.ts'
import type { WardVault } from '#modules/context.ts'
import { findChainHead, listWardIds, type StoredLink } from './audit.store.ts'
import { compareRoots, rootsInForce, type RootNote } from './compare-roots.ts'
import { findBeginning, isOwnBeginning, type Beginning } from './cut-note.ts'
import { follows, nameBreak, type Damage, type Place } from './damage.ts'
import type { BookRead, RootBook } from './root-book.ts'
import type { Root } from './root.ts'
import { listRootNumbers } from './roots.store.ts'
import { listLinksFast, listObjectNames } from './verify.store.ts'

/** `rows` are the links that hold; `damages` what was done, the first place first; `firstBadSeq` where. */
export type AuditCheck = {
  wardId: number
  rows: number
  ok: boolean
  firstBadSeq?: number
  headHash: string
  damages: Damage[]
  /** Signed roots outside the database; null when no book was there to ask. */
  roots: { count: number; lastAt: string | null; lastSeq: number } | null
  notes: RootNote[]
}

const pageSize = 5_000

/** A root typed from the day book, and the ward's key: with it nobody else's cut passes for a beginning. */
type Beside = { fromPaper?: Root | undefined; vault?: WardVault | undefined }

/** Walks the ward's chain from its start, or from where what was over its time was cut off: every number, every hash, that it ends where the head says, and every signed root. */
export async function verifyAudit(
  db: Db,
  wardId: number,
  book?: RootBook,
  { fromPaper, vault }: Beside = {},
): Promise<AuditCheck> {
  const kept = withPaper(book?.read(wardId), fromPaper, wardId)
  const wanted = new Set(kept ? rootsInForce(kept.roots).inForce.map(({ seq }) => seq) : [])
  const from = await db.inWard(wardId, (trx) => findBeginning(trx, wardId))
  const walked = await walkChain(db, wardId, { from, wanted })
  const { notes, damages: ofRoots } = kept
    ? await askRoots(db, wardId, { kept, walked, begin: from.seq })
    : { notes: [], damages: [] }
  const damages = [...beginningDamage(from, vault), ...walked.damages, ...ofRoots]
  const [first] = damages
  return {
    wardId,
    rows: walked.end.seq,
    ok: !first,
    ...(first ? { firstBadSeq: first.seq } : {}),
    headHash: walked.end.hash,
    damages,
    roots: kept ? rootsTold(kept) : null,
    notes,
  }
}

/** A root from the day book counts like one of the book: the book itself may have been put back together with the database. */
function withPaper(kept: BookRead | undefined, root: Root | undefined, wardId: number): BookRead | undefined {
  if (!root || root.wardId !== wardId) return kept
  const roots = kept?.roots ?? []
  const isThere = roots.some(({ line }) => line === root.line)
  return isThere ? kept : { ...kept, roots: [...roots, root].sort((a, b) => a.no - b.no) }
}

/** A chain may begin later than at its start only with a note made by the ward's own key. */
function beginningDamage(from: Beginning, vault: WardVault | undefined): Damage[] {
  return vault && !isOwnBeginning(vault, from) ? [{ kind: 'cut', seq: 1, to: from.seq }] : []
}

function rootsTold({ roots }: BookRead): NonNullable<AuditCheck['roots']> {
  const last = roots.at(-1)
  return { count: roots.length, lastAt: last?.at ?? null, lastSeq: last?.seq ?? 0 }
}

async function askRoots(
  db: Db,
  wardId: number,
  { kept, walked, begin }: { kept: BookRead; walked: Walked; begin: number },
) {
  const copies = new Set(await db.inWard(wardId, (trx) => listRootNumbers(trx, wardId)))
  const { marks, end, damages } = walked
  // Behind a break nothing was walked: what a root there says is not known, and the break is told already.
  const known = damages.length > 0 ? kept.roots.filter(({ seq }) => seq <= end.seq) : kept.roots
  return compareRoots({
    book: { ...kept, roots: known },
    copies: damages.length > 0 ? new Set(known.map(({ no }) => no).filter((no) => copies.has(no))) : copies,
    hashAt: (seq) => marks.get(seq),
    begin,
    end: end.seq,
  })
}

/** How far the chain holds, the hashes asked for on the way, and what breaks it. */
export type Walked = { end: Place; marks: Map<number, string>; damages: Damage[] }

export async function walkChain(
  db: Db,
  wardId: number,
  { from, wanted }: { from: Place; wanted: ReadonlySet<number> },
): Promise<Walked> {
  let end = from
  const marks = new Map<number, string>()
  for (;;) {
    const { links, indexed } = await readPage(db, wardId, end.seq)
    for (const link of links) {
      if (!follows(wardId, link, end)) return broken(db, wardId, { end, marks })
      end = { seq: link.seq, hash: link.hash }
      if (wanted.has(link.seq)) marks.set(link.seq, link.hash)
    }
    const stray = strayName(links, indexed)
    if (stray !== undefined) return { end, marks, damages: [{ kind: 'objectsDiffer', seq: stray }] }
    if (links.length === pageSize) continue
    const damages = await headDamage(db, wardId, end)
    if (damages) return { end, marks, damages }
  }
}

type Page = { links: StoredLink[]; indexed: { seq: number; name: string }[] }

async function readPage(db: Db, wardId: number, after: number): Promise<Page> {
  return db.inWard(wardId, async (trx) => {
    const links = await listLinksFast(trx, wardId, { after, limit: pageSize })
    const to = links.at(-1)?.seq ?? after
    return { links, indexed: await listObjectNames(trx, wardId, { after, to }) }
  })
}

/** The first link whose names in the index are not those it was hashed with. */
function strayName(links: StoredLink[], found: Page['indexed']): number | undefined {
  const named = Map.groupBy(found, ({ seq }) => seq)
  return links.find(({ seq, objects }) => {
    const names = (named.get(seq) ?? []).map(({ name }) => name)
    return names.length !== objects.length || !objects.every((name) => names.includes(name))
  })?.seq
}

const windowSize = 200

async function broken(
  db: Db,
  wardId: number,
  { end, marks }: { end: Place; marks: Map<number, string> },
): Promise<Walked> {
  const window = await db.inWard(wardId, (trx) =>
    listLinksFast(trx, wardId, { after: end.seq, limit: windowSize }),
  )
  return { end, marks, damages: [nameBreak(wardId, end, window)] }
}

/** Whether the chain ends where the head says. Undefined when somebody wrote meanwhile: the walk goes on. */
async function headDamage(db: Db, wardId: number, end: Place): Promise<Damage[] | undefined> {
  const { head, more } = await db.inWard(wardId, async (trx) => ({
    head: await findChainHead(trx, wardId),
    more: await listLinksFast(trx, wardId, { after: end.seq, limit: 1 }),
  }))
  if (!head) return end.seq === 0 ? [] : [{ kind: 'headMoved', seq: end.seq }]
  if (head.seq < end.seq) return [{ kind: 'inserted', seq: head.seq + 1, to: end.seq }]
  if (head.seq > end.seq)
    return more.length > 0 ? undefined : [{ kind: 'cut', seq: end.seq + 1, to: head.seq }]
  return head.hash === end.hash ? [] : [{ kind: 'headMoved', seq: end.seq }]
}

type Vaults = { forWard(wardId: number): Promise<WardVault> }

/** Every ward of the database. */
export async function verifyAllAudits(
  db: Db,
  book?: RootBook,
  { fromPaper, vaults }: { fromPaper?: Root | undefined; vaults?: Vaults | undefined } = {},
): Promise<AuditCheck[]> {
  const wards = await db.acrossWards((trx) => listWardIds(trx))
  const checks: AuditCheck[] = []
  for (const wardId of wards) {
    const vault = await vaults?.forWard(wardId)
    checks.push(await verifyAudit(db, wardId, book, { fromPaper, vault }))
  }
  return checks
}
