import type { Actor } from '#modules/context.ts'
import { seenBy } from '#domain/access/fields.ts'
import { maskScanned, scannedNumbers, type SpokenSentence } from '#domain/form/index.ts'
import { givenName } from '#domain/person/index.ts'
import { calledName } from '#domain/visit/party.ts'
import type { DraftView } from '#modules/intake/index.ts'
import { shownValue } from '../desk/shown-value.ts'

/** A read-back cut to what the one who holds the screen may see. */
export type ReadBackShown = {
  ticketNo: number
  givenName: string
  helperName: string | null
  sentences: SpokenSentence[]
  version: number
}

export function presentReadBack(view: DraftView, actor: Pick<Actor, 'roles'>): ReadBackShown {
  const { ticketNo, party, helper } = view.visit.state
  const seesNumbers = seenBy(actor, 'readBack').has('scannedNumber')
  return {
    ticketNo,
    givenName: party ? givenName(calledName(party)) : '',
    helperName: helper?.name ?? null,
    sentences: seesNumbers ? view.sentences : maskScanned(view.sentences, view.input),
    version: view.draft.version,
  }
}

/** What stands in the control: a number a card gave is not put there, its last three digits are told beside it. */
export type ValueShown = { value: string; scannedEnd: string | null }

export function presentValue(view: DraftView, key: string): ValueShown {
  const field = view.fields.find((field) => field.key === key)
  const value = field?.value ? shownValue(field) : (view.draft.answers[key]?.value ?? '')
  const scanned = key.endsWith('.idNumber') ? scannedNumberOf(view, key) : undefined
  return scanned ? { value: '', scannedEnd: scanned.slice(-3) } : { value, scannedEnd: null }
}

function scannedNumberOf(view: DraftView, key: string): string | undefined {
  if (view.draft.answers[key]) return undefined
  const number = view.draft.people[key.split('.')[0]!]?.idNumber
  return number && scannedNumbers(view.input).has(number) ? number : undefined
}
