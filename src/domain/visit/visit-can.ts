import type { Refusal } from '#lib/result.ts'
import type { VisitState } from './visit-state.ts'

/** Acts of the desk on a visit. */
export const visitActs = [
  'nameParty',
  'findNeed',
  'checkPapers',
  'fillForm',
  'agreeReadBack',
  'printForm',
  'bringForm',
  'receive',
  'handOver',
  'rate',
  'leave',
] as const
export type VisitAct = (typeof visitActs)[number]

/** What the rule also needs to know of the draft: its version, and whether the paper is complete. */
export type DraftFacts = { version: number; missing: number; problems: number }

const noDraft: DraftFacts = { version: 0, missing: 0, problems: 0 }

/**
 * The one table of what may be done next, shared by page and server: undefined when allowed, else the refusal
 * with what to do. A refusal never changes anything.
 */
export function visitRefusal(
  state: VisitState,
  act: VisitAct,
  draft: DraftFacts = noDraft,
): Refusal | undefined {
  if (state.status === 'closed') return { code: 'visit.closed' }
  return rules[act](state, draft)
}

export function mayVisit(state: VisitState, act: VisitAct, draft: DraftFacts = noDraft): boolean {
  return visitRefusal(state, act, draft) === undefined
}

type Rule = (state: VisitState, draft: DraftFacts) => Refusal | undefined

const rules: Record<VisitAct, Rule> = {
  nameParty: (state) => (state.dossierId ? { code: 'visit.already-received' } : undefined),
  findNeed: (state) => (state.dossierId ? { code: 'visit.already-received' } : undefined),
  checkPapers: (state) => beforeReception(state),
  fillForm: (state) => beforeReception(state) ?? withoutForm(state),
  agreeReadBack: (state, draft) => beforeReception(state) ?? withoutForm(state) ?? incomplete(draft),
  printForm: (state, draft) =>
    beforeReception(state) ?? withoutForm(state) ?? incomplete(draft) ?? notHeard(state, draft),
  bringForm: (state) => beforeReception(state) ?? withoutForm(state),
  receive: (state, draft) => beforeReception(state) ?? papersRefusal(state) ?? formRefusal(state, draft),
  handOver: (state) => (state.handedOver ? { code: 'visit.already-handed-over' } : undefined),
  rate: (state) =>
    state.rated
      ? { code: 'visit.already-rated' }
      : state.handedOver
        ? undefined
        : { code: 'visit.nothing-to-rate' },
  leave: () => undefined,
}

function beforeReception(state: VisitState): Refusal | undefined {
  if (state.dossierId) return { code: 'visit.already-received' }
  return state.need ? undefined : { code: 'visit.no-need' }
}

function withoutForm(state: VisitState): Refusal | undefined {
  return state.need?.formId ? undefined : { code: 'visit.no-form' }
}

function incomplete(draft: DraftFacts): Refusal | undefined {
  if (draft.missing > 0) return { code: 'visit.form-incomplete', params: { count: draft.missing } }
  return draft.problems > 0 ? { code: 'visit.form-wrong', params: { count: draft.problems } } : undefined
}

/** What is signed must be what was heard: a value changed after the read-back is read again. */
function notHeard(state: VisitState, draft: DraftFacts): Refusal | undefined {
  if (!state.agreed) return { code: 'visit.not-read-back' }
  return state.agreed.draftVersion === draft.version ? undefined : { code: 'visit.changed-since-read-back' }
}

/** Key of `catalogue/lists/legal-bases.yaml`: what is missing is said once, completely. */
const guidanceInOneGo = 'guidance-in-one-go'

function papersRefusal(state: VisitState): Refusal | undefined {
  if (!state.papers) return { code: 'visit.papers-not-checked', legalBasis: guidanceInOneGo }
  const missing = state.papers.filter((paper) => paper.state === 'missing')
  if (missing.length === 0) return undefined
  const names = missing.map((paper) => paper.name).join('; ')
  return { code: 'visit.papers-missing', params: { names }, legalBasis: guidanceInOneGo }
}

function formRefusal(state: VisitState, draft: DraftFacts): Refusal | undefined {
  if (!state.need?.formId || state.formBrought) return undefined
  if (!state.printed) return { code: 'visit.not-printed' }
  return state.printed.draftVersion === draft.version ? undefined : { code: 'visit.changed-since-print' }
}
