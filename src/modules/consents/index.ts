export {
  appendConsent,
  hashOfWording,
  isMessaged,
  listConsents,
  mayMessage,
  wordingNow,
  type ConsentAnswer,
  type ConsentPlace,
} from './consent-log.ts'
