export { findByTerms, keepFound, type Found } from './find-by-terms.ts'
export { hasEntry } from './finding.store.ts'
export { forgetTerms, noteTerms, type Findable } from './note-terms.ts'
export { showViewReason, viewReasonNote } from './view-reasons.ts'
