export { deleteServedAnswers, hasGivenReason } from './audit.store.ts'
export type { AuditEntry, AuditFilter } from './browse.store.ts'
export {
  browseAudit,
  listAccesses,
  packReasons,
  takePack,
  type Access,
  type AuditPack,
  type AuditPage,
  type PackReason,
} from './browse.ts'
export { cutNote, findBeginning, isOwnBeginning, type Beginning, type Cut } from './cut-note.ts'
export type { RootNote } from './compare-roots.ts'
export { damageKinds, type Damage, type DamageKind } from './damage.ts'
export {
  keepRoots,
  ownUp,
  readRootState,
  signWardRoot,
  type RootState,
  type RootTrouble,
} from './keep-roots.ts'
export { read } from './read.ts'
export { readList } from './read-list.ts'
export {
  bookPlaces,
  makeRootKeyFile,
  openRootBook,
  RootKeyRefusal,
  type BookPlaces,
  type RootBook,
} from './root-book.ts'
export type { Root } from './root.ts'
export { verifyAllAudits, verifyAudit, type AuditCheck } from './verify-audit.ts'
export { leaveTrail, write, type Act, type AuditObject, type Effects } from './write.ts'
