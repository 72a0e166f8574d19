import type { HelpFacts } from '../access/condition.ts'
import type { VisitEvent } from './visit-event.ts'
import type { VisitState } from './visit-state.ts'

/** What rights look at: whether it is open, who helps, and when that helper last did something on it. */
export function helpFacts(
  visit: { state: VisitState; events: readonly VisitEvent[] },
  formIsSensitive: boolean,
): HelpFacts {
  const { status, helper, counterId } = visit.state
  const lastAct = helper && visit.events.findLast(({ actorId }) => actorId === helper.id)
  return {
    isOpen: status === 'open',
    helper: helper && lastAct ? { id: helper.id, lastActAt: lastAct.at } : null,
    isAtCounter: counterId !== null,
    formIsSensitive,
  }
}
