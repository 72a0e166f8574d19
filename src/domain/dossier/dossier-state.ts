import { localTimeOf, type LocalTime } from '#lib/plain-date.ts'
import type {
  DossierEvent,
  DossierFact,
  DossierPerson,
  HandOverAuthority,
  ReceivedPaper,
} from './dossier-event.ts'

export const dossierStatuses = [
  'received',
  'awaitingSupplement',
  'signed',
  'handedOver',
  'withdrawn',
  'void',
] as const
export type DossierStatus = (typeof dossierStatuses)[number]

/** What a status does to the time limit. */
export type LimitClock = 'running' | 'paused' | 'stopped' | 'ended'
export const clockOf = {
  received: 'running',
  awaitingSupplement: 'paused',
  signed: 'stopped',
  handedOver: 'ended',
  withdrawn: 'ended',
  void: 'ended',
} as const satisfies Record<DossierStatus, LimitClock>

export type Pause = { from: LocalTime; to: LocalTime | null; items: string[]; reason: string }

export type DossierState = {
  status: DossierStatus
  procedureId: string
  procedureVersion: string
  caseId: string
  submitter: DossierPerson
  owner: DossierPerson
  papers: ReceivedPaper[]
  trackingCode: string
  officialCode: string | null
  received: LocalTime
  clockStarts: LocalTime
  due: LocalTime | null
  /** The due time first printed on the slip; a later due time never hides it. */
  promised: LocalTime | null
  rule: string
  legalBasis: string
  policy: 'dates' | 'hours'
  pauses: Pause[]
  result: {
    signerName: string
    number: string
    outcome: 'granted' | 'rejected'
    reason: string
    at: LocalTime
  } | null
  handedOver: { to: string; authority: HandOverAuthority; proof: string; at: LocalTime } | null
  slipPrinted: boolean
  version: number
}

/** The state of a dossier is a pure fold of its log. The first standing event is `received`, or it is void. */
export function foldDossier(events: readonly DossierEvent[]): DossierState {
  const undone = new Set(events.flatMap((event) => (event.type === 'undone' ? [event.undoes] : [])))
  const first = events[0]
  if (first?.type !== 'received') throw new Error('A dossier log begins with its reception')
  const state = events
    .slice(1)
    .filter((event) => !undone.has(event.seq))
    .reduce(applyDossier, startOf(first))
  // Void whatever came between its reception and the taking back: its visit is received anew, under another dossier.
  return { ...state, ...(undone.has(first.seq) ? { status: 'void' } : {}), version: events.length }
}

function startOf(event: Extract<DossierFact, { type: 'received' }>): DossierState {
  const { type: _, ...facts } = event
  return {
    ...pick(facts),
    status: 'received',
    promised: event.due,
    pauses: [],
    result: null,
    handedOver: null,
    slipPrinted: false,
    version: 1,
  }
}

function pick(facts: Omit<Extract<DossierFact, { type: 'received' }>, 'type'>) {
  const { procedureId, procedureVersion, caseId, submitter, owner, papers, trackingCode, officialCode } =
    facts
  const { received, clockStarts, due, rule, legalBasis, policy } = facts
  return {
    procedureId,
    procedureVersion,
    caseId,
    submitter,
    owner,
    papers,
    trackingCode,
    officialCode,
    received,
    clockStarts,
    due,
    rule,
    legalBasis,
    policy,
  }
}

function applyDossier(state: DossierState, event: DossierEvent): DossierState {
  const at = localTimeOf(event.at)
  switch (event.type) {
    case 'officialCodeEntered':
      return { ...state, officialCode: event.officialCode }
    case 'supplementRequested': {
      const pause: Pause = { from: at, to: null, items: event.items, reason: event.reason }
      return { ...state, status: 'awaitingSupplement', pauses: [...state.pauses, pause] }
    }
    case 'supplementArrived': {
      const pauses = state.pauses.map((pause) => (pause.to ? pause : { ...pause, to: at }))
      return { ...state, status: 'received', pauses, due: event.due, rule: event.rule }
    }
    case 'signed': {
      const { resultNumber: number, outcome, reason, delegation } = event
      const signerName = delegation
        ? `${delegation.capacity}. ${delegation.delegatorTitle}, ${event.signerName}`
        : event.signerName
      return { ...state, status: 'signed', result: { signerName, number, outcome, reason, at } }
    }
    case 'handedOver': {
      const { to, authority, proof } = event
      return { ...state, status: 'handedOver', handedOver: { to, authority, proof, at } }
    }
    case 'withdrawn':
      return { ...state, status: 'withdrawn' }
    case 'slipPrinted':
      return { ...state, slipPrinted: true }
    default:
      return state
  }
}
