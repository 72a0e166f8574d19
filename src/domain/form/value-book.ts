import type { Person } from '../person/person.ts'
import { dateInWords, paddedDate } from '../words/date-in-words.ts'
import { holds, isKnown, type Condition } from './condition.ts'
import type { Derivation, Field, FormDefinition, Gate } from './form-definition.ts'
import type { FormInput } from './form-input.ts'
import { readValue, type ProblemCode } from './read-value.ts'

/** A value with where it came from. */
export type Found = {
  value: string
  /** `card:<role>`, `spoken`, `typed`, `earlier`, `chat`, `derived`, `ward` */
  source: string
  by?: string | undefined
  confidence: 'sure' | 'doubtful'
  problem?: ProblemCode | undefined
}

/** Looks any key of the form up: what was said, then the same person in another role, her card, what follows, the ward. */
export type ValueBook = {
  find(key: string): Found | undefined
  read(key: string): string | undefined
  holds(condition: Condition): boolean
  /** The role whose person plays this role: `applicant` may be the `mother`. */
  roleOf(role: string): string
  findField(key: string): Field | undefined
}

const partTypes: Record<string, Field['type']> = {
  idNumber: 'id_number', issuedOn: 'date', idIssuer: 'text', dateOfBirth: 'date', sex: 'enum', fullName: 'person_name',
}

const sexOptions = [{ value: 'male', label: 'Nam' }, { value: 'female', label: 'Nữ' }]

export function valueBook(form: FormDefinition, input: FormInput): ValueBook {
  const fields = new Map(form.fields.map((field) => [field.key, field]))
  const gates = new Map(form.gates.map((gate) => [gate.key, gate]))
  const same = samePeople(form.gates, input)
  const found = new Map<string, Found | undefined>()
  const roleOf = (role: string): string => (same[role] && same[role] !== role ? same[role] : role)
  const read = (key: string) => find(key)?.value
  const book: ValueBook = {
    find, read, roleOf, holds: (condition) => holds(condition, read), findField: (key) => fields.get(key),
  }

  function find(key: string): Found | undefined {
    if (found.has(key)) return found.get(key)
    // A derivation that leads back to itself finds nothing rather than running for ever.
    found.set(key, undefined)
    const value = said(key) ?? ofPerson(key) ?? derived(key)
    found.set(key, value)
    return value
  }

  function said(key: string): Found | undefined {
    const answer = input.answers[key]
    if (!answer) return impliedBySame(gates.get(key), input)
    const { value, problem } = readValue(shapeOf(key), answer.value)
    return { value, problem, source: answer.source, by: answer.by, confidence: answer.confidence ?? 'sure' }
  }

  function shapeOf(key: string): Pick<Field, 'type' | 'options' | 'caps' | 'max'> {
    const field = fields.get(key)
    if (field && field.type !== 'id_document') return field
    const gate = gates.get(key)
    if (gate) return { type: 'enum', options: gate.options, caps: false, max: 60 }
    const attribute = key.split('.')[1] ?? ''
    return { type: partTypes[attribute] ?? 'text', options: attribute === 'sex' ? sexOptions : undefined, caps: false, max: 300 }
  }

  function ofPerson(key: string): Found | undefined {
    const [role = '', attribute = ''] = key.split('.')
    if (!attribute) return undefined
    const other = roleOf(role)
    if (other !== role) return find(`${other}.${attribute}`)
    const value = input.people[role]?.[attribute as keyof Person]
    return value ? { value, source: `card:${role}`, confidence: 'sure' } : undefined
  }

  function derived(key: string): Found | undefined {
    const attribute = key.split('.')[1]
    if (attribute === 'idIssuer') return ofIssuer(key.replace('.idIssuer', '.issuedOn'))
    for (const rule of fields.get(key)?.derive ?? []) {
      const value = follow(rule)
      if (value) return value
    }
    return undefined
  }

  function follow(rule: Derivation): Found | undefined {
    if ('when' in rule && rule.when && !book.holds(rule.when)) return undefined
    if ('ward' in rule) return fromWard(wardValue(input, rule.ward))
    if ('today' in rule) return { value: input.on, source: 'derived', confidence: 'sure' }
    if ('text' in rule) return { value: rule.text, source: 'derived', confidence: 'sure' }
    if ('issuerOf' in rule) return ofIssuer(rule.issuerOf)
    if ('template' in rule) return fromTemplate(rule.template)
    const from = find('inWords' in rule ? rule.inWords : rule.copy)
    if (!from || !isKnown(from.value) || from.problem) return undefined
    return { value: 'inWords' in rule ? dateInWords(from.value) : from.value, source: 'derived', confidence: from.confidence }
  }

  function fromTemplate(template: string): Found | undefined {
    const keys = [...template.matchAll(/\{([^}]+)\}/g)].map((match) => match[1]!)
    if (!keys.every((key) => isKnown(read(key)))) return undefined
    const filled = template.replace(/\{([^}]+)\}/g, (_, key: string) => shown(key))
    return { value: filled, source: 'derived', confidence: 'sure' }
  }

  function shown(key: string): string {
    const field = fields.get(key)
    return field?.type === 'date' ? paddedDate(read(key)!) : (read(key) ?? '')
  }

  function ofIssuer(dateKey: string): Found | undefined {
    const issuedOn = read(dateKey)
    if (!isKnown(issuedOn)) return undefined
    const issuer = input.issuers.find(({ from, to }) => issuedOn! >= from && (to === null || issuedOn! <= to))
    return issuer && { value: issuer.name, source: 'derived', confidence: issuer.verified ? 'sure' : 'doubtful' }
  }
  return book
}

function fromWard(value: string): Found | undefined {
  return value ? { value, source: 'ward', confidence: 'sure' } : undefined
}

function wardValue({ ward }: FormInput, what: 'committee' | 'police' | 'place' | 'name'): string {
  if (what === 'place') return ward.place
  return what === 'name' ? ward.name : ward.authorities[what]
}

/** "The applicant is the mother" answers the question who the applicant is. */
function impliedBySame(gate: Gate | undefined, input: FormInput): Found | undefined {
  const match = Object.entries(gate?.same ?? {}).find(([, pairs]) => Object.entries(pairs).every(([role, as]) => input.same[role] === as))
  return match && { value: match[0], source: 'derived', confidence: 'sure' }
}

/** Said outright, or by the answer to a gate ("Bà con là mẹ của bé"). */
function samePeople(gates: readonly Gate[], input: FormInput): Record<string, string> {
  const byGates = gates.map((gate) => gate.same?.[input.answers[gate.key]?.value ?? ''] ?? {})
  return Object.assign({}, ...byGates, input.same)
}
