export { countHeld, lastLinkDue, sweepWard, type Swept } from './sweep-ward.ts'
export { sweeps } from './sweeps.ts'
export type { Cuts } from './cuts.ts'
