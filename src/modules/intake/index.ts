export { agreeReadBack } from './agree-read-back.ts'
export { draftFacts } from './draft-facts.ts'
export { giveAnswers, scanCard, skipQuestion, type GivenAnswers } from './fill-draft.ts'
export { formPaper, noteFormPrinted } from './print-draft.ts'
export {
  findKeptDraft,
  forgetKeptDraft,
  keepDaysNow,
  keepDraft,
  keptUntil,
  takeKeptDraft,
  type KeptDraft,
} from './keep-draft.ts'
export { openDraftsOf, type OpenDraft } from './open-drafts.ts'
export { unmaskNumber } from './unmask-number.ts'
export { keepDraftsShort, purgeDrafts } from './purge-drafts.ts'
export { readQuestionAloud, type AloudView } from './read-aloud.ts'
export { showDraft, type DraftView } from './show-draft.ts'
export { findVisitIdsByNumber, peopleOfVisit } from './people-of-visit.ts'
