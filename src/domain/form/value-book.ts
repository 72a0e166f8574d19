import { capitals } from '#lib/vietnamese-text.ts'
import type { Person } from '../person/person.ts'
import { dateInWords, paddedDate } from '../words/date-in-words.ts'
import { holds, isKnown, today, type Condition } from './condition.ts'
import type { Derivation, Field, FormDefinition, Gate } from './form-definition.ts'
import type { FormInput } from './form-input.ts'
import { idDocument, issuerOn, numberIn } from './id-document.ts'
import type { ProblemCode } from './problem-codes.ts'
import { readValue } from './read-value.ts'
import { aliasesOf, samePerson } from './same-person.ts'
import { shapes } from './shape.ts'

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
  const shapeOf = shapes(form)
  const found = new Map<string, Found | undefined>()
  const read = (key: string) => find(key)?.value
  const book: ValueBook = {
    find, read, holds: (condition) => holds(condition, read), findField: (key) => fields.get(key),
    roleOf: (role) => same.get(role)?.[0] ?? role, rolesOf: (role) => same.get(role) ?? [role],
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
    if (parts) return said(key) ?? idDocument(parts, input, find)
    return said(key) ?? (gate && impliedBySame(gate, input)) ?? onCard(key) ?? derived(key)
  }

  function said(key: string): Found | undefined {
    for (const alias of aliasesOf(key, same)) {
      const answer = input.answers[alias]
      const { value, problem } = answer ? readValue(shapeOf(key), answer.value) : { value: '' }
      if (answer && value) return { value, problem, source: answer.source, by: answer.by, confidence: answer.confidence ?? 'sure' }
    }
    return undefined
  }

  function onCard(key: string): Found | undefined {
    for (const alias of aliasesOf(key, same)) {
      const [role = '', attribute] = alias.split('.')
      const value = attribute && input.people[role]?.[attribute as keyof Person]
      if (value) return { value, source: `card:${role}`, confidence: 'sure' }
    }
    return undefined
  }

  function derived(key: string): Found | undefined {
    const document = key.endsWith('.idNumber') && said(key.replace('.idNumber', '.idDocument'))
    if (document) return numberIn(document)
    if (key.endsWith('.idIssuer')) return ofIssuer(key.replace('.idIssuer', '.issuedOn'))
    for (const rule of (fields.get(key) ?? gates.get(key))?.derive ?? []) {
      const value = follow(rule)
      if (value) return value
    }
    return undefined
  }

  function follow(rule: Derivation): Found | undefined {
    if ('when' in rule && rule.when && !book.holds(rule.when)) return undefined
    if ('ward' in rule) return fromWard(wardValue(input, rule.ward))
    if ('today' in rule) return find(today)
    if ('text' in rule) return { value: rule.text, source: 'derived', confidence: 'sure' }
    if ('issuerOf' in rule) return ofIssuer(rule.issuerOf)
    if ('template' in rule) return fromTemplate(rule.template)
    const from = find('inWords' in rule ? rule.inWords : rule.copy)
    if (!from || !isKnown(from.value) || from.problem) return undefined
    return { value: 'inWords' in rule ? dateInWords(from.value) : from.value, source: 'derived', confidence: from.confidence }
  }

  function fromTemplate(template: string): Found | undefined {
    const filled = keysIn(template).map((key) => find(key))
    if (!filled.every((value) => isKnown(value?.value) && !value!.problem)) return undefined
    return { value: template.replace(/\{([^}]+)\}/g, (_, key: string) => shown(key)), source: 'derived', confidence: 'sure' }
  }

  function shown(key: string): string {
    return fields.get(key)?.type === 'date' ? paddedDate(read(key)!) : (read(key) ?? '')
  }

  function ofIssuer(dateKey: string): Found | undefined {
    const issuedOn = read(dateKey)
    const issuer = isKnown(issuedOn) ? issuerOn(input, issuedOn!) : undefined
    return issuer && { value: issuer.name, source: 'derived', confidence: issuer.verified ? 'sure' : 'doubtful' }
  }
  return book
}

/** The keys a template or a sentence names in braces. */
export function keysIn(template: string): string[] {
  return [...template.matchAll(/\{([^}]+)\}/g)].map((match) => match[1]!)
}

function fromWard(value: string): Found | undefined {
  return value ? { value, source: 'ward', confidence: 'sure' } : undefined
}

function wardValue({ ward }: FormInput, what: 'committee' | 'police' | 'place' | 'name'): string {
  if (what === 'place') return ward.place
  return what === 'name' ? ward.name : ward.authorities[what]
}

/** "The applicant is the mother" answers the question who the applicant is. */
function impliedBySame(gate: Gate, input: FormInput): Found | undefined {
  const match = Object.entries(gate.same ?? {}).find(([, pairs]) => Object.entries(pairs).every(([role, as]) => input.same[role] === as))
  return match && { value: match[0], source: 'derived', confidence: 'sure' }
}
