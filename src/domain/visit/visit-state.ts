import { dateOf, localTimeOf, type Instant } from '#lib/plain-date.ts'
import { ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import type { Party } from './party.ts'
import type { CheckedPaper, VisitEvent, VisitKind } from './visit-event.ts'

/** The steps in the order of the spine; `steps` of the page and the measures are read from the same list. */
export const visitSteps = [
  'arrived',
  'needFound',
  'papersChecked',
  'formFilled',
  'readBack',
  'printed',
  'received',
  'handedOver',
  'rated',
] as const
export type VisitStep = (typeof visitSteps)[number]

export type VisitState = {
  status: 'open' | 'closed'
  kind: VisitKind
  ticketNo: number
  party: Party | null
  onBehalfOf: string | null
  need: { procedureId: string; procedureVersion: string; formId: string | null } | null
  papers: CheckedPaper[] | null
  helper: { id: string; name: string } | null
  helpDeclined: boolean
  counterId: string | null
  /** The wording she heard and agreed to, and the version of the draft it was read from. */
  agreed: { heard: string[]; draftVersion: number; at: Instant } | null
  printed: { draftVersion: number; at: Instant } | null
  formBrought: boolean
  dossierId: string | null
  handedOver: { to: string; authority: string } | null
  rated: boolean
  leftFor: string | null
  /** When each step was first reached. */
  times: Partial<Record<VisitStep, Instant>>
  version: number
}

const nothingYet: VisitState = {
  status: 'open',
  kind: 'need',
  ticketNo: 0,
  party: null,
  onBehalfOf: null,
  need: null,
  papers: null,
  helper: null,
  helpDeclined: false,
  counterId: null,
  agreed: null,
  printed: null,
  formBrought: false,
  dossierId: null,
  handedOver: null,
  rated: false,
  leftFor: null,
  times: {},
  version: 0,
}

/** The present state of a visit is a pure fold of its log; events taken back by `undone` do not count. */
export function foldVisit(events: readonly VisitEvent[]): VisitState {
  const undone = new Set(events.flatMap((event) => (event.type === 'undone' ? [event.undoes] : [])))
  const state = events.filter((event) => !undone.has(event.seq)).reduce(apply, nothingYet)
  return { ...state, version: events.length }
}

function apply(state: VisitState, event: VisitEvent): VisitState {
  const next = { ...state, ...changeOf(state, event) }
  const step = stepOf(event)
  return step && !next.times[step] ? { ...next, times: { ...next.times, [step]: event.at } } : next
}

function stepOf(event: VisitEvent): VisitStep | undefined {
  if (event.type === 'answered') return 'formFilled'
  if (event.type === 'readBackAgreed') return 'readBack'
  if (event.type === 'printed') return event.pages === 'final' ? 'printed' : undefined
  return visitSteps.find((step) => step === event.type)
}

function changeOf(state: VisitState, event: VisitEvent): Partial<VisitState> {
  switch (event.type) {
    case 'arrived':
      return { kind: event.kind, ticketNo: event.ticketNo, party: event.party, onBehalfOf: event.onBehalfOf }
    case 'partyNamed':
      return { party: event.party }
    case 'needFound':
      return needFound(state, event)
    case 'papersChecked':
      return { papers: event.papers }
    case 'helpAccepted':
      return { helper: { id: event.helperId, name: event.helperName }, helpDeclined: false }
    case 'helpDeclined':
      return { helper: null, helpDeclined: true }
    case 'readBackAgreed':
      return { agreed: { heard: event.heard, draftVersion: event.draftVersion, at: event.at } }
    case 'printed':
      return event.pages === 'final' ? { printed: { draftVersion: event.draftVersion, at: event.at } } : {}
    case 'called':
      return { counterId: event.counterId }
    case 'formBrought':
      return { formBrought: true }
    case 'received':
      return { dossierId: event.dossierId }
    case 'handedOver':
      return { dossierId: event.dossierId, handedOver: { to: event.to, authority: event.authority } }
    case 'rated':
      return { rated: true, status: state.handedOver ? 'closed' : state.status }
    case 'left':
      return { leftFor: event.reason, status: 'closed' }
    default:
      return {}
  }
}

/** Another need starts its papers and its form anew: nothing agreed for one paper counts for another. */
function needFound(
  state: VisitState,
  event: Extract<VisitEvent, { type: 'needFound' }>,
): Partial<VisitState> {
  const need = {
    procedureId: event.procedureId,
    procedureVersion: event.procedureVersion,
    formId: event.formId,
  }
  const same = state.need?.procedureId === event.procedureId && state.need.formId === event.formId
  return same ? { need } : { need, papers: null, agreed: null, printed: null, formBrought: false }
}

/** The step the visit stands at now: the first one not yet done. */
export function stepNow(state: VisitState): VisitStep | 'closed' {
  if (state.status === 'closed') return 'closed'
  if (state.handedOver) return 'rated'
  if (state.dossierId) return 'handedOver'
  if (state.kind === 'collecting') return 'handedOver'
  if (!state.need) return 'needFound'
  if (!state.papers) return 'papersChecked'
  if (state.printed || state.formBrought || !state.need.formId) return 'received'
  if (state.agreed) return 'printed'
  return state.times.formFilled ? 'readBack' : 'formFilled'
}

/** The last act of the desk that may be taken back, or nothing. Arrival, rating and leaving stand. */
export function lastUndoable(events: readonly VisitEvent[]): VisitEvent | undefined {
  const undone = new Set(events.flatMap((event) => (event.type === 'undone' ? [event.undoes] : [])))
  const last = events.filter((event) => event.type !== 'undone' && !undone.has(event.seq)).at(-1)
  return last && undoable.has(last.type) ? last : undefined
}

/** The act that may be taken back now: the last one, on the day it was done. */
export function actToUndo(events: readonly VisitEvent[], now: Instant): Result<VisitEvent, Refusal> {
  const last = lastUndoable(events)
  if (!last) return refuse('visit.nothing-to-undo')
  const isToday = dateOf(localTimeOf(last.at)) === dateOf(localTimeOf(now))
  return isToday ? ok(last) : refuse('visit.undo-too-late')
}

const undoable = new Set<VisitEvent['type']>([
  'partyNamed',
  'needFound',
  'papersChecked',
  'helpAccepted',
  'helpDeclined',
  'readBackAgreed',
  'printed',
  'called',
  'formBrought',
  'received',
  'handedOver',
  'left',
])
