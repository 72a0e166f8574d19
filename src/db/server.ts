import pg from 'pg'
import { plainBigint, plainInstant, plainText } from './plain-values.ts'
import type { SqlRows, SqlSession, SqlSource } from './sql-session.ts'
import { asFault } from './unavailable.ts'

const parsers: Record<number, (text: string) => unknown> = {
  20: plainBigint,
  1082: plainText,
  1184: plainInstant,
}
type ParserFormat = Parameters<typeof pg.types.getTypeParser>[1]

/** An interactive statement that takes longer is a fault; a lock nobody releases is one sooner. */
const opening =
  "set local timezone = 'UTC'; set local statement_timeout = '10s'; set local lock_timeout = '5s';"

/** The server's own limits cannot speak through a cable that was pulled: a little after them, its silence is a lost connection. */
const silenceMs = 12_000

/** A pool of connections to PostgreSQL ≥ 15. The login of `url` owns the schema; requests run under `motcua_app`. */
export function openServer(url: string, mostSilence = silenceMs): SqlSource {
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
        return sessionOver(await pool.connect(), mostSilence)
      } catch (error) {
        throw asFault(error)
      }
    },
    close: () => pool.end(),
  }
}

/** Scripts other than the ends of a transaction are the owner's work (migrations, upkeep) and may take their time. */
const frame = /^(begin|commit|rollback)\b/

function sessionOver(client: pg.PoolClient, mostSilence: number): SqlSession {
  let silent: Error | undefined
  const ask = async (text: string, params: readonly unknown[] | undefined, limit: number) => {
    if (silent) throw silent
    try {
      // `query_timeout` of one query is missing from the types of the driver.
      return (await client.query({
        text,
        values: params as unknown[],
        query_timeout: limit,
      } as pg.QueryConfig)) as unknown
    } catch (error) {
      if (error instanceof Error && error.message === 'Query read timeout') silent = error
      throw error
    }
  }
  return {
    async query(text, params) {
      return toRows((await ask(text, params, mostSilence)) as pg.QueryResult)
    },
    async script(text) {
      const answer = await ask(text, undefined, frame.test(text) ? mostSilence : 0)
      return (Array.isArray(answer) ? answer : [answer]).map(toRows)
    },
    release: (fault) => client.release(fault !== undefined || silent !== undefined),
  }
}

function toRows(result: pg.QueryResult): SqlRows {
  return { rows: result.rows ?? [], affected: result.rowCount ?? undefined }
}
