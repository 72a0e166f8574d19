export { readDesk, type DeskList } from './read-desk.ts'
export { receiveDossier, type Received, type ReceiveInput } from './receive-dossier.ts'
export {
  enterOfficialCode,
  handOverResult,
  noteSlipPrinted,
  requestSupplement,
  signResult,
  takeSupplement,
  withdrawDossier,
  type HandOverInput,
  type SignInput,
} from './process-dossier.ts'
export { undoLastAct } from './undo-last-act.ts'
export {
  findDossierByCode,
  findPublicDossier,
  followDossier,
  listOpenDossiers,
  objectsOfDossier,
  objectsOfPublicDossier,
  showDossier,
  type DossierLine,
  type PublicDossier,
} from './find-dossiers.ts'
export { giveViewReason, openAtDesk, openByCode } from './open-at-desk.ts'
export { findAtDesk, type DeskFound, type DossierFound } from './find-at-desk.ts'
export { keepFindable, makeFindable } from './keep-findable.ts'
export { dueOfDossier } from './due-of-dossier.ts'
export { forgetPhone } from './forget-phone.ts'
export { findDossier, type Dossier } from './dossier-log.ts'
