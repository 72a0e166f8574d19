export { countHeld, lastLinkDue, sweepWard, type Swept } from './sweep-ward.ts'
export { eraseDossier, eraseVisit, isVisitNeeded, type ErasedSubject } from './erase.ts'
export { sweeps } from './sweeps.ts'
export type { Cuts } from './cuts.ts'
