import { showDate } from '#lib/plain-date.ts'
import { capitals, lowerFirst } from '#lib/vietnamese-text.ts'
import { paddedDate, paddedMoment, spokenDate } from '../words/date-in-words.ts'
import { isKnown } from './condition.ts'
import type { Field } from './form-definition.ts'

type Shown = Pick<Field, 'type' | 'options' | 'caps'>

/** As it stands on the paper. */
export function printedValue(field: Shown, value: string): string {
  if (!isKnown(value)) return ''
  switch (field.type) {
    case 'date':
      return showDate(value)
    case 'place_date':
      return paddedDate(value)
    case 'datetime':
      return paddedMoment(value)
    case 'enum':
      return field.options?.find((option) => option.value === value)?.label ?? value
    default:
      return field.caps ? capitals(value) : value
  }
}

/** As it is said aloud before signing, within a sentence. */
export function spokenValue(field: Shown, value: string): string {
  if (!isKnown(value)) return ''
  if (field.type === 'datetime' && value.length > 10)
    return `${Number(value.slice(11, 13))} giờ ${Number(value.slice(14, 16))} phút ${spokenDate(value.slice(0, 10))}`
  if (['date', 'datetime', 'place_date'].includes(field.type)) return spokenDate(value)
  if (field.type === 'id_number') return inThrees(value)
  if (field.type === 'id_document')
    return value
      .replace(/\d{12}/, inThrees)
      .replace(/ngày (\d{2})\/(\d{2})\/(\d{4})/, (_, d, m, y) => spokenDate(`${y}-${m}-${d}`))
  const printed = printedValue(field, value)
  return field.type === 'enum' || field.type === 'relationship' ? lowerFirst(printed) : printed
}

/** 045 192 000 123: a number is said and checked three digits at a time. */
function inThrees(digits: string): string {
  return digits.replace(/(\d{3})(?=\d)/g, '$1 ')
}
