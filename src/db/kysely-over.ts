import {
  DefaultQueryExecutor,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  Transaction,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
} from 'kysely'
import type { Database } from './schema.gen.ts'
import type { SqlSession, SqlSource } from './sql-session.ts'
import { asFault } from './unavailable.ts'

export type Tx = Transaction<Database>

const compiler = new PostgresQueryCompiler()
const adapter = new PostgresAdapter()

/** Kysely's view of a session. */
type Held = DatabaseConnection & { session: SqlSession }

function connectionOver(session: SqlSession): Held {
  return {
    session,
    async executeQuery<R>(compiled: CompiledQuery) {
      const { rows, affected } = await session.query(compiled.sql, compiled.parameters)
      return { rows: rows as R[], numAffectedRows: affected === undefined ? undefined : BigInt(affected) }
    },
    streamQuery() {
      throw new Error('Rows are read in pages, not streamed')
    },
  }
}

function driverOver(source: SqlSource): Driver {
  const run = (connection: DatabaseConnection, text: string) =>
    (connection as Held).session.script(text).then(() => undefined)
  return {
    init: async () => {},
    acquireConnection: async () => connectionOver(await source.acquire()),
    beginTransaction: (connection) => run(connection, `begin; ${source.opening}`),
    commitTransaction: (connection) => run(connection, 'commit'),
    rollbackTransaction: (connection) => run(connection, 'rollback'),
    releaseConnection: async (connection) => (connection as Held).session.release(),
    destroy: async () => {},
  }
}

function dialectOver(source: SqlSource): Dialect {
  return {
    createAdapter: () => adapter,
    createDriver: () => driverOver(source),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => compiler,
  }
}

/** Owner-level Kysely: migrations and tests. Requests go through `inWard`. */
export function kyselyOver(source: SqlSource): Kysely<Database> {
  return new Kysely<Database>({ dialect: dialectOver(source) })
}

export type TxLife = { state: 'open' | 'failed' | 'ended' }

/**
 * A transaction handle over a session whose BEGIN was already sent together with the role and the ward.
 * After its end every use is a fault: a forgotten `await` must not run outside the transaction.
 */
export function transactionOver(source: SqlSource, session: SqlSession, life: TxLife): Tx {
  const connection = connectionOver({
    ...session,
    async query(text, params) {
      if (life.state === 'ended') throw new Error('The transaction has ended: a query was not awaited')
      try {
        return await session.query(text, params)
      } catch (error) {
        life.state = 'failed'
        throw asFault(error)
      }
    },
  })
  const executor = new DefaultQueryExecutor(compiler, adapter, {
    provideConnection: (use) => use(connection),
  })
  const dialect = dialectOver(source)
  return new Transaction<Database>({ config: { dialect }, driver: driverOver(source), dialect, executor })
}
