import { plainBigint, plainInstant } from './plain-values.ts'
import type { SqlRows } from './sql-session.ts'

/** The database refused a statement. `code` is SQLSTATE; details are left out: they may quote a person's values. */
export class SqlError extends Error {
  readonly code: string
  readonly constraint: string | undefined
  constructor(fields: Record<string, string>) {
    super(fields.M ?? 'unknown error')
    this.code = fields.C ?? ''
    this.constraint = fields.n
  }
}

export type Column = { name: string; decode: (text: string) => unknown }
export type Answer = { results: SqlRows[]; columns: Column[] | undefined; error: SqlError | undefined }

const decoders: Record<number, (text: string) => unknown> = {
  16: (text) => text === 't',
  17: (text) => Buffer.from(text.slice(2), 'hex'),
  20: plainBigint,
  21: Number,
  23: Number,
  26: Number,
  700: Number,
  701: Number,
  114: (text) => JSON.parse(text) as unknown,
  3802: (text) => JSON.parse(text) as unknown,
  1184: plainInstant,
  1009: readArray,
  1015: readArray,
  2951: readArray,
}

function plain(text: string): unknown {
  return text
}

/**
 * Reads what the database said to one message or several. `known` are the columns of a prepared statement, which the
 * database does not repeat. One result per completed statement.
 */
export function readAnswer(bytes: Buffer, known?: Column[]): Answer {
  const answer: Answer = { results: [], columns: undefined, error: undefined }
  let columns = known
  let rows: SqlRows['rows'] = []
  for (let at = 0; at < bytes.length;) {
    const letter = String.fromCharCode(bytes[at]!)
    const body = at + 5
    at += 1 + bytes.readInt32BE(at + 1)
    if (letter === 'D') rows.push(readRow(bytes, body, columns ?? []))
    else if (letter === 'T') answer.columns = columns = readColumns(bytes, body)
    else if (letter === 'C' || letter === 'I') {
      answer.results.push({
        rows,
        affected: letter === 'C' ? readAffected(bytes.toString('latin1', body, at - 1)) : undefined,
      })
      rows = []
      columns = known
    } else if (letter === 'E') answer.error ??= new SqlError(readFields(bytes, body))
  }
  return answer
}

function readRow(bytes: Buffer, start: number, columns: Column[]): Record<string, unknown> {
  const row: Record<string, unknown> = {}
  const count = bytes.readInt16BE(start)
  let at = start + 2
  for (let index = 0; index < count; index++) {
    const length = bytes.readInt32BE(at)
    at += 4
    const { name, decode } = columns[index]!
    row[name] = length < 0 ? null : decode(bytes.toString('utf8', at, at + length))
    at += Math.max(length, 0)
  }
  return row
}

function readColumns(bytes: Buffer, start: number): Column[] {
  const columns: Column[] = []
  let at = start + 2
  for (let left = bytes.readInt16BE(start); left > 0; left--) {
    const end = bytes.indexOf(0, at)
    const name = bytes.toString('utf8', at, end)
    columns.push({ name, decode: decoders[bytes.readInt32BE(end + 7)] ?? plain })
    at = end + 19
  }
  return columns
}

/** `INSERT 0 3` → 3. */
function readAffected(tag: string): number | undefined {
  const count = /^(?:INSERT \d+|UPDATE|DELETE|MERGE|SELECT) (\d+)$/.exec(tag)
  return count ? Number(count[1]) : undefined
}

function readFields(bytes: Buffer, start: number): Record<string, string> {
  const fields: Record<string, string> = {}
  for (let at = start; bytes[at] !== 0;) {
    const end = bytes.indexOf(0, at + 1)
    fields[String.fromCharCode(bytes[at]!)] = bytes.toString('utf8', at + 1, end)
    at = end + 1
  }
  return fields
}

/** One-dimensional arrays of text, varchar and uuid: `{a,"b c",NULL}`. */
function readArray(text: string): (string | null)[] {
  const items: (string | null)[] = []
  for (const [, quoted, bare] of text.slice(1, -1).matchAll(/"((?:[^"\\]|\\.)*)"|([^,]+)/gs)) {
    if (quoted !== undefined) items.push(quoted.replace(/\\(.)/gs, '$1'))
    else items.push(bare === 'NULL' ? null : bare!)
  }
  return items
}
