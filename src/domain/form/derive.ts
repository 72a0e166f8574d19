import { dateInWords, paddedDate } from '../words/date-in-words.ts'
import { isKnown, today } from './condition.ts'
import type { Derivation } from './form-definition.ts'
import type { FormInput } from './form-input.ts'
import { issuerOn } from './id-document.ts'
import type { Found, ValueBook } from './value-book.ts'

/** What follows from a rule, the ward and what is already known; undefined while something it needs is not known. */
export function derive(rule: Derivation, input: FormInput, book: ValueBook): Found | undefined {
  if ('when' in rule && rule.when && !book.holds(rule.when)) return undefined
  if ('ward' in rule) return fromWard(input, rule.ward)
  if ('today' in rule) return book.find(today)
  if ('text' in rule) return { value: rule.text, source: 'derived', confidence: 'sure' }
  if ('issuerOf' in rule) return issuerFrom(rule.issuerOf, input, book)
  if ('template' in rule) return fromTemplate(rule.template, book)
  const from = book.find('inWords' in rule ? rule.inWords : rule.copy)
  if (!from || !isKnown(from.value) || from.problem) return undefined
  return {
    value: 'inWords' in rule ? dateInWords(from.value) : from.value,
    source: 'derived',
    confidence: from.confidence,
  }
}

/** Who issued a card, by the date on it: dated data, doubtful until somebody compared it with the law. */
export function issuerFrom(dateKey: string, input: FormInput, book: ValueBook): Found | undefined {
  const issuedOn = book.read(dateKey)
  const issuer = isKnown(issuedOn) ? issuerOn(input, issuedOn!) : undefined
  return (
    issuer && { value: issuer.name, source: 'derived', confidence: issuer.verified ? 'sure' : 'doubtful' }
  )
}

/** The keys whose values a rule makes a new one of. */
export function readsOf(rule: Derivation): string[] {
  if ('inWords' in rule) return [rule.inWords]
  if ('copy' in rule) return [rule.copy]
  if ('issuerOf' in rule) return [rule.issuerOf]
  return 'template' in rule ? keysIn(rule.template) : []
}

/** The keys a template or a sentence names in braces. */
export function keysIn(template: string): string[] {
  return [...template.matchAll(/\{([^}]+)\}/g)].map((match) => match[1]!)
}

function fromTemplate(template: string, book: ValueBook): Found | undefined {
  const parts = keysIn(template).map((key) => book.find(key))
  if (!parts.every((part) => isKnown(part?.value) && !part!.problem)) return undefined
  return {
    value: template.replace(/\{([^}]+)\}/g, (_, key: string) => shown(key, book)),
    source: 'derived',
    confidence: 'sure',
  }
}

function shown(key: string, book: ValueBook): string {
  const value = book.read(key) ?? ''
  return book.findField(key)?.type === 'date' ? paddedDate(value) : value
}

function fromWard({ ward }: FormInput, what: 'committee' | 'police' | 'place' | 'name'): Found | undefined {
  const value = what === 'place' ? ward.place : what === 'name' ? ward.name : ward.authorities[what]
  return value ? { value, source: 'ward', confidence: 'sure' } : undefined
}
