import type { Actor } from '#modules/context.ts'
import { seenBy } from '#domain/access/fields.ts'
import { maskScanned, type SpokenSentence } from '#domain/form/index.ts'
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

/** What was said or typed for this question; a value a card gave is not asked, and never stands here. */
export function presentValue(view: DraftView, key: string): string {
  const field = view.fields.find((field) => field.key === key)
  if (field?.source?.startsWith('card:')) return ''
  return field?.value ? shownValue(field) : (view.draft.answers[key]?.value ?? '')
}
