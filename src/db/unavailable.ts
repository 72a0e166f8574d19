/** `disk-broken`: the disk failed to keep a write; nothing more is written until the program is started anew. */
export type UnavailableCode = 'disk-full' | 'disk-broken' | 'connection-lost' | 'closed' | 'too-busy'

/** The database cannot answer now, whatever was asked: nothing of the transaction remains. The web shows a 503 with the code. */
export class DbUnavailable extends Error {
  /** The web knows no database: it knows this fault by its name. */
  override readonly name = 'DbUnavailable'
  readonly code: UnavailableCode
  constructor(code: UnavailableCode, cause?: unknown) {
    super(`The database is not available: ${code}`, { cause })
    this.code = code
  }
}

const byCode: Record<string, UnavailableCode> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  '53100': 'disk-full',
  EIO: 'disk-broken',
  '58030': 'disk-broken',
  ECONNREFUSED: 'connection-lost',
  ECONNRESET: 'connection-lost',
  EPIPE: 'connection-lost',
  ENOTFOUND: 'connection-lost',
  ETIMEDOUT: 'connection-lost',
  ENOENT: 'connection-lost',
  '57P01': 'connection-lost',
  '57P02': 'connection-lost',
  '57P03': 'connection-lost',
  '53200': 'too-busy',
  '53300': 'too-busy',
  '55P03': 'too-busy',
  '57014': 'too-busy',
}

const byMessage: [RegExp, UnavailableCode][] = [
  [/no space left on device|could not extend file|disk full/i, 'disk-full'],
  [/PGlite is (closed|closing)|pool after calling end|closed the pool/i, 'closed'],
  [
    /connection terminated|server closed the connection|timeout exceeded when trying to connect|query read timeout/i,
    'connection-lost',
  ],
]

/** Turns what a driver threw into DbUnavailable when the cause is the database's state, not the statement. */
export function asFault(error: unknown): unknown {
  if (error instanceof DbUnavailable || !(error instanceof Error)) return error
  const { syscall } = error as { syscall?: unknown }
  const code = String((error as { code?: unknown }).code ?? '')
  // No socket of a server is there: its server is down. Any other file that is missing is not the database's.
  if (code === 'ENOENT' && syscall !== 'connect') return error
  const known = byCode[code] ?? (code.startsWith('08') ? 'connection-lost' : undefined)
  const unavailable = known ?? byMessage.find(([pattern]) => pattern.test(error.message))?.[1]
  return unavailable ? new DbUnavailable(unavailable, error) : error
}
