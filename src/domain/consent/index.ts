export {
  consentChannels,
  consentRefusal,
  type ConsentChannel,
  type ConsentEvent,
  type ConsentGiver,
} from './consent-event.ts'
export { foldConsents, isAllowed, type Allowed } from './consent-state.ts'
export {
  bookFaults,
  ConsentBook,
  consentPurposes,
  consentSubjects,
  wordingOn,
  wordingText,
  type ConsentPurpose,
  type ConsentSubject,
  type ConsentWording,
} from './wording.ts'
