import type { Field, FormDefinition, Option } from './form-definition.ts'
import type { FormInput } from './form-input.ts'
import { resolve, type ResolvedField } from './resolve.ts'
import { valueBook, type ValueBook } from './value-book.ts'

/** One question, ready to be asked aloud. A gate decides what applies and is asked before everything it decides. */
export type Question = {
  key: string
  kind: 'gate' | 'field' | 'part'
  text: string
  hint: string | null
  section: string
  type: Field['type']
  options: Option[]
  suggestions: string[]
  mayBeNone: boolean
  required: boolean
  role: string | null
}

/** Lists of the catalogue a question may suggest from. */
export type SuggestionLists = Partial<Record<NonNullable<Field['suggest']>, string[]>>

/**
 * What is still missing for this paper, in the order it is best asked: what decides the case first, then place by
 * place; never what a card, the ward or an earlier answer already gave, never what does not apply.
 */
export function nextQuestions(form: FormDefinition, input: FormInput, lists: SuggestionLists = {}): Question[] {
  const book = valueBook(form, input)
  const gates = form.gates.filter((gate) => !book.find(gate.key) && (!gate.applies || book.holds(gate.applies)))
  const asked = new Set<string>()
  const questions = resolve(form, input, book).flatMap((resolved) => questionsOf(resolved, { form, book, input, lists }))
  return [...gates.map((gate) => ({ ...asGate(gate), section: '' })), ...questions.filter(({ key }) => !asked.has(key) && asked.add(key))]
}

function asGate(gate: FormDefinition['gates'][number]): Question {
  return {
    key: gate.key, kind: 'gate', text: gate.question, hint: gate.hint ?? null, section: '', type: 'enum', options: gate.options,
    suggestions: [], mayBeNone: false, required: true, role: null,
  }
}

type Asking = { form: FormDefinition; book: ValueBook; input: FormInput; lists: SuggestionLists }

function questionsOf(resolved: ResolvedField, asking: Asking): Question[] {
  if (!resolved.applies || resolved.signed || resolved.value !== null) return []
  const field = asking.book.findField(resolved.key)!
  if (!resolved.required && !field.ask) return []
  if (field.parts) return partQuestions(field, asking)
  // A place that follows from another is asked by asking the other.
  if (!field.question) return []
  return [asField(field, resolved.required, asking)]
}

function asField(field: Field, required: boolean, { book, input, lists }: Asking): Question {
  const listed = field.suggest === 'healthFacilities' ? input.ward.healthFacilities : field.suggest ? (lists[field.suggest] ?? []) : []
  const [role = ''] = field.key.split('.')
  return {
    key: ownKey(field.key, book), kind: 'field', text: field.question!, hint: field.hint ?? null, section: field.section,
    type: field.type, options: field.options ?? [], suggestions: listed, mayBeNone: field.mayBeNone, required,
    role: field.key.includes('.') ? role : null,
  }
}

/** Asked once under the person's own role: the applicant who is the mother is asked as the mother. */
function ownKey(key: string, book: ValueBook): string {
  const [role = '', attribute] = key.split('.')
  return attribute ? `${book.roleOf(role)}.${attribute}` : key
}

function partQuestions(field: Field, asking: Asking): Question[] {
  const { form, book } = asking
  const { idNumber, issuedOn, issuer } = field.parts!
  const role = idNumber.split('.')[0]!
  const who = form.roles[role]?.name ?? ''
  const ask = (key: string, text: string, type: Field['type'], mayBeNone = false): Question[] =>
    book.find(key)
      ? []
      : [{
          key: ownKey(key, book), kind: 'part', text, hint: null, section: field.section, type, options: [], suggestions: [],
          mayBeNone, required: true, role,
        }]
  return [
    ...ask(idNumber, `Số căn cước của ${who} là bao nhiêu?`, 'id_number', field.mayBeNone),
    ...ask(issuedOn, `Thẻ của ${who} cấp ngày nào?`, 'date'),
    ...(book.find(issuedOn) ? ask(issuer, `Nơi nào cấp thẻ của ${who}?`, 'text') : []),
  ]
}
