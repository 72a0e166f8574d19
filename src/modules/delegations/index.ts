export { listDelegationsTo, endDelegationsOf } from './delegations.store.ts'
export { endSubstitutionsBy, type SubstitutionRow } from './substitutions.store.ts'
export { listStandsFor } from './delegations.store.ts'
