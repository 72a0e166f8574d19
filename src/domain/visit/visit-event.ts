import type { Instant } from '#lib/plain-date.ts'
import type { Party } from './party.ts'

/** Kinds of visit (architecture.md): a need to be met, only asking, collecting a result, on behalf of another. */
export const visitKinds = ['need', 'asking', 'collecting', 'onBehalf'] as const
export type VisitKind = (typeof visitKinds)[number]

/** `have` it is here, `missing` it is not, `lookedUp` the ward finds it in a database itself. */
export type PaperState = 'have' | 'missing' | 'lookedUp'
export type CheckedPaper = { name: string; state: PaperState }

/**
 * Facts of one visit, in the past tense. Appended, never changed; `undone` takes one back without erasing it.
 * Values of a form are not here: they live in the visit's draft and die with it.
 */
export type VisitFact =
  | { type: 'arrived'; kind: VisitKind; ticketNo: number; party: Party | null; onBehalfOf: string | null }
  | { type: 'partyNamed'; party: Party }
  | { type: 'needFound'; procedureId: string; procedureVersion: string; formId: string | null }
  | { type: 'papersChecked'; papers: CheckedPaper[] }
  | { type: 'helpAccepted'; helperId: string; helperName: string }
  | { type: 'helpDeclined' }
  | { type: 'cardRead'; role: string; doubtful: string[]; warnings: string[] }
  | { type: 'answered'; formId: string; keys: string[] }
  | { type: 'readBackAgreed'; formId: string; heard: string[]; draftVersion: number; toldBy: string }
  | { type: 'printed'; formId: string; draftVersion: number; pages: 'draft' | 'final' }
  | { type: 'called'; counterId: string }
  | { type: 'formBrought'; formId: string }
  | { type: 'received'; dossierId: string }
  | { type: 'handedOver'; dossierId: string; to: string; authority: string }
  | { type: 'rated' }
  | { type: 'left'; reason: 'done' | 'appointment' | 'asked' | 'papersMissing' | 'elsewhere' }
  | { type: 'undone'; undoes: number }

/** A fact with its place in the log: who, when, from which device. */
export type VisitEvent = VisitFact & {
  seq: number
  at: Instant
  actorId: string | null
  actorRole: string
  device: string
}
