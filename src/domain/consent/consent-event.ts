import type { Refusal } from '#lib/result.ts'
import type { Instant } from '#lib/plain-date.ts'
import type { ConsentPurpose } from './wording.ts'

/** How the answer came: heard by somebody in the room, typed on a page of hers, or on a signed paper. */
export const consentChannels = ['spoken', 'desk', 'page', 'paper'] as const
export type ConsentChannel = (typeof consentChannels)[number]

/** Who agrees. For a child both stand here: the child's own word counts from the age the law says. */
export type ConsentGiver =
  | { kind: 'self'; name: string }
  | {
      kind: 'child'
      name: string
      guardianName: string
      hasAgeToAgree: boolean
      childAgrees: boolean
    }

/** One answer to one sentence. `given` and `withdrawn` are both facts: neither is ever changed. */
export type ConsentEvent = {
  purpose: ConsentPurpose
  verdict: 'given' | 'withdrawn'
  wordingVersion: string
  wordingHash: string
  channel: ConsentChannel
  by: ConsentGiver
  /** To whom it is given, where it is to one person: the helper. */
  toId: string | null
  heardBy: string
  at: Instant
}

/** Why an answer does not stand as consent; undefined when it does. Taking back needs nobody's help. */
export function consentRefusal(event: Pick<ConsentEvent, 'verdict' | 'by'>): Refusal | undefined {
  if (event.verdict === 'withdrawn' || event.by.kind === 'self') return undefined
  if (!event.by.guardianName) return { code: 'consent.no-guardian', legalBasis: 'consent-of-a-child' }
  if (event.by.hasAgeToAgree && !event.by.childAgrees)
    return { code: 'consent.child-not-asked', legalBasis: 'consent-of-a-child' }
  return undefined
}
