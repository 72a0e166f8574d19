import { join } from 'node:path'
import { bookFaults, ConsentBook } from '#domain/consent/index.ts'
import { RequestBook, requestBookFaults } from '#domain/data-request/index.ts'
import { RetentionBook, retentionFaults } from '#domain/retention/retention.ts'
import { CatalogueFault, readYaml } from '../read-yaml.ts'

/** What the law says of people's data, as data: what may be asked, how long it is kept, what they may ask of us. */
export type PrivacyBooks = { consents: ConsentBook; retention: RetentionBook; dataRequests: RequestBook }

type Known = { procedures: ReadonlySet<string>; laws: ReadonlySet<string> }

/** Throws CatalogueFault at the first book that contradicts itself or leads nowhere. */
export function loadPrivacyBooks(dir: string, { procedures, laws }: Known): PrivacyBooks {
  const consents = checked(join(dir, 'consents.yaml'), ConsentBook, (book) => [
    ...bookFaults(book),
    ...strayLaws([book.statutory.legalBasis, book.childAgrees.legalBasis], laws),
  ])
  const retention = checked(join(dir, 'retention.yaml'), RetentionBook, (book) =>
    retentionFaults(book, procedures),
  )
  const dataRequests = checked(join(dir, 'data-requests.yaml'), RequestBook, (book) => [
    ...requestBookFaults(book),
    ...strayLaws([book.legalBasis, ...book.refusals.map(({ legalBasis }) => legalBasis)], laws),
  ])
  return { consents, retention, dataRequests }
}

function strayLaws(named: string[], laws: ReadonlySet<string>): string[] {
  return named.filter((key) => !laws.has(key)).map((key) => `không có căn cứ "${key}"`)
}

function checked<S extends Parameters<typeof readYaml>[1]>(
  file: string,
  schema: S,
  faultsOf: (book: ReturnType<typeof readYaml<S>>) => string[],
): ReturnType<typeof readYaml<S>> {
  const book = readYaml(file, schema)
  const [fault] = faultsOf(book)
  if (fault) throw new CatalogueFault({ file, line: 1, field: '' }, fault)
  return book
}
