import pg from 'pg'
import { plainBigint, plainInstant, plainText } from './plain-values.ts'
import type { SqlRows, SqlSession, SqlSource } from './sql-session.ts'
import { asFault } from './unavailable.ts'

const parsers: Record<number, (text: string) => unknown> = { 20: plainBigint, 1082: plainText, 1184: plainInstant }
type ParserFormat = Parameters<typeof pg.types.getTypeParser>[1]

/** An interactive statement that takes longer is a fault; a lock nobody releases is one sooner. */
const opening = "set local timezone = 'UTC'; set local statement_timeout = '10s'; set local lock_timeout = '5s';"

/** A pool of connections to PostgreSQL ≥ 15. The login of `url` owns the schema; requests run under `motcua_app`. */
export function openServer(url: string): SqlSource {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5_000,
    types: {
      getTypeParser: (oid: number, format?: ParserFormat) =>
        (format !== 'binary' && parsers[oid]) || pg.types.getTypeParser(oid as never, format as never),
    } as pg.CustomTypesConfig,
  })
  // An idle connection that breaks is replaced by the pool; without a listener the process would end.
  pool.on('error', () => {})
  return {
    kind: 'server',
    opening,
    async acquire() {
      try {
        return sessionOver(await pool.connect())
      } catch (error) {
        throw asFault(error)
      }
    },
    close: () => pool.end(),
  }
}

function sessionOver(client: pg.PoolClient): SqlSession {
  return {
    async query(text, params) {
      return toRows(await client.query(text, params as unknown[]))
    },
    async script(text) {
      const answer: unknown = await client.query(text)
      return (Array.isArray(answer) ? answer : [answer]).map(toRows)
    },
    release: (fault) => client.release(fault !== undefined),
  }
}

function toRows(result: pg.QueryResult): SqlRows {
  return { rows: result.rows ?? [], affected: result.rowCount ?? undefined }
}
