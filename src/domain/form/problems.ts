import { daysBetween, toPlainDate, type PlainDate } from '#lib/plain-date.ts'
import { isKnown } from './condition.ts'
import type { FormDefinition } from './form-definition.ts'
import type { FormInput } from './form-input.ts'
import { problemCodes, type ProblemCode } from './read-value.ts'
import { resolve, type ResolvedField } from './resolve.ts'
import { valueBook, type ValueBook } from './value-book.ts'

/** A broken rule. What `blocks` must be mended before the paper is final; the rest is said, and may be right. */
export type FormProblem = { key: string; code: ProblemCode; params: Record<string, string | number>; blocks: boolean }

/** What is wrong with what is known. What is only missing is asked, not reported. */
export function problems(form: FormDefinition, input: FormInput): FormProblem[] {
  const book = valueBook(form, input)
  const fields = resolve(form, input, book).filter(({ applies }) => applies)
  return [
    ...fields.flatMap((field) => shapeProblems(field, book)),
    ...fields.filter(({ key }) => !book.findField(key)?.mayBeFuture).flatMap((field) => dateProblems(field, input.on)),
    ...deathProblems(fields),
    ...parentProblems(book),
    ...sameNumberProblems(fields, book),
  ]
}

/** Every problem this form can report, for translators and the gallery. */
export function possibleProblems(form: FormDefinition): { key: string; code: ProblemCode }[] {
  const byType: Partial<Record<FormDefinition['fields'][number]['type'], ProblemCode[]>> = {
    date: ['form.date-invalid', 'form.date-future', 'form.date-too-old'], datetime: ['form.datetime-invalid', 'form.date-future', 'form.death-before-birth'],
    id_number: ['form.id-number', 'form.same-number'], id_document: ['form.id-number', 'form.date-invalid', 'form.issued-before-birth', 'form.same-number'],
    person_name: ['form.name', 'form.too-long'], enum: ['form.not-an-option'], number: ['form.number'], phone: ['form.phone'], email: ['form.email'],
  }
  return form.fields.flatMap(({ key, type }) => (byType[type] ?? ['form.too-long' as const]).map((code) => ({ key, code })))
    .concat(form.roles.child ? [{ key: 'child.dateOfBirth', code: 'form.parent-too-young' as const }] : [])
    .filter(({ code }) => problemCodes.includes(code))
}

function shapeProblems(field: ResolvedField, book: ValueBook): FormProblem[] {
  const own = field.problem ? [{ key: field.key, code: field.problem, params: {}, blocks: true }] : []
  const parts = book.findField(field.key)?.parts
  if (!parts) return own
  return [parts.idNumber, parts.issuedOn].flatMap((key) => {
    const problem = book.find(key)?.problem
    return problem ? [{ key, code: problem, params: {}, blocks: true }] : []
  })
}

const oldest = 125 * 366

function dateProblems(field: ResolvedField, on: PlainDate): FormProblem[] {
  if (!field.value || field.problem || (field.type !== 'date' && field.type !== 'datetime')) return []
  const day = toPlainDate(field.value.slice(0, 10))
  if (!day) return []
  if (day > on) return [{ key: field.key, code: 'form.date-future', params: {}, blocks: true }]
  return daysBetween(day, on) > oldest ? [{ key: field.key, code: 'form.date-too-old', params: {}, blocks: true }] : []
}

function deathProblems(fields: ResolvedField[]): FormProblem[] {
  const died = fields.find(({ key }) => key === 'deathAt')
  const born = fields.find(({ key }) => key === 'deceased.dateOfBirth')
  if (!died?.value || !born?.value || died.problem || born.problem) return []
  return died.value.slice(0, born.value.length) < born.value
    ? [{ key: 'deathAt', code: 'form.death-before-birth', params: {}, blocks: true }]
    : []
}

/** A parent under fifteen is almost always a slip of the pen, and sometimes the truth: said, not refused. */
function parentProblems(book: ValueBook): FormProblem[] {
  const child = book.read('child.dateOfBirth')
  if (!isKnown(child)) return []
  return ['mother', 'father'].flatMap((role) => {
    const born = book.read(`${role}.dateOfBirth`)
    if (!isKnown(born)) return []
    const age = Number(child!.slice(0, 4)) - Number(born!.slice(0, 4))
    return age < 15 ? [{ key: `${role}.dateOfBirth`, code: 'form.parent-too-young' as const, params: { age }, blocks: age <= 0 }] : []
  })
}

/** One number for two people who are not one person: the wrong card was scanned. */
function sameNumberProblems(fields: ResolvedField[], book: ValueBook): FormProblem[] {
  const seen = new Map<string, string>()
  const nameOf = (role: string) => (book.read(`${role}.fullName`) ?? '').toLocaleUpperCase('vi')
  return fields.flatMap((field) => {
    const key = book.findField(field.key)?.parts?.idNumber ?? (field.type === 'id_number' ? field.key : undefined)
    const number = key && book.read(key)
    if (!key || !isKnown(number)) return []
    const role = book.roleOf(key.split('.')[0]!)
    const other = seen.get(number!)
    seen.set(number!, other ?? role)
    return other && other !== role && nameOf(other) !== nameOf(role) ? [{ key, code: 'form.same-number' as const, params: {}, blocks: true }] : []
  })
}
