import type { Tx } from '#db/client.ts'
import { pairsOf, type Asked, type FindTerm } from '#domain/person/index.ts'
import type { Ctx } from '#modules/context.ts'
import { countPostings, filterPostings, walkPostings, type Term } from './finding.store.ts'
import { hashTerm } from './note-terms.ts'

/** How far a list is read at most: an answer in a moment, or the word that more must be typed. */
const walked = 3_000
const shortList = 200

export type Found = { dossierIds: string[]; isCut: boolean }
type Wanted = Pick<Asked, 'syllables' | 'numbers'>

/** Dossiers of the whole ward by their people, the newest first; `isCut` when there may be more. */
export async function findByTerms(trx: Tx, ctx: Ctx, wanted: Wanted, limit: number): Promise<Found> {
  const ways = waysOf(ctx, wanted)
  const found: Found = { dossierIds: [], isCut: false }
  for (const way of ways) {
    const counts = await countsOf(trx, ctx, way.drivers)
    const rarest = counts.indexOf(Math.min(...counts))
    const { term: driver, covers } = way.drivers[rarest]!
    const probes = way.probes.filter(({ text }) => !covers.includes(text)).map(({ term }) => term)
    const ids = await walkPostings(trx, ctx.ward.wardId, { driver, probes, walked, limit: limit + 1 })
    found.dossierIds.push(...ids.slice(0, limit))
    found.isCut ||= ids.length > limit || (probes.length > 0 && counts[rarest]! >= walked)
  }
  return { ...found, dossierIds: [...new Set(found.dossierIds)].slice(0, limit) }
}

/** Short lists are known by a short count; only where all are long is it worth to count on. */
async function countsOf(trx: Tx, ctx: Ctx, drivers: readonly Driver[]): Promise<number[]> {
  if (drivers.length === 1) return [0]
  const terms = drivers.map(({ term }) => term)
  const counts = await countPostings(trx, ctx.ward.wardId, terms, shortList)
  if (Math.min(...counts) < shortList) return counts
  return countPostings(trx, ctx.ward.wardId, terms, walked)
}

/** Of these dossiers, those whose people are meant. */
export async function keepFound(trx: Tx, ctx: Ctx, wanted: Wanted, dossierIds: string[]): Promise<string[]> {
  if (dossierIds.length === 0) return []
  const kept: string[] = []
  for (const { all } of waysOf(ctx, wanted)) {
    kept.push(...(await filterPostings(trx, ctx.ward.wardId, { dossierIds, probes: all })))
  }
  const isKept = new Set(kept)
  return dossierIds.filter((id) => isKept.has(id))
}

type Driver = { term: Term; covers: string[] }
type Way = { drivers: Driver[]; probes: { text: string; term: Term }[]; all: Term[] }

/** One way for each meaning of the number; without a number, by the rarest two syllables. */
function waysOf({ vault }: Ctx, { syllables, numbers }: Wanted): Way[] {
  const hash = (kind: FindTerm['kind'], text: string) => hashTerm(vault, { kind, text })
  const probes = syllables.map((text) => ({ text, term: hash('syllable', text) }))
  const singles = probes.map(({ term }) => term)
  if (numbers.length > 0) {
    return numbers.map(({ kind, text }) => {
      const term = hash(kind, text)
      return { drivers: [{ term, covers: [] }], probes, all: [term, ...singles] }
    })
  }
  const pairs = pairsOf(syllables).map((pair) => ({ term: hash('pair', pair), covers: pair.split(' ') }))
  const drivers = pairs.length > 0 ? pairs : probes.map(({ text, term }) => ({ term, covers: [text] }))
  return drivers.length > 0 ? [{ drivers, probes, all: singles }] : []
}
