export {
  loadCatalogue,
  readCalendars,
  readLegalBases,
  readOfficeHours,
  readProcedures,
  type Catalogue,
  type LegalBasis,
} from './catalogue.ts'
export { checkCalendars, checkProcedures, type CheckResult } from './check-links.ts'
export { loadLookUp } from './load-look-up.ts'
export { loadRecoveryList } from './recovery-list.ts'
export { CatalogueFault, readYaml } from '../read-yaml.ts'
export { readKeptProcedures } from './kept-procedures.ts'
export { readKnownForms } from './links.ts'
