import type { Refusal } from '#lib/result.ts'
import type { DossierState, DossierStatus } from './dossier-state.ts'

export const dossierActs = [
  'enterOfficialCode',
  'printSlip',
  'requestSupplement',
  'takeSupplement',
  'sign',
  'handOver',
  'withdraw',
  'voidReception',
] as const
export type DossierAct = (typeof dossierActs)[number]

/**
 * From which states an act is possible, and the key of the law that says so (`catalogue/lists/legal-bases.yaml`,
 * dated). Pages show it, the server obeys it.
 */
const table = {
  enterOfficialCode: { from: ['received', 'awaitingSupplement', 'signed'], law: 'one-dossier-one-code' },
  printSlip: {
    from: ['received', 'awaitingSupplement', 'signed', 'handedOver'],
    law: 'one-dossier-one-code',
  },
  requestSupplement: { from: ['received'], law: 'guidance-in-one-go' },
  takeSupplement: { from: ['awaitingSupplement'], law: 'guidance-in-one-go' },
  sign: { from: ['received'], law: 'clock-runs-when-complete' },
  handOver: { from: ['signed'], law: 'one-dossier-one-code' },
  withdraw: { from: ['received', 'awaitingSupplement'], law: '' },
  voidReception: { from: ['received'], law: '' },
} as const satisfies Record<DossierAct, { from: readonly DossierStatus[]; law: string }>

/** Undefined when the act is possible now, else why not, with the law where the law decides. */
export function dossierRefusal(state: DossierState, act: DossierAct): Refusal | undefined {
  const rule = table[act]
  if ((rule.from as readonly DossierStatus[]).includes(state.status)) return oncePer(state, act)
  return {
    code: 'dossier.not-now',
    params: { act, status: state.status },
    ...(rule.law ? { legalBasis: rule.law } : {}),
  }
}

function oncePer(state: DossierState, act: DossierAct): Refusal | undefined {
  // A supplement is asked once and completely: a second request is the mistake the law forbids.
  if (act === 'requestSupplement' && state.pauses.length > 0) {
    return { code: 'dossier.supplement-already-asked', legalBasis: table.requestSupplement.law }
  }
  return undefined
}

export function mayDossier(state: DossierState, act: DossierAct): boolean {
  return dossierRefusal(state, act) === undefined
}
