import type { PlainDate } from '#lib/plain-date.ts'
import { crossCheck } from '../person/cross-check.ts'
import { isKnown } from './condition.ts'
import type { Field, FormDefinition, Rule } from './form-definition.ts'
import type { FormInput } from './form-input.ts'
import type { ProblemCode } from './problem-codes.ts'
import { resolve, type ResolvedField } from './resolve.ts'
import { valueBook, type ValueBook } from './value-book.ts'

/** A broken rule. What `blocks` must be mended before the paper is final; the rest is said, and may be right. */
export type FormProblem = {
  key: string
  code: ProblemCode
  params: Record<string, string | number>
  blocks: boolean
}

/** What is wrong with what is known. What is only missing is asked, not reported. */
export function problems(form: FormDefinition, input: FormInput): FormProblem[] {
  const book = valueBook(form, input)
  const fields = resolve(form, input, book).filter(({ applies }) => applies)
  return [
    ...form.gates.flatMap(({ key }) => ownProblem(key, book)),
    ...fields.flatMap((field) => shapeProblems(field, book)),
    ...fields.flatMap((field) => dateProblems(field, input.on, book)),
    ...form.rules.flatMap((rule) => ruleProblems(rule, fields, book)),
    ...fields.flatMap((field) => issueProblems(field, book)),
    ...sameNumberProblems(fields, book),
    ...numberProblems(fields, book),
    ...twoCardProblems(input, book),
  ]
}

const byType: Partial<Record<Field['type'], ProblemCode[]>> = {
  date: ['form.date-invalid', 'form.date-future', 'form.date-too-old'],
  datetime: ['form.datetime-invalid', 'form.date-future', 'form.date-too-old'],
  id_number: [
    'form.id-number',
    'form.same-number',
    'form.two-cards-one-person',
    'form.number-year',
    'form.number-sex',
  ],
  id_document: [
    'form.id-number',
    'form.date-invalid',
    'form.date-incomplete',
    'form.issued-before-birth',
    'form.same-number',
    'form.two-cards-one-person',
    'form.number-year',
    'form.number-sex',
    'form.too-long',
  ],
  person_name: ['form.name', 'form.too-long'],
  enum: ['form.not-an-option'],
  number: ['form.number'],
  phone: ['form.phone'],
  email: ['form.email'],
}

/** Every problem this form can report, for translators and the gallery. */
export function possibleProblems(form: FormDefinition): { key: string; code: ProblemCode }[] {
  return [
    ...form.gates.map(({ key }) => ({ key, code: 'form.not-an-option' as const })),
    ...form.fields.flatMap((field) => codesOf(field).map((code) => ({ key: field.key, code }))),
    ...form.rules.map((rule) => ({
      key: 'order' in rule ? rule.order.later : rule.ageGap.older,
      code: rule.code,
    })),
  ]
}

function codesOf(field: Field): ProblemCode[] {
  if (field.signed || !(field.question || field.parts)) return []
  return [
    ...(byType[field.type] ?? ['form.too-long' as const]),
    ...(field.type === 'date' && !field.mayBePartial ? ['form.date-incomplete' as const] : []),
    ...(field.mayBeNone ? [] : ['form.none-not-allowed' as const]),
  ].filter((code) => !(field.mayBeFuture && code === 'form.date-future'))
}

function ownProblem(key: string, book: ValueBook): FormProblem[] {
  const problem = book.find(key)?.problem
  return problem ? [{ key, code: problem, params: {}, blocks: true }] : []
}

function shapeProblems(field: ResolvedField, book: ValueBook): FormProblem[] {
  const parts = book.findField(field.key)?.parts
  if (!parts) return ownProblem(field.key, book)
  const own = [parts.idNumber, parts.issuedOn, parts.issuer, parts.other ?? ''].flatMap((key) =>
    key ? ownProblem(key, book) : [],
  )
  return own.length > 0 ? own : ownProblem(field.key, book)
}

/** Nobody alive on a paper was born before this many years; older days are said, for the dead may have been. */
const oldestYears = 125
const calendarBegins = '1800'

function dateProblems(field: ResolvedField, on: PlainDate, book: ValueBook): FormProblem[] {
  if (
    !isKnown(field.value ?? undefined)
    || field.problem
    || (field.type !== 'date' && field.type !== 'datetime')
  )
    return []
  const day = field.value!.slice(0, 10)
  const mayBeFuture = book.findField(field.key)?.mayBeFuture === true
  if (!mayBeFuture && day > on.slice(0, day.length))
    return [{ key: field.key, code: 'form.date-future', params: {}, blocks: true }]
  const age = Number(on.slice(0, 4)) - Number(day.slice(0, 4))
  return age > oldestYears
    ? [{ key: field.key, code: 'form.date-too-old', params: { age }, blocks: day < calendarBegins }]
    : []
}

