import { toPartialDate, toPlainDate } from '#lib/plain-date.ts'
import { ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import { looksDamaged, tidy } from '#lib/vietnamese-text.ts'
import { crossCheck, type CardWarning } from './cross-check.ts'
import { isIdNumber } from './id-number.ts'
import { hasNoMarks, hasTypingTraces, looksLikeName, lostLetters } from './name.ts'
import type { Person } from './person.ts'
import { recognise } from './recognise.ts'

/**
 * What the QR of an identity card said. It is unsigned: it saves typing and proves nothing.
 * `generation` by the count of fields: 7 citizen card 2021, 11 identity card of July 2024, 6 earlier prints without
 * the issue date.
 */
export type CardReading = { person: Person; generation: 6 | 7 | 11; warnings: CardWarning[] }

/**
 * Strict reading (Thông tư 16/2024/TT-BCA names the contents): number | old number | name | birth ddMMyyyy | Nam or
 * Nữ | residence | issued ddMMyyyy [| four more, not verified, ignored]. Damaged text is refused, never guessed.
 */
export function parseCard(raw: string): Result<CardReading, Refusal> {
  const text = raw
    .normalize('NFC')
    .replace(/^\ufeff/, '')
    .trim()
  if (!text) return refuse('card.empty')
  const other = recognise(text)
  if (other !== 'card') return refuse(`card.is-${other}`)
  if (looksDamaged(text) || hasControls(text)) return refuse('card.damaged')
  const fields = text.split('|').map(tidy)
  const generation = fields.length
  if (generation !== 6 && generation !== 7 && generation !== 11)
    return refuse('card.field-count', { count: generation })
  const person = readFields(fields)
  return person.ok ? ok({ person: person.value, generation, warnings: crossCheck(person.value) }) : person
}

function readFields(fields: string[]): Result<Person, Refusal> {
  const [idNumber = '', old = '', fullName = '', birth = '', sexText = '', residence = '', issued = ''] =
    fields
  if (!isIdNumber(idNumber)) return refuse('card.id-number')
  if (old && !/^(\d{9}|\d{12})$/.test(old)) return refuse('card.old-id-number')
  if (!looksLikeName(fullName)) return refuse('card.full-name')
  if (lostLetters(fullName) || (residence && hasNoMarks(residence))) return refuse('card.lost-letters')
  if (hasTypingTraces(fullName, 'name') || hasTypingTraces(residence, 'address'))
    return refuse('card.typing-traces')
  const dateOfBirth = readBirthDate(birth)
  if (!dateOfBirth) return refuse('card.birth-date')
  const sex = readSex(sexText)
  if (!sex) return refuse('card.sex')
  if (!looksLikeResidence(residence)) return refuse('card.residence')
  const issuedOn = readCardDate(issued)
  if (fields.length !== 6 && !issuedOn) return refuse('card.issue-date')
  if (issuedOn && issuedOn <= dateOfBirth) return refuse('card.issue-date')
  return ok({
    idNumber,
    oldIdNumber: old || null,
    fullName,
    dateOfBirth,
    sex,
    residence,
    ...(issuedOn ? { issuedOn } : {}),
  })
}

/** ddMMyyyy on the real calendar. */
export function readCardDate(text: string): string | undefined {
  const match = /^(\d{2})(\d{2})(\d{4})$/.exec(text)
  return match ? toPlainDate(`${match[3]}-${match[2]}-${match[1]}`) : undefined
}

/** Old people's cards may know only the month or the year: 00052001, 00001945, 051945, 1945. */
export function readBirthDate(text: string): string | undefined {
  const match = /^(?:(\d{2})?(\d{2}))?(\d{4})$/.exec(text)
  if (!match) return undefined
  const [, day = '00', month = '00', year = ''] = match
  if (year < '1870') return undefined
  if (day !== '00') return toPlainDate(`${year}-${month}-${day}`)
  return toPartialDate(month === '00' ? year : `${year}-${month}`)
}

export function readSex(text: string): 'male' | 'female' | undefined {
  const word = text.toLowerCase()
  return word === 'nam' ? 'male' : word === 'nữ' ? 'female' : undefined
}

/** A residence is words with letters; a question mark inside a word is a mark that was lost. */
export function looksLikeResidence(text: string): boolean {
  return text.length >= 5 && /\p{L}{2}/u.test(text) && !/[?*#<>{}\\]/.test(text)
}

function hasControls(text: string): boolean {
  return /[\u0000-\u001f\u007f-\u009f]/.test(text)
}
