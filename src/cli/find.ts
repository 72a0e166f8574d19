import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LookUp } from '#domain/look-up/look-up.ts'
import { loadLookUp, readKeptProcedures } from '#modules/catalogue/index.ts'
import { vi } from '#i18n/vi.ts'
import { projectRoot } from '#lib/os/project-root.ts'
import { catalogueDir } from './catalogue-dir.ts'
import { answer, CliRefusal, CliUsage, parse, type Cli, type Command } from './cli.ts'
import { refuseCli } from './words.ts'

const options = { limit: { type: 'string', default: '5' }, batch: { type: 'string' } } as const

/** `find <question…>`: which procedure a question in everyday Vietnamese is about, or who else is asked. */
export const find: Command = {
  usage: 'find <câu hỏi…> [--limit 5] | find --batch <tệp>',
  about: 'Tra thủ tục bằng lời nói thường, có dấu hay không dấu.',
  async run(cli: Cli) {
    const { values, positionals } = parse(cli, { allowPositionals: true, options })
    const limit = Number(values.limit)
    if (!Number.isInteger(limit) || limit < 1 || limit > 89) throw new CliUsage('--limit là số từ 1 đến 89.')
    const book = loadLookUp(catalogueDir, readKeptProcedures(catalogueDir, join(projectRoot(), 'dist')))
    if (values.batch) return answerBatch(cli, book, { file: values.batch, limit })
    const query = positionals.join(' ').normalize('NFC').trim()
    if (!query) return refuseCli({ code: 'find.empty' })
    const found = answerTo(book, query, limit)
    return answer(cli, found, () => show(found))
  },
}

function answerTo(book: LookUp, query: string, limit: number) {
  return { query, ...book.find(query, limit) }
}

function answerBatch(cli: Cli, book: LookUp, { file, limit }: { file: string; limit: number }) {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    throw new CliRefusal('find.no-file', `Không đọc được tệp ${file}.`)
  }
  for (const line of text
    .split(/\r?\n/)
    .map((line) => line.normalize('NFC').trim())
    .filter(Boolean)) {
    cli.out(JSON.stringify(answerTo(book, line, limit)))
  }
  return 0 as const
}

function show({ kind, results, advice }: ReturnType<typeof answerTo>): string {
  if (kind !== 'procedure') return advice ? `${vi.lookup.kinds[kind]}: ${advice}` : vi.lookup.kinds[kind]
  return results
    .map(
      ({ name, code, id, score }) => `${String(score).padStart(6)}  ${name} (${code ?? 'chưa rõ mã'}, ${id})`,
    )
    .join('\n')
}
