import type { ConsentEvent } from './consent-event.ts'
import type { ConsentPurpose } from './wording.ts'

/** What is allowed now for one purpose, with the answer that allows or forbids it. */
export type Allowed = Partial<Record<ConsentPurpose, ConsentEvent>>

/**
 * The fold of the answers of one visit, dossier or draft. The last answer counts; when two came at one moment,
 * taking back wins. Silence is no consent: a purpose nobody answered is not there.
 */
export function foldConsents(events: readonly ConsentEvent[]): Allowed {
  const last: Allowed = {}
  for (const event of events) {
    const before = last[event.purpose]
    if (!before || comesAfter(event, before)) last[event.purpose] = event
  }
  return last
}

function comesAfter(event: ConsentEvent, before: ConsentEvent): boolean {
  if (event.at !== before.at) return event.at > before.at
  return event.verdict === 'withdrawn'
}

/** Whether something may be done now; to whom, where the consent was to one person only. */
export function isAllowed(
  events: readonly ConsentEvent[],
  purpose: ConsentPurpose,
  toId: string | null = null,
): boolean {
  const last = foldConsents(events)[purpose]
  return last?.verdict === 'given' && (last.toId === null || last.toId === toId)
}
