import type { LocalTime } from '#lib/plain-date.ts'
import type { Refusal } from '#lib/result.ts'
import {
  isProofEnough,
  type RequestBook,
  type RequestKind,
  type RequestProof,
  type RequestRefusal,
} from './request-book.ts'
import type { RequestChannel, RequestEvent } from './request-event.ts'

export const requestStatuses = ['open', 'granted', 'done', 'refused', 'takenBack'] as const
export type RequestStatus = (typeof requestStatuses)[number]

export type RequestState = {
  status: RequestStatus
  kind: RequestKind
  name: string
  words: string
  channel: RequestChannel
  thirdParty: boolean
  proof: RequestProof | null
  reply: LocalTime
  due: LocalTime
  replied: boolean
  extended: boolean
  refusal: { why: RequestRefusal; reason: string; legalBasis: string } | null
  outcome: { removed: Record<string, number>; kept: string[] } | null
  version: number
}

/** The state of a request is a pure fold of its log, which begins with what was asked. */
export function foldRequest(events: readonly RequestEvent[]): RequestState {
  const first = events[0]
  if (first?.type !== 'asked') throw new Error('The log of a request begins with what was asked')
  const { kind, name, words, channel, thirdParty, reply, due } = first
  const start: RequestState = {
    status: 'open',
    kind,
    name,
    words,
    channel,
    thirdParty,
    proof: null,
    reply,
    due,
    replied: false,
    extended: false,
    refusal: null,
    outcome: null,
    version: 1,
  }
  return { ...events.slice(1).reduce(apply, start), version: events.length }
}

function apply(state: RequestState, event: RequestEvent): RequestState {
  switch (event.type) {
    case 'proven':
      return { ...state, proof: event.proof }
    case 'replied':
      return { ...state, replied: true }
    case 'extended':
      return { ...state, extended: true, due: event.due }
    case 'refused': {
      const { why, reason, legalBasis } = event
      return { ...state, status: 'refused', replied: true, refusal: { why, reason, legalBasis } }
    }
    case 'granted':
      return { ...state, status: 'granted', replied: true }
    case 'carriedOut':
      return { ...state, status: 'done', outcome: { removed: event.removed, kept: event.kept } }
    case 'takenBack':
      return { ...state, status: 'takenBack' }
    default:
      return state
  }
}

export const requestActs = ['prove', 'reply', 'extend', 'refuse', 'grant', 'carryOut', 'takeBack'] as const
export type RequestAct = (typeof requestActs)[number]

/** What may be done with a request now; undefined when it may. */
export function requestRefusal(book: RequestBook, state: RequestState, act: RequestAct): Refusal | undefined {
  if (act === 'carryOut') return state.status === 'granted' ? undefined : closed(state)
  if (state.status !== 'open') return closed(state)
  if (act === 'reply' && state.replied) return { code: 'request.already-replied' }
  if (act === 'extend' && state.extended)
    return { code: 'request.already-extended', legalBasis: book.legalBasis }
  if (act === 'grant' && !(state.proof && isProofEnough(book, state.kind, state.proof)))
    return { code: 'request.not-proven', legalBasis: book.legalBasis }
  return undefined
}

function closed({ status }: RequestState): Refusal {
  return { code: 'request.not-now', params: { status } }
}
