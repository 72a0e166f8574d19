import { capitals } from '#lib/vietnamese-text.ts'
import type { Person } from '../person/person.ts'
import { holds, today, type Condition } from './condition.ts'
import { derive, issuerFrom } from './derive.ts'
import type { Field, FormDefinition, Gate } from './form-definition.ts'
import type { FormInput } from './form-input.ts'
import { idDocument, numberIn } from './id-document.ts'
import type { ProblemCode } from './problem-codes.ts'
import { readValue } from './read-value.ts'
import { aliasesOf, samePerson, type SamePerson } from './same-person.ts'
import { shapes, type Shape } from './shape.ts'

/** A value with where it came from. */
export type Found = {
  value: string
  /** `card:<role>`, `spoken`, `typed`, `earlier`, `chat`, `derived`, `ward` */
  source: string
  by?: string | undefined
  confidence: 'sure' | 'doubtful'
  problem?: ProblemCode | undefined
}

/** Looks any key of the form up: what was said, under any role of the same person, then her card, what follows, the ward. */
export type ValueBook = {
  find(key: string): Found | undefined
  read(key: string): string | undefined
  holds(condition: Condition): boolean
  /** The role this person is asked under: the `applicant` may be the `mother`. */
  roleOf(role: string): string
  /** Every role this person plays, herself first. */
  rolesOf(role: string): readonly string[]
  findField(key: string): Field | undefined
}

export function valueBook(form: FormDefinition, input: FormInput): ValueBook {
  const fields = new Map(form.fields.map((field) => [field.key, field]))
  const gates = new Map(form.gates.map((gate) => [gate.key, gate]))
  const same = samePerson(form.gates, input)
  const known = { input, same, shapeOf: shapes(form) }
  const found = new Map<string, Found | undefined>()
  const read = (key: string) => find(key)?.value
  const book: ValueBook = {
    find,
    read,
    holds: (condition) => holds(condition, read),
    findField: (key) => fields.get(key),
    roleOf: (role) => same.get(role)?.[0] ?? role,
    rolesOf: (role) => same.get(role) ?? [role],
  }

  function find(key: string): Found | undefined {
    if (found.has(key)) return found.get(key)
    // A derivation that leads back to itself finds nothing rather than running for ever.
    found.set(key, undefined)
    const value = lookUp(key)
    found.set(key, value && fields.get(key)?.caps ? { ...value, value: capitals(value.value) } : value)
    return found.get(key)
  }

  function lookUp(key: string): Found | undefined {
    if (key === today) return { value: input.on, source: 'derived', confidence: 'sure' }
    const gate = gates.get(key)
    // An answer to a question that no longer arises decides nothing.
    if (gate?.applies && !book.holds(gate.applies)) return undefined
    const parts = fields.get(key)?.parts
    if (parts) return said(key, known) ?? idDocument(parts, input, find)
    const chosen = said(key, known) ?? (gate && impliedBySame(gate, input))
    return (chosen && gate ? fitting(chosen, gate, book) : chosen) ?? onCard(key, known) ?? follows(key)
  }

  function follows(key: string): Found | undefined {
    const document = key.endsWith('.idNumber') && said(key.replace('.idNumber', '.idDocument'), known)
    if (document) return numberIn(document)
    if (key.endsWith('.idIssuer')) return issuerFrom(key.replace('.idIssuer', '.issuedOn'), input, book)
    for (const rule of (fields.get(key) ?? gates.get(key))?.derive ?? []) {
      const value = derive(rule, input, book)
      if (value) return value
    }
    return undefined
  }
  return book
}

type Known = { input: FormInput; same: SamePerson; shapeOf: (key: string) => Shape }

function said(key: string, { input, same, shapeOf }: Known): Found | undefined {
  for (const alias of aliasesOf(key, same)) {
    const answer = input.answers[alias]
    const { value, problem } = answer ? readValue(shapeOf(key), answer.value) : { value: '' }
    if (answer && value)
      return { value, problem, source: answer.source, by: answer.by, confidence: answer.confidence ?? 'sure' }
  }
  return undefined
}

function onCard(key: string, { input, same }: Known): Found | undefined {
  for (const alias of aliasesOf(key, same)) {
    const [role = '', attribute] = alias.split('.')
    const value = attribute && input.people[role]?.[attribute as keyof Person]
    if (value) return { value, source: `card:${role}`, confidence: 'sure' }
  }
  return undefined
}

/** A choice that contradicts another is told, and asked again. */
function fitting(chosen: Found, gate: Gate, book: ValueBook): Found {
  const option = gate.options.find(({ value }) => value === chosen.value)
  return option?.when && !book.holds(option.when) ? { ...chosen, problem: 'form.not-an-option' } : chosen
}

/** "The applicant is the mother" answers the question who the applicant is. */
function impliedBySame(gate: Gate, input: FormInput): Found | undefined {
  const match = Object.entries(gate.same ?? {}).find(([, pairs]) =>
    Object.entries(pairs).every(([role, as]) => input.same[role] === as),
  )
  return match && { value: match[0], source: 'derived', confidence: 'sure' }
}
