import type { Instant, LocalTime } from '#lib/plain-date.ts'
import type { RequestKind, RequestProof, RequestRefusal } from './request-book.ts'

/** Where she asked: at the desk, or on the page of her dossier. */
export const requestChannels = ['desk', 'page'] as const
export type RequestChannel = (typeof requestChannels)[number]

/** Facts of one request of a person about her data; appended, never changed. */
export type RequestFact =
  | {
      type: 'asked'
      kind: RequestKind
      /** Who asks, as she says; on a page by code nobody's name is asked for. */
      name: string
      words: string
      channel: RequestChannel
      thirdParty: boolean
      reply: LocalTime
      due: LocalTime
    }
  | { type: 'proven'; proof: RequestProof; seen: string }
  | { type: 'replied'; words: string }
  | { type: 'extended'; reason: string; due: LocalTime }
  | { type: 'refused'; why: RequestRefusal; reason: string; legalBasis: string }
  | { type: 'granted' }
  | { type: 'carriedOut'; removed: Record<string, number>; kept: string[] }
  | { type: 'takenBack' }

export type RequestEvent = RequestFact & {
  seq: number
  at: Instant
  actorId: string | null
  actorRole: string
  device: string
}
