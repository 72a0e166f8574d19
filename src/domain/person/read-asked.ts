import { toTrackingCode } from '#domain/dossier/tracking-code.ts'
import { tidy } from '#lib/vietnamese-text.ts'
import { plainPhone, syllablesOf, type FindTerm } from './find-terms.ts'

/** What stands in the one box of the desk, in every way it can be meant. */
export type Asked = {
  /** Our tracking code or an official one, as it is compared; a name may happen to look like one. */
  code: string | null
  /** Read off paper or card in hand: typing gives no bars and no addresses. */
  scanned: 'slip' | 'card' | null
  ticketNo: number | null
  syllables: string[]
  /** A number in each of its meanings: nine digits are an old identity number, or a phone without its 0. */
  numbers: FindTerm[]
}

const nothing: Asked = { code: null, scanned: null, ticketNo: null, syllables: [], numbers: [] }

export function readAsked(typed: string): Asked {
  const text = tidy(typed)
  const slip = /^https?:\/\/[^/]+\/ho-so\/([^/?#]+)/i.exec(text)?.[1]
  if (slip) return { ...nothing, code: toTrackingCode(slip) ?? null, scanned: 'slip' }
  const card = /^(\d{12})\|/.exec(text)?.[1]
  if (card) return { ...nothing, scanned: 'card', numbers: [{ kind: 'idNumber', text: card }] }
  return { ...nothing, ...wordsAndNumbers(text), code: codeOf(text) }
}

function codeOf(text: string): string | null {
  const ours = toTrackingCode(text)
  if (ours) return ours
  return text.length >= 6 && /\d/.test(text) ? text : null
}

/** Words are a name; digits beside each other are one number, however they were spaced. */
function wordsAndNumbers(text: string): Pick<Asked, 'syllables' | 'numbers' | 'ticketNo'> {
  const spaced = text.replace(/(?<=\d)[\s.-]+(?=\d)/g, '').replace(/\+(?=\d)/g, '')
  const parts = spaced.split(/[\s,;]+/).filter(Boolean)
  const digits = parts.filter((part) => /^\d+$/.test(part))
  const words = parts.filter((part) => !/^\d+$/.test(part))
  // "Công ty 36": a short number beside words is a word of the name.
  const isWord = (part: string) => words.length > 0 && part.length < 4
  const number = digits.find((part) => !isWord(part))
  return {
    syllables: syllablesOf([...words, ...digits.filter(isWord)].join(' ')),
    numbers: number ? meaningsOf(number) : [],
    ticketNo: number && words.length === 0 && /^\d{3,4}$/.test(number) ? Number(number) : null,
  }
}

function meaningsOf(digits: string): FindTerm[] {
  if (digits.length === 4) return [{ kind: 'last4', text: digits }]
  if (digits.length === 12) return [{ kind: 'idNumber', text: digits }]
  const phone = plainPhone(digits.length === 9 ? `0${digits}` : digits)
  const old: FindTerm[] = digits.length === 9 ? [{ kind: 'idNumber', text: digits }] : []
  return phone ? [...old, { kind: 'phone', text: phone }] : old
}

/** False when nothing in it can be looked for: empty, or only signs. */
export function isAskable(asked: Asked): boolean {
  return (
    asked.code !== null || asked.ticketNo !== null || asked.syllables.length > 0 || asked.numbers.length > 0
  )
}
