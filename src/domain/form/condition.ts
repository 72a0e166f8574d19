import { z } from 'zod'

/**
 * When a field applies or is required, as data. Keys are keys of the form (`mother.idNumber`, `parentsMarried`).
 * `known`: a value is there and is not "none". `partial`: a date of which the day is not known. `equals`: exactly that.
 * `age`: surely that many years old on the day of the paper; a date known by its year alone counts as its last day.
 */
export type Condition =
  | { known: string }
  | { partial: string }
  | { equals: { key: string; value: string } }
  | { in: { key: string; values: string[] } }
  | { age: { key: string; atLeast: number } }
  | { not: Condition }
  | { all: Condition[] }
  | { any: Condition[] }

export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ known: z.string() }),
    z.strictObject({ partial: z.string() }),
    z.strictObject({ equals: z.strictObject({ key: z.string(), value: z.string() }) }),
    z.strictObject({ in: z.strictObject({ key: z.string(), values: z.array(z.string()).min(1) }) }),
    z.strictObject({ age: z.strictObject({ key: z.string(), atLeast: z.int().positive() }) }),
    z.strictObject({ not: Condition }),
    z.strictObject({ all: z.array(Condition).min(1) }),
    z.strictObject({ any: z.array(Condition).min(1) }),
  ]),
)

/** The key under which conditions and rules read the day of the paper. */
export const today = 'today'

/** `read` gives the present value of a key, undefined when nothing is known of it. */
export function holds(condition: Condition, read: (key: string) => string | undefined): boolean {
  if ('known' in condition) return isKnown(read(condition.known))
  if ('partial' in condition) return isKnown(read(condition.partial)) && read(condition.partial)!.length < 10
  if ('equals' in condition) return read(condition.equals.key) === condition.equals.value
  if ('in' in condition) return condition.in.values.includes(read(condition.in.key) ?? '')
  if ('age' in condition) return isOfAge(read(condition.age.key), read(today), condition.age.atLeast)
  if ('not' in condition) return !holds(condition.not, read)
  if ('all' in condition) return condition.all.every((part) => holds(part, read))
  return condition.any.some((part) => holds(part, read))
}

function isOfAge(born: string | undefined, on: string | undefined, years: number): boolean {
  if (!isKnown(born) || !isKnown(on) || !/^\d{4}(-\d{2}){0,2}$/.test(born!)) return false
  const latest = `${born}${'-12-31'.slice(born!.length === 7 ? 3 : born!.length === 10 ? 6 : 0)}`
  return `${Number(latest.slice(0, 4)) + years}${latest.slice(4)}` <= on!
}

/** Said to be none: a card she does not have, a number nobody knows. It is an answer, so it is not asked again. */
export const none = 'none'

export function isKnown(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== none
}

/** Every key a condition looks at, for checking a definition. */
export function keysOf(condition: Condition): string[] {
  if ('known' in condition) return [condition.known]
  if ('partial' in condition) return [condition.partial]
  if ('equals' in condition) return [condition.equals.key]
  if ('in' in condition) return [condition.in.key]
  if ('age' in condition) return [condition.age.key]
  if ('not' in condition) return keysOf(condition.not)
  return ('all' in condition ? condition.all : condition.any).flatMap(keysOf)
}
