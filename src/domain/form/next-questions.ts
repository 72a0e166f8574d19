import { none } from './condition.ts'
import { readsOf } from './derive.ts'
import type { Field, FormDefinition, Option } from './form-definition.ts'
import type { FormInput } from './form-input.ts'
import { resolve, type ResolvedField } from './resolve.ts'
import { valueBook, type Found, type ValueBook } from './value-book.ts'

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
export function nextQuestions(
  form: FormDefinition,
  input: FormInput,
  lists: SuggestionLists = {},
): Question[] {
  const book = valueBook(form, input)
  const gates = form.gates.filter(
    (gate) => isOpen(book.find(gate.key)) && (!gate.applies || book.holds(gate.applies)),
  )
  const asked = new Set<string>()
  const questions = resolve(form, input, book).flatMap((resolved) =>
    questionsOf(resolved, { form, book, input, lists }),
  )
  return [
    ...gates.map((gate) => asGate(gate, book)),
    ...questions.filter(({ key }) => !asked.has(key) && asked.add(key)),
  ]
}

/** Nothing said, or nothing that was understood: no other field waits on a question that cannot be answered any more. */
function isOpen(found: Found | undefined): boolean {
  return !found || found.problem !== undefined
}

function asGate(gate: FormDefinition['gates'][number], book: ValueBook): Question {
  return {
    key: gate.key,
    kind: 'gate',
    text: gate.question,
    hint: gate.hint ?? null,
    section: '',
    type: 'enum',
    options: gate.options.filter(({ when }) => !when || book.holds(when)),
    suggestions: [],
    mayBeNone: false,
    required: true,
    role: null,
  }
}

type Asking = { form: FormDefinition; book: ValueBook; input: FormInput; lists: SuggestionLists }

function questionsOf(resolved: ResolvedField, asking: Asking): Question[] {
  if (!resolved.applies || resolved.signed || resolved.value !== null) return []
  const field = asking.book.findField(resolved.key)!
  if (!resolved.required && !field.ask) return []
  if (field.parts) return partQuestions(field, asking)
  if (!field.question || isComing(field, asking.book)) return []
  return [asField(field, resolved.required, asking)]
}

/** A place that follows from another is asked by asking the other. */
function isComing({ derive }: Field, book: ValueBook): boolean {
  return derive.some(
    (rule) =>
      (!('when' in rule) || !rule.when || book.holds(rule.when))
      && readsOf(rule).some((key) => isAskable(key, book)),
  )
}

function isAskable(key: string, book: ValueBook): boolean {
  const field = book.findField(key)
  return Boolean(field?.question) && !book.find(key) && (!field!.applies || book.holds(field!.applies))
}

function asField(field: Field, required: boolean, { book, input, lists }: Asking): Question {
  const listed =
    field.suggest === 'healthFacilities'
      ? input.ward.healthFacilities
      : field.suggest
        ? (lists[field.suggest] ?? [])
        : []
  const [role = ''] = field.key.split('.')
  return {
    key: ownKey(field.key, book),
    kind: 'field',
    text: field.question!,
    hint: field.hint ?? null,
    section: field.section,
    type: field.type,
    options: field.options ?? [],
    suggestions: listed,
    mayBeNone: field.mayBeNone,
    required,
    role: field.key.includes('.') ? book.roleOf(role) : null,
  }
}

const ofPerson = [
  'fullName',
  'dateOfBirth',
  'sex',
  'residence',
  'ethnicity',
  'nationality',
  'idNumber',
  'issuedOn',
  'idIssuer',
  'otherDocument',
]

/** Asked once under the person's own role: the applicant who is the mother is asked as the mother. */
function ownKey(key: string, book: ValueBook): string {
  const [role = '', attribute = ''] = key.split('.')
  return ofPerson.includes(attribute) ? `${book.roleOf(role)}.${attribute}` : key
}

/** The number first; a card's date next; who issued it only when the date does not tell; no number: what there is instead. */
function partQuestions(field: Field, { form, book }: Asking): Question[] {
  const { idNumber, issuedOn, issuer, other } = field.parts!
  const role = idNumber.split('.')[0]!
  const who = form.roles[role]?.name ?? ''
  const ask = (key: string, text: string, shape: Pick<Question, 'type' | 'mayBeNone'>): Question[] =>
    book.find(key)
      ? []
      : [
          {
            ...shape,
            key: ownKey(key, book),
            kind: 'part',
            text,
            hint: null,
            section: field.section,
            options: [],
            suggestions: [],
            required: true,
            role: book.roleOf(role),
          },
        ]
  if (book.read(idNumber) === none) {
    return other
      ? ask(other, `Có hộ chiếu, chứng minh cũ hay giấy khác của ${who} không?`, {
          type: 'text',
          mayBeNone: true,
        })
      : []
  }
  return [
    ...ask(idNumber, `Số căn cước của ${who} là bao nhiêu?`, {
      type: 'id_number',
      mayBeNone: field.mayBeNone,
    }),
    ...ask(issuedOn, `Thẻ của ${who} cấp ngày nào?`, { type: 'date', mayBeNone: false }),
    ...(book.find(issuedOn)
      ? ask(issuer, `Nơi nào cấp thẻ của ${who}?`, { type: 'text', mayBeNone: false })
      : []),
  ]
}
