import type { Words } from '#i18n/words.ts'
import type { Refusal } from '#lib/result.ts'

type Sentence = string | ((params: never) => string)

/** The sentence of a refusal: what is wrong and what to do next. Every code has words in both languages (tested). */
export function wordsOfRefusal(t: Words, refusal: Refusal): string {
  const sentence = (refusalWords(t) as Record<string, Sentence | undefined>)[refusal.code]
  if (sentence === undefined) return t.kit.refusals['kit.unknown']
  return typeof sentence === 'string' ? sentence : sentence((refusal.params ?? {}) as never)
}

/** All refusal words of all areas in one record. */
export function refusalWords(t: Words): Record<string, Sentence> {
  return Object.assign({}, ...Object.values(t).map((area) => ('refusals' in area ? area.refusals : {})))
}
