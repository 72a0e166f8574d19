export {
  isProofEnough,
  RequestBook,
  requestBookFaults,
  requestKinds,
  requestProofs,
  requestRefusals,
  type RequestKind,
  type RequestProof,
  type RequestRefusal,
} from './request-book.ts'
export { clocksOf, type RequestClocks } from './request-clocks.ts'
export { type RequestChannel, type RequestEvent, type RequestFact } from './request-event.ts'
export {
  foldRequest,
  requestActs,
  requestRefusal,
  requestStatuses,
  type RequestAct,
  type RequestState,
  type RequestStatus,
} from './request-state.ts'
export { dossierUses, restrictionRefusal, type DossierUse } from './restriction.ts'
