import type { Procedure } from '../procedure/procedure.ts'
import type { Reader } from './words-asked.ts'

type Phrase = { terms: ReadonlySet<string>; mass: number; weight: number }
export type Entry = { procedure: Procedure; phrases: Phrase[]; terms: ReadonlySet<string>; isUsual: boolean }
export type PhraseIndex = { entries: Entry[]; massOf(terms: Iterable<string>): number }

/** A pair of neighbours says less than two words more. */
const pairShare = 0.7
/** A whole way of saying it beats the same words out of a longer one by this much. */
const shareOfWhole = 0.65
/** All other words of the procedure count a little. */
const shareOfRest = 0.3
/** What is asked every day stands first among equals. */
const usualBonus = 0.8

/** Every name, official name, result and way of saying it; rare terms weigh more than common ones. */
export function indexPhrases(
  procedures: readonly Procedure[],
  usual: readonly string[],
  reader: Reader,
): PhraseIndex {
  const read = procedures.map((procedure) => {
    const phrases = textsOf(procedure).map(({ text, weight }) => ({
      terms: new Set(reader.terms(reader.plain(text))),
      weight,
    }))
    return { procedure, phrases, terms: new Set(phrases.flatMap(({ terms }) => [...terms])) }
  })
  const seen = new Map<string, number>()
  for (const term of read.flatMap(({ terms }) => [...terms])) seen.set(term, (seen.get(term) ?? 0) + 1)
  const massOf = (terms: Iterable<string>) => {
    let mass = 0
    for (const term of terms)
      mass += rarity(seen.get(term) ?? 0, read.length) * (term.includes('_') ? pairShare : 1)
    return mass
  }
  const entries = read.map(({ procedure, phrases, terms }) => ({
    procedure,
    terms,
    isUsual: usual.includes(procedure.id),
    phrases: phrases
      .map((phrase) => ({ ...phrase, mass: massOf(phrase.terms) }))
      .filter(({ mass }) => mass > 0),
  }))
  return { entries, massOf }
}

function textsOf({ name, synonyms, officialName, result }: Procedure): { text: string; weight: number }[] {
  return [
    ...[name, ...synonyms].map((text) => ({ text, weight: 1 })),
    { text: officialName, weight: 0.8 },
    { text: result, weight: 0.6 },
  ]
}

function rarity(seen: number, count: number): number {
  return Math.log(1 + (count - seen + 0.5) / (seen + 0.5))
}

/** `whole` is how much of the best way of saying it was said, 0 to 1. */
export function scoreOf(
  index: PhraseIndex,
  entry: Entry,
  asked: ReadonlySet<string>,
): { score: number; whole: number } {
  const rest = index.massOf(intersect(entry.terms, asked))
  if (rest === 0) return { score: 0, whole: 0 }
  let best = 0
  let whole = 0
  for (const { terms, mass, weight } of entry.phrases) {
    const said = index.massOf(intersect(terms, asked))
    const score = weight * said * (1 - shareOfWhole + shareOfWhole * (said / mass))
    if (score > best) [best, whole] = [score, said / mass]
  }
  return { score: best + shareOfRest * rest + (entry.isUsual ? usualBonus : 0), whole }
}

function intersect(some: ReadonlySet<string>, others: ReadonlySet<string>): string[] {
  return [...some].filter((term) => others.has(term))
}
