export { parseCard, type CardReading } from './card.ts'
export { crossCheck, type CardWarning } from './cross-check.ts'
export {
  findTermsOf,
  hasSyllables,
  lastFour,
  pairsOf,
  plainPhone,
  syllablesOf,
  type FindTerm,
} from './find-terms.ts'
export { isIdNumber, readIdNumber } from './id-number.ts'
export { givenName, looksLikeName } from './name.ts'
export { maskIdNumber, type Person } from './person.ts'
export { isAskable, readAsked, type Asked } from './read-asked.ts'
export { recognise, type CodeKind } from './recognise.ts'
export { salvageCard, type Doubtful, type Salvaged } from './salvage-card.ts'
