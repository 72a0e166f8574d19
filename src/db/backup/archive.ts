import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { z } from 'zod'

/**
 * One backup is one gzip file of lines of JSON: a header, `["table",{row}]` for every row with parents before children,
 * and an end with the counts and the SHA-256 of all lines before it, signed with the master key. Sealed columns stay sealed.
 */
export const archiveHeader = z.object({
  motcua: z.literal('backup'),
  format: z.literal(2),
  createdAt: z.string(),
  /** Migrations of the database it was made from. */
  schema: z.array(z.object({ name: z.string(), checksum: z.string() })),
  /** Says which master key opens it, without saying the key; the name is printed on its recovery sheet. */
  keyProof: z.string(),
  keyName: z.string(),
})
export type ArchiveHeader = z.infer<typeof archiveHeader>

const archiveEnd = z.object({
  end: z.literal(true),
  counts: z.record(z.string(), z.number()),
  sha256: z.string(),
  /** Made with the master key over the two above: a file that was changed and summed anew does not have it. */
  mac: z.string(),
})
export type ArchiveEnd = z.infer<typeof archiveEnd>

/** What a backup needs of the master key: its proof, its name, and a signature by it. */
export type BackupKey = { proof: string; name: string; sign(text: string): string }

export function signedText({ counts, sha256 }: Pick<ArchiveEnd, 'counts' | 'sha256'>): string {
  return JSON.stringify([sha256, Object.entries(counts)])
}

export type BackupFaultCode =
  | 'backup.unreadable'
  | 'backup.damaged'
  | 'backup.truncated'
  | 'backup.newer-schema'
  | 'backup.other-key'
  | 'backup.forged'
  | 'backup.target-not-empty'

/** A backup that is not restored, and why. */
export class BackupRefusal extends Error {
  readonly code: BackupFaultCode
  constructor(code: BackupFaultCode, message: string) {
    super(message)
    this.code = code
  }
}

/** Lines of the file, unpacked. Throws BackupRefusal when the file ends early or is not a gzip file. */
async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file)
  const unpacked = source.pipe(createGunzip()).setEncoding('utf8')
  source.on('error', (error) => unpacked.destroy(error))
  let rest = ''
  try {
    for await (const chunk of unpacked) {
      const lines = `${rest}${String(chunk)}`.split('\n')
      rest = lines.pop()!
      yield* lines
    }
    if (rest) yield rest
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'Z_BUF_ERROR')
      throw new BackupRefusal('backup.truncated', 'Tệp sao lưu bị cụt. Hãy dùng bản khác.')
    if (code?.startsWith('Z_'))
      throw new BackupRefusal('backup.damaged', 'Tệp sao lưu bị hỏng. Hãy dùng bản khác.')
    if (code && 'syscall' in (error as object)) {
      throw new BackupRefusal('backup.unreadable', `Không đọc được tệp sao lưu ${file}.`)
    }
    throw error
  } finally {
    source.destroy()
  }
}

/** Reads the whole file once and believes it only when every line is there and unchanged. */
export async function checkArchive(file: string): Promise<{ header: ArchiveHeader; end: ArchiveEnd }> {
  const hash = createHash('sha256')
  const counts: Record<string, number> = {}
  let header: ArchiveHeader | undefined
  let end: ArchiveEnd | undefined
  for await (const line of linesOf(file)) {
    if (end) throw damaged()
    if (!header) header = readHeader(line)
    else if (line.startsWith('{"end"')) {
      end = read(archiveEnd, line)
      continue
    } else {
      const table = tableOf(line)
      counts[table] = (counts[table] ?? 0) + 1
    }
    hash.update(line).update('\n')
  }
  if (!header) throw damaged()
  if (!end) throw new BackupRefusal('backup.truncated', 'Tệp sao lưu bị cụt. Hãy dùng bản khác.')
  const isWhole =
    end.sha256 === hash.digest('hex') && Object.entries(end.counts).every(([t, n]) => (counts[t] ?? 0) === n)
  if (!isWhole) throw damaged()
  return { header, end }
}

function readHeader(line: string): ArchiveHeader {
  const parsed = archiveHeader.safeParse(parseJson(line))
  if (parsed.success) return parsed.data
  throw new BackupRefusal(
    'backup.unreadable',
    'Tệp này không phải bản sao lưu của motcua, hoặc do bản mới hơn tạo.',
  )
}

function read<S extends z.ZodType>(schema: S, line: string): z.infer<S> {
  const parsed = schema.safeParse(parseJson(line))
  if (!parsed.success) throw damaged()
  return parsed.data
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function damaged(): BackupRefusal {
  return new BackupRefusal('backup.damaged', 'Tệp sao lưu bị hỏng. Hãy dùng bản khác.')
}

/** `["visit",{…}]` → visit. */
function tableOf(line: string): string {
  const table = /^\["([a-z_]+)",\{/.exec(line)?.[1]
  if (!table) throw damaged()
  return table
}

export type Batch = { table: string; rows: string[] }

/** Rows as JSON texts, table by table, a few hundred at a time. Only for a file that was checked. */
export async function* batchesOf(file: string, size: number): AsyncGenerator<Batch> {
  let batch: Batch = { table: '', rows: [] }
  for await (const line of linesOf(file)) {
    if (!line.startsWith('[')) continue
    const table = tableOf(line)
    if (batch.rows.length > 0 && (table !== batch.table || batch.rows.length >= size)) {
      yield batch
      batch = { table, rows: [] }
    }
    batch.table = table
    batch.rows.push(line.slice(table.length + 4, -1))
  }
  if (batch.rows.length > 0) yield batch
}
