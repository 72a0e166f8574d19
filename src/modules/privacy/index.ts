export { askByCode, askRequest, type AskInput } from './ask-request.ts'
export {
  extendRequest,
  finishCorrection,
  grantRequest,
  proveRequest,
  refuseRequest,
  replyToRequest,
  takeBackRequest,
} from './answer-request.ts'
export { holdDossier, liftMark, listStandingMarks, useRefusal, type DossierMark } from './dossier-marks.ts'
export { eraseForRequest, type KeptBecause } from './erase-for-request.ts'
export {
  ErasureListRefusal,
  erasureFileOf,
  findErasureList,
  keepErasureList,
  reapplyErasures,
} from './erasure-list.ts'
export { type Erasure } from './erasures.store.ts'
export { gatherHoldings, type Holdings } from './holdings.ts'
export {
  answerMessages,
  answerMessagesByCode,
  readPrivacy,
  readPrivacyByCode,
  type DossierPrivacy,
} from './own-consents.ts'
export { type DataRequest } from './request-log.ts'
export { listRequests, showRequest } from './show-requests.ts'
