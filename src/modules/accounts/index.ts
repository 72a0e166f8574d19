export { setUpWard, type NewWard } from './set-up-ward.ts'
export { WardFile, WardSettings } from './ward-settings.ts'
export { isSignInLinkLive, makeSignInLink, signInByLink } from './sign-in-link.ts'
export {
  endOtherSessions,
  endSession,
  listOwnSessions,
  lockSession,
  sessionsOver,
  type Sessions,
  type SignedIn,
} from './sessions.ts'
export { type OpenSession } from './sessions.store.ts'
export { signInByCode, signInByPasskey, signInByPassphrase, type SignInStep } from './sign-in.ts'
export { proveAgain, strengthenSession, type Proof } from './prove.ts'
export { sessionHours } from './begin-session.ts'
export { revokeSessionsOnDevice } from './device-sessions.store.ts'
export { tokenHash, tokenOf, wardOfToken } from './token.ts'
export { insertAccountRow, listAccountRows, type AccountRow } from './accounts.store.ts'
export {
  insertCounterRow,
  insertSquadRow,
  insertWardRow,
  listCounterRows,
  listWardRows,
  type WardRow,
} from './wards.store.ts'
export {
  addPerson,
  changePerson,
  endPersonSessions,
  leavePerson,
  listCounters,
  listPeople,
  makePersonLink,
  resetProofs,
  type PersonInput,
} from './people.ts'
export { type PersonRow } from './people.store.ts'
