import type { Procedure } from '../procedure/procedure.ts'
import { judgeScope, type BestMatch, type OtherMatters, type Scope } from './judge-scope.ts'
import { indexPhrases, scoreOf, type Entry, type PhraseIndex } from './phrase-index.ts'
import { readerOf, type Sayings } from './words-asked.ts'

export type LookUpResult = { id: string; code: string | null; name: string; score: number }
export type LookUpAnswer = Scope & { results: LookUpResult[] }
export type LookUp = { find(question: string, limit: number): LookUpAnswer }

/** What the look-up knows besides the procedures: ways of speaking, other matters, and what is asked most. */
export type LookUpBook = { sayings: Sayings; other: OtherMatters; usual: string[] }

type Scored = { entry: Entry; score: number; whole: number }

/** Finds procedures by everyday questions, with or without diacritics; built once, then asked. */
export function lookUp(procedures: readonly Procedure[], book: LookUpBook): LookUp {
  const reader = readerOf(book.sayings)
  const index = indexPhrases(procedures, book.usual, reader)
  return {
    find(question, limit) {
      const asked = reader.plain(question)
      const terms = new Set(reader.terms(asked))
      const scored = index.entries
        .map((entry) => ({ entry, ...scoreOf(index, entry, terms) }))
        .filter(({ score }) => score > 0)
      scored.sort((a, b) => b.score - a.score)
      const scope = judgeScope({ asked, best: bestOf(index, scored, terms) }, book.other, reader)
      return { ...scope, results: scope.kind === 'procedure' ? scored.slice(0, limit).map(resultOf) : [] }
    },
  }
}

function bestOf(
  index: PhraseIndex,
  scored: readonly Scored[],
  asked: ReadonlySet<string>,
): BestMatch | undefined {
  const [best] = scored
  if (!best) return undefined
  const words = [...asked].filter((term) => !term.includes('_'))
  const covered = index.massOf(words.filter((word) => best.entry.terms.has(word))) / index.massOf(words)
  return {
    score: best.score,
    whole: best.whole,
    covered,
    terms: new Set(scored.slice(0, 3).flatMap(({ entry }) => [...entry.terms])),
  }
}

function resultOf({ entry: { procedure }, score }: Scored): LookUpResult {
  return {
    id: procedure.id,
    code: procedure.nationalCode,
    name: procedure.name,
    score: Math.round(score * 100) / 100,
  }
}
