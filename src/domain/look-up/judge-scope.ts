import type { Reader } from './words-asked.ts'

/** What people ask about other authorities, this office, or nothing that is a procedure (`catalogue/lists/elsewhere.yaml`). */
export type OtherMatters = {
  elsewhere: { authority: string; words: string[] }[]
  thisOffice: string[][]
  notAProcedure: string[][]
}

export type LookUpKind = 'procedure' | 'thisOffice' | 'elsewhere' | 'notAProcedure'
export type Scope = { kind: LookUpKind; inScope: boolean; advice?: string }

export type BestMatch = {
  score: number
  /** How much of its way of saying was said, 0 to 1. */
  whole: number
  /** How much of the question it explains, 0 to 1; not a number when the question says nothing. */
  covered: number
  /** The terms of the best few. */
  terms: ReadonlySet<string>
}

/** Below these even the best match is a coincidence of common words. */
const faintest = 3.6
const thinnest = 0.14
/** A way of saying it that was said whole stands in a question of any length. */
const wholeAt = { whole: 0.95, score: 4.5 }

/** Another authority is named unless its words are the procedure's own: "lương hưu" is theirs and in one of ours. */
export function judgeScope(
  question: { asked: string; best: BestMatch | undefined },
  other: OtherMatters,
  reader: Reader,
): Scope {
  const { asked, best } = question
  const says = (words: string[]) => words.every((word) => ` ${asked} `.includes(` ${reader.plain(word)} `))
  const isOurs = (word: string) => {
    const terms = reader.terms(reader.plain(word))
    return terms.length > 0 && terms.every((term) => best?.terms.has(term))
  }
  const elsewhere = other.elsewhere.find(({ words }) => words.some((word) => says([word]) && !isOurs(word)))
  if (elsewhere) return { kind: 'elsewhere', inScope: false, advice: elsewhere.authority }
  if (other.thisOffice.some(says)) return { kind: 'thisOffice', inScope: true }
  if (!best || isChance(best) || other.notAProcedure.some(says))
    return { kind: 'notAProcedure', inScope: false }
  return { kind: 'procedure', inScope: true }
}

function isChance({ score, whole, covered }: BestMatch): boolean {
  if (score < faintest) return true
  return !(covered >= thinnest) && !(whole > wholeAt.whole && score > wholeAt.score)
}
