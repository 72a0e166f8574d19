import { isKnown } from './condition.ts'
import type { FormDefinition } from './form-definition.ts'
import type { FormInput } from './form-input.ts'
import { spokenValue } from './show-value.ts'
import { valueBook, type ValueBook } from './value-book.ts'

/** One sentence read aloud, the keys it covers, and its text in parts so that a page can set values on dots. */
export type SpokenSentence = { text: string; keys: string[]; parts: { text: string; isValue: boolean }[] }

/**
 * What will stand on the paper, said in plain words. A sentence is left out when its condition does not hold or when a
 * value it needs is not known or not understood. Comparing texts tells exactly which sentences a change makes new.
 */
export function readBack(form: FormDefinition, input: FormInput): SpokenSentence[] {
  const book = valueBook(form, input)
  return form.readBack
    .filter(({ when }) => !when || book.holds(when))
    .map(({ say }) => sentenceOf(say, form, book))
    .filter((sentence) => sentence !== undefined)
}

function sentenceOf(say: string, form: FormDefinition, book: ValueBook): SpokenSentence | undefined {
  const keys: string[] = []
  const parts: SpokenSentence['parts'] = []
  for (const piece of say.split(/(\{[^}]+\})/)) {
    if (!piece.startsWith('{')) {
      if (piece) parts.push({ text: piece, isValue: false })
      continue
    }
    const key = piece.slice(1, -1)
    const value = spoken(key, form, book)
    if (!value) return undefined
    keys.push(key)
    parts.push({ text: value, isValue: true })
  }
  return { text: parts.map(({ text }) => text).join(''), keys, parts }
}

function spoken(key: string, form: FormDefinition, book: ValueBook): string {
  const { value, problem } = book.find(key) ?? {}
  if (!isKnown(value) || problem) return ''
  const gate = form.gates.find((gate) => gate.key === key)
  if (gate) return spokenValue({ type: 'enum', options: gate.options, caps: false }, value!)
  const field = book.findField(key)
  // What does not stand on the paper is not said.
  if (field?.applies && !book.holds(field.applies)) return ''
  if (field) return spokenValue({ ...field, caps: false }, value!)
  const type = key.endsWith('.idNumber')
    ? 'id_number'
    : key.endsWith('.issuedOn') || key.endsWith('.dateOfBirth')
      ? 'date'
      : 'text'
  return spokenValue({ type, options: undefined, caps: false }, value!)
}
