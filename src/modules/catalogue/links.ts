import { join } from 'node:path'
import { z } from 'zod'
import type { Procedure } from '#domain/procedure/procedure.ts'
import { listFormIds } from '#modules/forms/index.ts'
import { CatalogueFault, lineIn, readYaml } from '../read-yaml.ts'

/** What procedures may point at: forms made here or named in the national list, and laws. */
export type Links = { forms: ReadonlySet<string>; laws: ReadonlySet<string> }

const Elsewhere = z.strictObject({ forms: z.array(z.string()) })

/** Links to forms may name forms of the national list that are not built here yet. */
export function readKnownForms(dir: string): Set<string> {
  return new Set([...listFormIds(dir), ...readYaml(join(dir, 'lists/forms-elsewhere.yaml'), Elsewhere).forms])
}

export function procedureFile(dir: string, { id }: Pick<Procedure, 'id'>): string {
  return join(dir, 'procedures', id, 'procedure.yaml')
}

/** A link that leads nowhere, or a part that contradicts another, with its place in the file. */
export type LinkFault = { path: PropertyKey[]; say: string }

export function linkFaults(
  { documents, processingTime, validFrom, validTo }: Procedure,
  { forms, laws }: Links,
): LinkFault[] {
  const cases = processingTime.map(({ caseId }) => caseId)
  return [
    ...documents.flatMap(({ form }, index) =>
      form && !forms.has(form)
        ? [{ path: ['documents', index, 'form'], say: `không có tờ khai "${form}"` }]
        : [],
    ),
    ...documents.flatMap(({ name, required, when }, index) =>
      required === 'conditional' && !when
        ? [{ path: ['documents', index], say: `"${name}" thiếu điều kiện` }]
        : [],
    ),
    ...processingTime.flatMap(({ legalBasis }, index) =>
      legalBasis && !laws.has(legalBasis)
        ? [{ path: ['processingTime', index, 'legalBasis'], say: `không có căn cứ "${legalBasis}"` }]
        : [],
    ),
    ...cases.flatMap((id, index) =>
      cases.indexOf(id) < index
        ? [{ path: ['processingTime', index, 'caseId'], say: 'hai trường hợp trùng mã' }]
        : [],
    ),
    ...(validFrom && validTo && validFrom > validTo
      ? [{ path: ['validTo'], say: 'hết hiệu lực trước khi có hiệu lực' }]
      : []),
  ]
}

/** Throws CatalogueFault at the first procedure that leads nowhere. */
export function refuseStrayLinks(dir: string, procedures: Iterable<Procedure>, links: Links): void {
  for (const procedure of procedures) {
    const [fault] = linkFaults(procedure, links)
    if (!fault) continue
    const file = procedureFile(dir, procedure)
    throw new CatalogueFault({ file, line: lineIn(file, fault.path), field: fault.path.join('.') }, fault.say)
  }
}
