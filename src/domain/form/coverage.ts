import type { Question } from './next-questions.ts'
import type { ResolvedField } from './resolve.ts'

/** How much of the paper nobody had to write. `handwritten` is counted on the rendered paper. */
export type Coverage = {
  fields: number
  byCard: number
  derived: number
  ward: number
  said: number
  asked: number
  suppliable: number
  supplied: number
  handwritten: number
}

export function coverage(
  fields: readonly ResolvedField[],
  questions: readonly Question[],
  handwritten: number,
): Coverage {
  const applying = fields.filter(({ applies, signed, onPaper }) => applies && !signed && onPaper)
  const from = (...kinds: string[]) =>
    applying.filter(({ source }) => source && kinds.includes(source.split(':')[0]!)).length
  const suppliable = applying.filter((field) => field.suppliable)
  return {
    fields: applying.length,
    byCard: from('card'),
    derived: from('derived'),
    ward: from('ward'),
    said: from('spoken', 'typed', 'earlier', 'chat'),
    asked: questions.length,
    suppliable: suppliable.length,
    supplied: suppliable.filter(({ value }) => value !== null).length,
    handwritten,
  }
}
