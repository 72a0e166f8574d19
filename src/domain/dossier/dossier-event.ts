import type { Capacity } from '#domain/access/delegation.ts'
import type { Instant, LocalTime } from '#lib/plain-date.ts'

/** The person a dossier belongs to and the one who brought it; equal for most (glossary: submitter, owner). */
export type DossierPerson = { fullName: string; idNumber?: string; phone?: string; address?: string }

export type ReceivedPaper = { name: string; originals: number; copies: number }

/** With what authority somebody takes a result home. */
export const handOverAuthorities = ['self', 'relative', 'mandate', 'guardian', 'organisation'] as const
export type HandOverAuthority = (typeof handOverAuthorities)[number]

export type DossierFact =
  | {
      type: 'received'
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
      rule: string
      legalBasis: string
      policy: 'dates' | 'hours'
    }
  | { type: 'officialCodeEntered'; officialCode: string }
  | { type: 'supplementRequested'; items: string[]; reason: string }
  | { type: 'supplementArrived'; due: LocalTime | null; rule: string }
  | {
      type: 'signed'
      signerName: string
      /** When she signed in somebody's place: how, whose, and by which document. */
      delegation?: { capacity: Capacity; delegatorTitle: string; document: string }
      resultNumber: string
      outcome: 'granted' | 'rejected'
      reason: string
    }
  | { type: 'handedOver'; to: string; authority: HandOverAuthority; proof: string }
  | { type: 'withdrawn'; reason: string }
  | { type: 'slipPrinted'; official: boolean }
  | { type: 'undone'; undoes: number }

export type DossierEvent = DossierFact & {
  seq: number
  at: Instant
  actorId: string | null
  actorRole: string
  device: string
}
