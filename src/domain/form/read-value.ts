import { toPartialDate, toPlainDate } from '#lib/plain-date.ts'
import { capitals, tidy } from '#lib/vietnamese-text.ts'
import { looksLikeName } from '../person/name.ts'
import { isKnown, none } from './condition.ts'
import type { Field } from './form-definition.ts'

/** A typed text read as the type of its field: the value kept, and the code of what is wrong with it. */
export type ReadValue = { value: string; problem?: ProblemCode }

export const problemCodes = [
  'form.date-invalid', 'form.date-future', 'form.date-too-old', 'form.death-before-birth', 'form.datetime-invalid',
  'form.id-number', 'form.name', 'form.not-an-option', 'form.phone', 'form.email', 'form.number', 'form.too-long',
  'form.parent-too-young', 'form.same-number', 'form.issued-before-birth',
] as const
export type ProblemCode = (typeof problemCodes)[number]

export function readValue(field: Pick<Field, 'type' | 'options' | 'caps' | 'max'>, typed: string): ReadValue {
  const text = tidy(typed)
  if (!isKnown(text)) return { value: text === none ? none : '' }
  if (text.length > field.max) return { value: text, problem: 'form.too-long' }
  return reader(field)(text)
}

function reader(field: Pick<Field, 'type' | 'options' | 'caps'>): (text: string) => ReadValue {
  switch (field.type) {
    case 'date':
      return (text) => withProblem(toDate(text), text, 'form.date-invalid')
    case 'datetime':
      return (text) => withProblem(toMoment(text), text, 'form.datetime-invalid')
    case 'person_name':
      return (text) => ({ value: field.caps ? capitals(text) : text, ...(looksLikeName(text) ? {} : { problem: 'form.name' as const }) })
    case 'id_number':
      return (text) => withProblem(/^\d{12}$/.test(text.replace(/\s/g, '')) ? text.replace(/\s/g, '') : undefined, text, 'form.id-number')
    case 'enum':
      return (text) => withProblem(optionOf(field, text), text, 'form.not-an-option')
    case 'number':
      return (text) => withProblem(/^[1-9]\d{0,2}$/.test(text) ? text : undefined, text, 'form.number')
    case 'phone':
      return (text) => withProblem(toPhone(text), text, 'form.phone')
    case 'email':
      return (text) => withProblem(/^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(text) ? text : undefined, text, 'form.email')
    default:
      return (text) => ({ value: text })
  }
}

function withProblem(value: string | undefined, text: string, problem: ProblemCode): ReadValue {
  return value === undefined ? { value: text, problem } : { value }
}

function optionOf(field: Pick<Field, 'options'>, text: string): string | undefined {
  return field.options?.find(({ value, label }) => value === text || label.toLowerCase() === text.toLowerCase())?.value
}

/** 29/10/2026, 29-10-2026, 5.9.1992, 10/1992, 1952 or ISO, on the real calendar. */
export function toDate(text: string): string | undefined {
  const iso = toPartialDate(text)
  if (iso) return iso
  const day = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text)
  if (day) return toPlainDate(`${day[3]}-${day[2]!.padStart(2, '0')}-${day[1]!.padStart(2, '0')}`)
  const month = /^(\d{1,2})[/.-](\d{4})$/.exec(text)
  return month ? toPartialDate(`${month[2]}-${month[1]!.padStart(2, '0')}`) : undefined
}

/** "5 giờ 30, 12/11/2026", "05:30 12/11/2026" or ISO local. */
export function toMoment(text: string): string | undefined {
  const iso = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)$/.exec(text)
  if (iso) return toPlainDate(iso[1]!) ? text : undefined
  const said = /^(\d{1,2})(?:\s*(?:giờ|h|:)\s*)(\d{1,2})?(?:\s*(?:phút|p))?[\s,]+(?:ngày\s+)?(\d{1,2}[/.-]\d{1,2}[/.-]\d{4})$/i.exec(text)
  const date = said && toDate(said[3]!)
  if (!said || !date || Number(said[1]) > 23 || Number(said[2] ?? 0) > 59) return undefined
  return `${date}T${said[1]!.padStart(2, '0')}:${(said[2] ?? '0').padStart(2, '0')}`
}

function toPhone(text: string): string | undefined {
  const plain = text.replace(/[\s.-]/g, '').replace(/^\+84/, '0')
  return /^0\d{9,10}$/.test(plain) ? plain : undefined
}
