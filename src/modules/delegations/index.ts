export { delegateSigning, endDelegation, listDelegations, type DelegationInput } from './delegate-signing.ts'
export {
  endDelegationsOf,
  listDelegationsTo,
  listStandsFor,
  type DelegationRow,
} from './delegations.store.ts'
export {
  addSubstitution,
  endSubstitution,
  listSubstitutions,
  type Substitution,
  type SubstitutionInput,
} from './substitute.ts'
export { endSubstitutionsBy } from './substitutions.store.ts'
