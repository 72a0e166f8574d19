import { toPartialDate, toPlainDate } from '#lib/plain-date.ts'
import { tidy } from '#lib/vietnamese-text.ts'
import { looksLikeName } from '../person/name.ts'
import { isKnown, none } from './condition.ts'
import type { Option } from './form-definition.ts'
import type { ProblemCode } from './problem-codes.ts'
import type { Shape } from './shape.ts'

/** A typed text read as the type of its field: the value kept, and the code of what is wrong with it. */
export type ReadValue = { value: string; problem?: ProblemCode }

/** An empty text is no answer; "none" is one, where there may be none. */
export function readValue(shape: Shape, typed: string): ReadValue {
  const text = tidy(typed)
  if (text === none || (shape.mayBeNone && text.toLowerCase() === 'không có')) {
    return shape.mayBeNone ? { value: none } : { value: none, problem: 'form.none-not-allowed' }
  }
  if (!isKnown(text)) return { value: text }
  if (text.length > shape.max) return { value: text, problem: 'form.too-long' }
  return reader(shape)(text)
}

function reader(shape: Shape): (text: string) => ReadValue {
  switch (shape.type) {
    case 'date':
    case 'place_date':
      return (text) => readDay(text, shape.mayBePartial)
    case 'datetime':
      return (text) => withProblem(toMoment(text), text, 'form.datetime-invalid')
    case 'person_name':
      return (text) => withProblem(looksLikeName(text) ? text : undefined, text, 'form.name')
    case 'id_number':
      return (text) =>
        withProblem(
          /^\d{12}$/.test(text.replace(/\s/g, '')) ? text.replace(/\s/g, '') : undefined,
          text,
          'form.id-number',
        )
    case 'enum':
      return (text) => withProblem(optionOf(shape.options, text), text, 'form.not-an-option')
    case 'number':
      return (text) => withProblem(/^[1-9]\d{0,2}$/.test(text) ? text : undefined, text, 'form.number')
    case 'phone':
      return (text) => withProblem(toPhone(text), text, 'form.phone')
    case 'email':
      return (text) =>
        withProblem(/^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(text) ? text : undefined, text, 'form.email')
    default:
      return (text) => ({ value: text })
  }
}

function withProblem(value: string | undefined, text: string, problem: ProblemCode): ReadValue {
  return value === undefined ? { value: text, problem } : { value }
}

/** The value of the option that was named by its value or by its words. */
export function optionOf(options: readonly Option[] | undefined, text: string): string | undefined {
  return options?.find(({ value, label }) => value === text || label.toLowerCase() === text.toLowerCase())
    ?.value
}

function readDay(text: string, mayBePartial: boolean): ReadValue {
  const date = toDate(text)
  if (!date) return { value: text, problem: 'form.date-invalid' }
  return date.length < 10 && !mayBePartial
    ? { value: date, problem: 'form.date-incomplete' }
    : { value: date }
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

/** An hour as people say it: "5 giờ 30", "5h30 chiều", "lúc 05:30", "11 giờ đêm". */
const hourFirst =
  /^(?:lúc\s+)?(\d{1,2})\s*(?:giờ|h|:)\s*(\d{1,2})?(?:\s*(?:phút|p))?(?:\s*(sáng|trưa|chiều|tối|đêm))?[\s,]+(?:ngày\s+)?(\d{1,2}[/.-]\d{1,2}[/.-]\d{4})$/i

/** "5 giờ 30 chiều, 12/11/2026", "05:30 12/11/2026", ISO local, or the day alone when nobody knows the hour. */
export function toMoment(text: string): string | undefined {
  const [iso, day, time] = /^(\d{4}-\d{2}-\d{2})T((?:[01]\d|2[0-3]):[0-5]\d)$/.exec(text) ?? []
  if (iso) return toPlainDate(day!) ? `${day}T${time}` : undefined
  const [said, hour = '', minute = '0', part = '', date = ''] = hourFirst.exec(text) ?? []
  const on = toDate(said ? date : text)
  if (!on || on.length < 10) return undefined
  if (!said) return on
  const clock = hourOf(Number(hour), part.toLowerCase())
  return clock === undefined || Number(minute) > 59
    ? undefined
    : `${on}T${String(clock).padStart(2, '0')}:${minute.padStart(2, '0')}`
}

/** From noon on the hours of a spoken clock begin again; at night eleven is late and one is early. */
function hourOf(hour: number, part: string): number | undefined {
  if (hour > 23) return undefined
  if (['chiều', 'tối'].includes(part) && hour < 12) return hour + 12
  if (part === 'trưa' && hour < 3) return hour + 12
  return part === 'đêm' && hour >= 9 && hour < 12 ? hour + 12 : hour
}

function toPhone(text: string): string | undefined {
  const plain = text.replace(/[\s.-]/g, '').replace(/^\+84/, '0')
  return /^0\d{9,10}$/.test(plain) ? plain : undefined
}
