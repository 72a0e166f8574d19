import { ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import { looksDamaged, tidy } from '#lib/vietnamese-text.ts'
import { looksLikeResidence, readBirthDate, readCardDate } from './card.ts'
import { crossCheck, type CardWarning } from './cross-check.ts'
import { hasNoMarks, looksLikeName, lostLetters } from './name.ts'
import type { Person } from './person.ts'
import { recognise } from './recognise.ts'

export type Doubtful = { attribute: 'fullName' | 'residence' | 'issuedOn' | 'dateOfBirth' | 'sex'; text: string }

/** What a damaged scan still proves, and what must be asked. */
export type Salvaged = { sure: Person; doubtful: Doubtful[]; warnings: CardWarning[] }

/**
 * Desk reading of a damaged scan (a keyboard-type scanner lost marks or separators): the number, the dates and the
 * sex are kept when digits prove them; names and addresses are offered as doubtful, never as known.
 */
export function salvageCard(raw: string): Result<Salvaged, Refusal> {
  const text = raw.normalize('NFC').trim()
  const kind = recognise(text)
  if (kind !== 'card') return refuse(`card.is-${kind}`)
  const idNumber = /^(\d{12})(?!\d)/.exec(text)?.[1]
  if (!idNumber) return refuse('card.no-number')
  const rest = text.slice(12)
  const found = findMiddle(rest)
  if (!found) return ok({ sure: { idNumber }, doubtful: [], warnings: [] })
  const sure: Person = { idNumber, ...found.sure }
  return ok({ sure, doubtful: found.doubtful, warnings: crossCheck(sure) })
}

const bar = String.raw`[|¦~\\\]}!]`

/**
 * The birth date and the sex stand side by side between two separators, and nothing else does: eight digits, a
 * separator, Nam or N-something. They anchor the rest.
 */
const middle = new RegExp(`^${bar}?(\\d{9}|\\d{12})?${bar}(.{2,120}?)${bar}(\\d{8})${bar}(Nam|N\\S{1,3})${bar}(.{3,300}?)(?:${bar}(\\d{8}))?${bar}*$`, 'i')

function findMiddle(rest: string): { sure: Person; doubtful: Doubtful[] } | undefined {
  const match = middle.exec(rest)
  if (!match) return undefined
  const [, old, name = '', birth = '', sexText = '', residence = '', issued = ''] = match
  const sure: Person = { ...(old ? { oldIdNumber: old } : {}) }
  const doubtful: Doubtful[] = []
  const dateOfBirth = readBirthDate(birth)
  if (dateOfBirth) sure.dateOfBirth = dateOfBirth
  // "Nữ" may arrive as Nu, N?, N\ufffd: any N-word that is not Nam can only be it.
  sure.sex = sexText.toLowerCase() === 'nam' ? 'male' : 'female'
  const issuedOn = readCardDate(issued)
  if (issuedOn && (!dateOfBirth || issuedOn > dateOfBirth)) sure.issuedOn = issuedOn
  keepWords(sure, doubtful, { fullName: tidy(name), residence: tidy(residence) })
  return { sure, doubtful }
}

function keepWords(sure: Person, doubtful: Doubtful[], words: { fullName: string; residence: string }): void {
  const { fullName, residence } = words
  const lostMarks = looksDamaged(fullName + residence) || hasNoMarks(residence) || lostLetters(fullName)
  if (!lostMarks && looksLikeName(fullName)) sure.fullName = fullName
  else doubtful.push({ attribute: 'fullName', text: fullName })
  if (!lostMarks && looksLikeResidence(residence)) sure.residence = residence
  else doubtful.push({ attribute: 'residence', text: residence })
}
