import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import type { FormDefinition, IdIssuer, SuggestionLists } from '#domain/form/index.ts'
import { citeLaw } from '#domain/procedure/cite-law.ts'
import { Procedure } from '#domain/procedure/procedure.ts'
import { CalendarYear, OfficeHours, workCalendar, type WorkCalendar } from '#domain/working-time/index.ts'
import type { PlainDate } from '#lib/plain-date.ts'
import { loadForms, loadIssuers, loadSuggestionLists } from '#modules/forms/index.ts'
import type { LookUp } from '#domain/look-up/look-up.ts'
import { readKnownForms, refuseStrayLinks } from './links.ts'
import { loadLookUp } from './load-look-up.ts'
import { loadRecoveryList } from './recovery-list.ts'
import { loadPrivacyBooks, type PrivacyBooks } from './privacy-books.ts'
import { CatalogueFault, readYaml } from '../read-yaml.ts'

/** Everything that is data and law: read once at start, never changed while running. */
export type Catalogue = PrivacyBooks & {
  dir: string
  procedures: ReadonlyMap<string, Procedure>
  forms: ReadonlyMap<string, FormDefinition>
  calendar: WorkCalendar
  officeHours: OfficeHours
  issuers: readonly IdIssuer[]
  lists: SuggestionLists
  /** The words a master key is read aloud and typed with. */
  recoveryList: readonly string[]
  findProcedure(id: string): Procedure | undefined
  getProcedure(id: string): Procedure
  lookUp: LookUp
  findForm(id: string): FormDefinition | undefined
  /** How a law is cited on a day, with its verification and whether it was in force; undefined for an unknown key. */
  legalBasis(key: string, on: PlainDate): string | undefined
}

const LegalBases = z.strictObject({
  bases: z.array(
    z.strictObject({
      key: z.string(),
      text: z.string(),
      says: z.string(),
      validFrom: z.string().nullable(),
      validTo: z.string().nullable(),
      status: z.enum(['seen', 'unverified']),
      source: z.string(),
    }),
  ),
})

export type LegalBasis = z.infer<typeof LegalBases>['bases'][number]

export function readLegalBases(dir: string): Map<string, LegalBasis> {
  return new Map(
    readYaml(join(dir, 'lists/legal-bases.yaml'), LegalBases).bases.map((basis) => [basis.key, basis]),
  )
}

/** Reads the whole catalogue; throws CatalogueFault naming file, line and field of the first thing wrong. */
export function loadCatalogue(dir: string): Catalogue {
  const procedures = new Map(readProcedures(dir).map((procedure) => [procedure.id, procedure]))
  const forms = new Map(loadForms(dir).map((form) => [form.id, form]))
  const bases = readLegalBases(dir)
  refuseStrayLinks(dir, procedures.values(), { forms: readKnownForms(dir), laws: new Set(bases.keys()) })
  return {
    ...loadPrivacyBooks(dir, { procedures: new Set(procedures.keys()), laws: new Set(bases.keys()) }),
    dir,
    procedures,
    forms,
    lookUp: loadLookUp(dir, [...procedures.values()]),
    calendar: workCalendar(readCalendars(dir)),
    officeHours: readOfficeHours(dir),
    issuers: loadIssuers(dir),
    lists: loadSuggestionLists(dir),
    recoveryList: loadRecoveryList(dir),
    findProcedure: (id) => procedures.get(id),
    getProcedure: (id) => getFrom(procedures, id),
    findForm: (id) => forms.get(id),
    legalBasis: (key, on) => {
      const basis = bases.get(key)
      return basis && citeLaw(basis, on)
    },
  }
}

function getFrom<T>(map: ReadonlyMap<string, T>, id: string): T {
  const found = map.get(id)
  if (!found) throw new Error(`The catalogue has no "${id}"`)
  return found
}

export function readProcedures(dir: string): Procedure[] {
  const root = join(dir, 'procedures')
  const ids = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
  return ids.map((id) => {
    const file = join(root, id, 'procedure.yaml')
    const procedure = readYaml(file, Procedure)
    if (procedure.id !== basename(id))
      throw new CatalogueFault({ file, line: 1, field: 'id' }, `khác tên thư mục ${id}`)
    return procedure
  })
}

export function readCalendars(dir: string): CalendarYear[] {
  const root = join(dir, 'calendars')
  return readdirSync(root)
    .filter((name) => /^\d{4}\.yaml$/.test(name))
    .map((name) => {
      const file = join(root, name)
      const year = readYaml(file, CalendarYear)
      if (!name.startsWith(String(year.year)))
        throw new CatalogueFault({ file, line: 1, field: 'year' }, 'khác tên tệp')
      const days = [
        ...year.off.flatMap(({ from, to }) => [from, to]),
        ...[...year.on, ...year.closed].map(({ day }) => day),
      ]
      const stray = days.find((day) => !day.startsWith(String(year.year)))
      if (stray)
        throw new CatalogueFault(
          { file, line: 1, field: 'off' },
          `ngày ${stray} không thuộc năm ${year.year}`,
        )
      return year
    })
}

export function readOfficeHours(dir: string): OfficeHours {
  const file = join(dir, 'calendars/office-hours.yaml')
  if (!existsSync(file)) throw new CatalogueFault({ file, line: 1, field: '' }, 'không có tệp giờ làm việc')
  return readYaml(file, OfficeHours)
}