function ruleProblems(rule: Rule, fields: ResolvedField[], book: ValueBook): FormProblem[] {
  const [first, second] =
    'order' in rule ? [rule.order.earlier, rule.order.later] : [rule.ageGap.older, rule.ageGap.younger]
  const [early, late] = [readSound(first, fields, book), readSound(second, fields, book)]
  if (!early || !late) return []
  if ('order' in rule) {
    const known = Math.min(early.length, late.length)
    return late.slice(0, known) < early.slice(0, known)
      ? [{ key: second, code: rule.code, params: {}, blocks: true }]
      : []
  }
  const age = Number(late.slice(0, 4)) - Number(early.slice(0, 4))
  return age < rule.ageGap.atLeast ? [{ key: first, code: rule.code, params: { age }, blocks: age <= 0 }] : []
}

/** The day of a value that stands on this paper and has nothing wrong of its own. */
function readSound(key: string, fields: ResolvedField[], book: ValueBook): string | undefined {
  const field = fields.find((one) => one.key === key)
  if (book.findField(key) && !field) return undefined
  const found = book.find(key)
  return found && isKnown(found.value) && !found.problem ? found.value.slice(0, 10) : undefined
}

/** A card is not issued before its owner is born. */
function issueProblems(field: ResolvedField, book: ValueBook): FormProblem[] {
  const parts = book.findField(field.key)?.parts
  const issued = parts && book.find(parts.issuedOn)
  const born = parts && book.read(parts.idNumber.replace('.idNumber', '.dateOfBirth'))
  if (!issued || issued.problem || !isKnown(issued.value) || !isKnown(born)) return []
  return issued.value.slice(0, born!.length) < born!
    ? [{ key: parts.issuedOn, code: 'form.issued-before-birth', params: {}, blocks: true }]
    : []
}

/** The number tells year and sex; another year or sex is said and may be right: civil status may have been corrected. */
function numberProblems(fields: ResolvedField[], book: ValueBook): FormProblem[] {
  const people = new Set<string>()
  return fields.flatMap((field) => {
    const key = numberKey(field, book)
    const role = key?.split('.')[0] ?? ''
    if (!key || people.has(book.roleOf(role)) || book.find(key)?.problem) return []
    people.add(book.roleOf(role))
    const sound = (name: string) =>
      book.find(`${role}.${name}`)?.problem ? undefined : book.read(`${role}.${name}`)
    const [idNumber = '', dateOfBirth, sex] = [sound('idNumber'), sound('dateOfBirth'), sound('sex')]
    const born = isKnown(dateOfBirth) ? { dateOfBirth: dateOfBirth! } : {}
    const told = crossCheck({ idNumber, ...born, ...(sex === 'male' || sex === 'female' ? { sex } : {}) })
    return told.map(({ code }) => ({
      key,
      code: code === 'card.year-mismatch' ? ('form.number-year' as const) : ('form.number-sex' as const),
      params: {},
      blocks: false,
    }))
  })
}

function numberKey(field: ResolvedField, book: ValueBook): string | undefined {
  return book.findField(field.key)?.parts?.idNumber ?? (field.type === 'id_number' ? field.key : undefined)
}

/** One number for two people who are not one person: the wrong card was scanned. */
function sameNumberProblems(fields: ResolvedField[], book: ValueBook): FormProblem[] {
  const seen = new Map<string, string>()
  const nameOf = (role: string) => (book.read(`${role}.fullName`) ?? '').toLocaleUpperCase('vi')
  return fields.flatMap((field) => {
    const key = numberKey(field, book)
    const number = key && book.read(key)
    if (!key || !isKnown(number)) return []
    const role = book.roleOf(key.split('.')[0]!)
    const other = seen.get(number!)
    seen.set(number!, other ?? role)
    return other && other !== role && nameOf(other) !== nameOf(role)
      ? [{ key, code: 'form.same-number' as const, params: {}, blocks: true }]
      : []
  })
}

/** Two roles are said to be one person, and their cards say they are not. */
function twoCardProblems({ people }: FormInput, book: ValueBook): FormProblem[] {
  return Object.keys(people).flatMap((role) => {
    const own = people[role]?.idNumber
    const first = book.rolesOf(role).find((other) => people[other]?.idNumber)
    const clash = own && first && first !== role && people[first]?.idNumber !== own
    return clash
      ? [{ key: `${role}.idNumber`, code: 'form.two-cards-one-person' as const, params: {}, blocks: true }]
      : []
  })
}
