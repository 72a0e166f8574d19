import type { Person } from '../person/person.ts'
import { isKnown, none } from './condition.ts'
import { readsOf } from './derive.ts'
import type { Field, FormDefinition } from './form-definition.ts'
import type { FormInput } from './form-input.ts'
import type { ProblemCode } from './problem-codes.ts'
import { printedValue } from './show-value.ts'
import { valueBook, type Found, type ValueBook } from './value-book.ts'

/** One place of the paper in this case. */
export type ResolvedField = {
  key: string
  label: string
  section: string
  type: Field['type']
  applies: boolean
  required: boolean
  /** Canonical: ISO dates, option values; null when nothing is known, `none` when it is known that there is none. */
  value: string | null
  printed: string
  source: string | null
  by: string | null
  confidence: 'sure' | 'doubtful'
  /** A given card, the ward or a derivation can supply it. */
  suppliable: boolean
  signed: boolean
  onPaper: boolean
  problem: ProblemCode | null
}

/** Every field of the form in printed order, with its value and where it came from. */
export function resolve(
  form: FormDefinition,
  input: FormInput,
  book: ValueBook = valueBook(form, input),
): ResolvedField[] {
  return form.fields.map((field) => resolveField(field, input, book))
}

function resolveField(field: Field, input: FormInput, book: ValueBook): ResolvedField {
  const applies = field.applies ? book.holds(field.applies) : true
  const required = typeof field.required === 'boolean' ? field.required : book.holds(field.required)
  const found = applies ? book.find(field.key) : undefined
  return {
    key: field.key,
    label: field.label,
    section: field.section,
    type: field.type,
    applies,
    required: applies && required && !field.signed,
    value: found?.value || null,
    printed: found ? printedOf(field, found) : '',
    source: found?.value ? found.source : null,
    by: found?.by ?? null,
    confidence: found?.confidence ?? 'sure',
    suppliable: applies && isSuppliable(field, input, book),
    signed: field.signed,
    onPaper: field.onPaper,
    problem: found?.problem ?? null,
  }
}

/** What is not understood stands on a draft as it was said. */
function printedOf(field: Field, { value, problem }: Found): string {
  if (value === none) return problem ? '' : 'Không có'
  return problem && problem !== 'form.date-incomplete' ? value : printedValue(field, value)
}

/** Whether a card that was given, the ward, or a derivation from what is known can fill this place, whether or not it did. */
function isSuppliable(field: Field, input: FormInput, book: ValueBook): boolean {
  if (
    field.derive.some(
      (rule) =>
        (!('when' in rule) || !rule.when || book.holds(rule.when))
        && readsOf(rule).every((key) => isKnown(book.read(key))),
    )
  )
    return true
  const keys = field.parts ? [field.parts.idNumber, field.parts.issuedOn] : [field.key]
  return keys.every((key) => {
    const [role = '', attribute = ''] = key.split('.')
    return book.rolesOf(role).some((other) => Boolean(input.people[other]?.[attribute as keyof Person]))
  })
}
