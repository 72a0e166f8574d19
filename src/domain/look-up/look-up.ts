import { fold } from '#lib/vietnamese-text.ts'
import type { Procedure } from '../procedure/procedure.ts'

/** What people ask about other authorities, this office, or nothing that is a procedure (`catalogue/lists/elsewhere.yaml`). */
export type OtherMatters = {
  elsewhere: { authority: string; words: string[] }[]
  thisOffice: string[][]
  notAProcedure: string[][]
}

export type LookUpResult = { id: string; code: string | null; name: string; score: number }
export type LookUpKind = 'procedure' | 'thisOffice' | 'elsewhere' | 'notAProcedure'
export type LookUpAnswer = { kind: LookUpKind; inScope: boolean; results: LookUpResult[]; advice?: string }

export type LookUp = { find(question: string, limit: number): LookUpAnswer }

type Entry = { procedure: Procedure; weights: Map<string, number>; phrases: string[]; length: number }

/** Words that say nothing of what is wanted. */
const empty = new Set('toi cho can gi o dau lam sao the nao nhu may muon xin hoi thi la co khong ko duoc bao lau nhung va voi cua mot di den ve tai khi nao thu tuc ho so giay to phai'.split(' '))

/** An index over names, official names, synonyms and results; built once, asked without diacritics. */
export function lookUp(procedures: readonly Procedure[], other: OtherMatters, abbreviations: Record<string, string>): LookUp {
  const entries = procedures.map(entryOf)
  const spread = new Map<string, number>()
  for (const { weights } of entries) for (const word of weights.keys()) spread.set(word, (spread.get(word) ?? 0) + 1)
  const average = entries.reduce((sum, { length }) => sum + length, 0) / Math.max(1, entries.length)
  return {
    find(question, limit) {
      const asked = expand(fold(question).replace(/[^a-z0-9' ]/g, ' ').replace(/\s+/g, ' ').trim(), abbreviations)
      const shape = { spread, count: entries.length, average }
      const scored = entries.map((entry) => ({ entry, ...scoreOf(entry, asked, shape) })).filter(({ score }) => score > 0)
      scored.sort((a, b) => b.score - a.score)
      const results = scored.slice(0, limit).map(({ entry: { procedure }, score }) => ({
        id: procedure.id, code: procedure.nationalCode, name: procedure.name, score: Math.round(score * 100) / 100,
      }))
      return judge({ asked, isKnownSaying: (scored[0]?.phrase ?? 0) > 0 }, results, other)
    },
  }
}

function entryOf(procedure: Procedure): Entry {
  const weights = new Map<string, number>()
  const add = (text: string, weight: number) => {
    for (const word of wordsOf(fold(text))) weights.set(word, Math.max(weights.get(word) ?? 0, weight))
  }
  add(procedure.result, 1)
  add(procedure.officialName, 1.2)
  for (const synonym of procedure.synonyms) add(synonym, 2)
  add(procedure.name, 2.4)
  const phrases = [procedure.name, ...procedure.synonyms].map((text) => bareOf(fold(text))).filter((text) => text.includes(' '))
  return { procedure, weights, phrases, length: weights.size }
}

function wordsOf(folded: string): string[] {
  return folded.replace(/[^a-z0-9' ]/g, ' ').split(/\s+/).filter((word) => word && !empty.has(word))
}

function bareOf(folded: string): string {
  return wordsOf(folded).join(' ')
}

function expand(asked: string, abbreviations: Record<string, string>): string {
  return asked.split(' ').map((word) => (abbreviations[word] ? fold(abbreviations[word]) : word)).join(' ')
}

type Shape = { spread: Map<string, number>; count: number; average: number }

/** Weighted BM25 over words, and a bonus for a known way of saying it that stands whole in the question. */
function scoreOf(entry: Entry, asked: string, { spread, count, average }: Shape): { score: number; phrase: number } {
  const words = [...new Set(wordsOf(asked))]
  const matched = words.reduce((sum, word) => {
    const weight = entry.weights.get(word)
    if (!weight) return sum
    const rarity = Math.log(1 + (count - spread.get(word)! + 0.5) / (spread.get(word)! + 0.5))
    return sum + rarity * weight * (2.2 / (1 + 1.2 * (0.25 + 0.75 * (entry.length / average))))
  }, 0)
  const bare = bareOf(asked)
  const phrase = entry.phrases.reduce((best, text) => (bare.includes(text) ? Math.max(best, text.split(' ').length) : best), 0)
  return { score: matched + phrase * 1.8, phrase }
}

/** Below this even the best match is a coincidence of common words. */
const faintest = 3.2

function judge({ asked, isKnownSaying }: { asked: string; isKnownSaying: boolean }, results: LookUpResult[], other: OtherMatters): LookUpAnswer {
  const says = (words: string[]) => words.every((word) => ` ${asked} `.includes(` ${fold(word)} `))
  const best = results[0]?.score ?? 0
  if (other.thisOffice.some(says)) return { kind: 'thisOffice', inScope: true, results: [] }
  const elsewhere = other.elsewhere.find(({ words }) => words.some((word) => says([word])))
  if (elsewhere && !isKnownSaying) return { kind: 'elsewhere', inScope: false, results: [], advice: elsewhere.authority }
  if (best < faintest || other.notAProcedure.some(says)) return { kind: 'notAProcedure', inScope: false, results: [] }
  return { kind: 'procedure', inScope: true, results }
}
