import { ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import { looksDamaged, tidy } from '#lib/vietnamese-text.ts'
import { looksLikeResidence, readBirthDate, readCardDate, readSex } from './card.ts'
import { crossCheck, type CardWarning } from './cross-check.ts'
import { readIdNumber } from './id-number.ts'
import { hasNoMarks, hasTypingTraces, looksLikeName, lostLetters } from './name.ts'
import type { Person } from './person.ts'
import { recognise } from './recognise.ts'

export type Doubtful = {
  attribute: 'fullName' | 'residence' | 'issuedOn' | 'dateOfBirth' | 'sex'
  text: string
}

/** What a damaged scan still proves, and what must be asked. */
export type Salvaged = { sure: Person; doubtful: Doubtful[]; warnings: CardWarning[] }

/**
 * Desk reading of a damaged scan (a keyboard-type scanner lost marks or separators): the number, the dates and the
 * sex are kept when they prove themselves; names and addresses are offered as doubtful, never as known.
 */
export function salvageCard(raw: string): Result<Salvaged, Refusal> {
  const text = raw.normalize('NFC').trim()
  const kind = recognise(text)
  if (kind !== 'card') return refuse(`card.is-${kind}`)
  // Twelve digits alone, or the two numbers run together where the separator was dropped.
  const numbers = /^(\d{12})(\d{9}|\d{12})?(?!\d)/.exec(text)
  if (!numbers) return refuse('card.no-number')
  const [read, idNumber = '', joined] = numbers
  const { sure, doubtful } = readRest(idNumber, `${joined ?? ''}${text.slice(read.length)}`)
  return ok({ sure, doubtful, warnings: crossCheck(sure) })
}

/** The separator, and what other keyboard layouts make of it. */
const bar = String.raw`[|¦~\\\]}!£µ§°çÇ]`

/**
 * Eight digits and then Nam or an N-word stand side by side nowhere else on a card: they anchor the rest. Where the
 * separator is lost, only the whole words Nam and Nữ before a capital or a digit are trusted.
 */
const anchor = new RegExp(
  String.raw`(?<!\d)(\d{8})(?:${bar}\s*(N[^\s|]{0,5}?)\s*${bar}|\s*(Nam|Nữ)(?=[\p{Lu}\d]))`,
  'u',
)
const lastDate = new RegExp(String.raw`(?<!\d)(\d{8})[\s|¦~\\\]}!£µ§°çÇ]*$`, 'u')
const oldNumber = new RegExp(String.raw`^${bar}*\s*(\d{9}|\d{12})(?!\d)`, 'u')
const edges = new RegExp(String.raw`^(?:${bar}|\s)+|(?:${bar}|\s)+$`, 'gu')

function readRest(idNumber: string, rest: string): Omit<Salvaged, 'warnings'> {
  const sure: Person = { idNumber }
  const old = oldNumber.exec(rest)
  if (old) sure.oldIdNumber = old[1]!
  const words = rest.slice(old?.[0].length ?? 0)
  const found = anchor.exec(words)
  if (!found) return { sure, doubtful: nothingPlaced }
  const doubtful: Doubtful[] = []
  const after = words.slice(found.index + found[0].length)
  const issued = lastDate.exec(after)
  keepDates({ sure, doubtful }, { birth: found[1]!, issued: issued?.[1] })
  keepSex({ sure, doubtful }, found[2] ?? found[3] ?? '')
  const [fullName, residence] = [words.slice(0, found.index), after.slice(0, issued?.index)].map((part) =>
    tidy(part.replace(edges, '')),
  )
  keepWords({ sure, doubtful }, { fullName: fullName!, residence: residence! })
  return { sure, doubtful }
}

const nothingPlaced: Doubtful[] = (['fullName', 'dateOfBirth', 'sex', 'residence', 'issuedOn'] as const).map(
  (attribute) => ({ attribute, text: '' }),
)

type Kept = Pick<Salvaged, 'sure' | 'doubtful'>

function keepDates(
  { sure, doubtful }: Kept,
  { birth, issued }: { birth: string; issued: string | undefined },
): void {
  const dateOfBirth = readBirthDate(birth)
  if (dateOfBirth) sure.dateOfBirth = dateOfBirth
  else doubtful.push({ attribute: 'dateOfBirth', text: birth })
  const issuedOn = issued && readCardDate(issued)
  if (issuedOn && (!dateOfBirth || issuedOn > dateOfBirth)) sure.issuedOn = issuedOn
  else if (issued) doubtful.push({ attribute: 'issuedOn', text: issued })
}

/** "Nữ" may arrive as Nu, N?, Nuwx. A word that is not whole counts only when the number says the same. */
function keepSex({ sure, doubtful }: Kept, word: string): void {
  const written = readSex(word)
  const told = readIdNumber(sure.idNumber!)?.sex
  if (written) sure.sex = written
  else if (told === 'female' && /^n[^am]{0,5}$/i.test(word)) sure.sex = told
  else doubtful.push({ attribute: 'sex', text: word })
}

function keepWords(
  { sure, doubtful }: Kept,
  { fullName, residence }: { fullName: string; residence: string },
): void {
  const isTyped = hasTypingTraces(fullName, 'name') || hasTypingTraces(residence, 'address')
  const lostMarks =
    isTyped || looksDamaged(fullName + residence) || hasNoMarks(residence) || lostLetters(fullName)
  if (!lostMarks && looksLikeName(fullName)) sure.fullName = fullName
  else doubtful.push({ attribute: 'fullName', text: fullName })
  if (!lostMarks && looksLikeResidence(residence)) sure.residence = residence
  else doubtful.push({ attribute: 'residence', text: residence })
}
