import { isKnown, none } from './condition.ts'
import type { Field, FormDefinition } from './form-definition.ts'
import type { FormInput } from './form-input.ts'
import type { ProblemCode } from './read-value.ts'
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
export function resolve(form: FormDefinition, input: FormInput, book: ValueBook = valueBook(form, input)): ResolvedField[] {
  return form.fields.map((field) => resolveField(field, input, book))
}

function resolveField(field: Field, input: FormInput, book: ValueBook): ResolvedField {
  const applies = field.applies ? book.holds(field.applies) : true
  const required = typeof field.required === 'boolean' ? field.required : book.holds(field.required)
  const found = applies ? valueOf(field, input, book) : undefined
  return {
    key: field.key, label: field.label, section: field.section, type: field.type, applies,
    required: applies && required && !field.signed, value: found?.value || null,
    printed: found ? printedOf(field, found.value) : '', source: found?.value ? found.source : null, by: found?.by ?? null,
    confidence: found?.confidence ?? 'sure', suppliable: applies && isSuppliable(field, input, book), signed: field.signed,
    onPaper: field.onPaper, problem: found?.problem ?? null,
  }
}

function printedOf(field: Field, value: string): string {
  if (value === none) return 'Không có'
  return field.type === 'id_document' ? value : printedValue(field, value)
}

function valueOf(field: Field, input: FormInput, book: ValueBook): Found | undefined {
  return field.parts ? documentOf(field.parts, input, book) : book.find(field.key)
}

/** "Thẻ căn cước số …, … cấp ngày …": whole only when every part is known. */
function documentOf(parts: NonNullable<Field['parts']>, input: FormInput, book: ValueBook): Found | undefined {
  const number = book.find(parts.idNumber)
  if (number?.value === none) return number
  const issuedOn = book.find(parts.issuedOn)
  const issuer = book.find(parts.issuer)
  if (!isKnown(number?.value) || !isKnown(issuedOn?.value) || !isKnown(issuer?.value)) return undefined
  const date = printedValue({ type: 'date', options: undefined, caps: false }, issuedOn!.value)
  const value = `${documentName(input, issuedOn!.value)} số ${number!.value}, ${issuer!.value} cấp ngày ${date}`
  return { ...number!, value, problem: number!.problem ?? issuedOn!.problem }
}

function documentName({ issuers }: FormInput, issuedOn: string): string {
  return issuers.find(({ from, to }) => issuedOn >= from && (to === null || issuedOn <= to))?.document ?? 'Giấy tờ tùy thân'
}

/** Whether a card that was given, the ward or a derivation can fill this place, whether or not it has yet. */
function isSuppliable(field: Field, input: FormInput, book: ValueBook): boolean {
  if (field.derive.some((rule) => !('when' in rule) || !rule.when || book.holds(rule.when))) return true
  const keys = field.parts ? [field.parts.idNumber, field.parts.issuedOn] : [field.key]
  return keys.every((key) => {
    const [role = '', attribute = ''] = key.split('.')
    const person = input.people[book.roleOf(role)] as Record<string, unknown> | undefined
    return person?.[attribute] !== undefined && person[attribute] !== null
  })
}
