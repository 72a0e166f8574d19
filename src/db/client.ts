import { AsyncLocalStorage } from 'node:async_hooks'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { openEmbedded } from './embedded.ts'
import { kyselyOver, transactionOver, type Tx, type TxLife } from './kysely-over.ts'
import type { Database } from './schema.gen.ts'
import { openServer } from './server.ts'
import type { DbKind, SqlRows, SqlSource } from './sql-session.ts'
import { asFault } from './unavailable.ts'

export type { Database } from './schema.gen.ts'
export type { Tx } from './kysely-over.ts'
export { DbUnavailable } from './unavailable.ts'

/** Where the data lies: a PostgreSQL server when `databaseUrl` is given, else a directory of our own. */
export type DbConfig = { dataDir: string; databaseUrl?: string | undefined }

/** The one door to the data. */
export type Db = {
  kind: DbKind
  /** Owner-level, sees no ward's rows on a server: migrations only. */
  kysely: Kysely<Database>
  /** One transaction under the app role and one ward; commits when `body` resolves, leaves nothing when it throws. */
  inWard<T>(wardId: number, body: (trx: Tx) => Promise<T>): Promise<T>
  /** One transaction of the program's own work over all wards: relay, backup, retention. */
  acrossWards<T>(body: (trx: Tx) => Promise<T>): Promise<T>
  /** Owner-level text; without parameters it may hold several statements, and the rows of all come back. */
  executeSql(text: string, params?: readonly unknown[]): Promise<{ rows: Record<string, unknown>[] }>
  close(): Promise<void>
}

/** How a unit of work begins and ends: a transaction, or a savepoint of an open one (tests). */
export type Frame = { begin: string; commit: string; rollback: string }

const transactionFrame: Frame = { begin: 'begin', commit: 'commit', rollback: 'rollback' }

export async function openDb(config: DbConfig): Promise<Db> {
  const { dataDir, databaseUrl } = config
  return dbOver(databaseUrl ? openServer(databaseUrl) : await openEmbedded(join(dataDir, 'database')))
}

export function dbOver(source: SqlSource, frame: Frame = transactionFrame): Db {
  return {
    kind: source.kind,
    kysely: kyselyOver(source),
    inWard: async (wardId, body) => runFramed({ source, frame, opening: wardOpening(wardId) }, body),
    acrossWards: (body) => runFramed({ source, frame, opening: 'set local role motcua_keeper' }, body),
    executeSql: (text, params) => executeSql(source, frame, text, params),
    close: () => source.close(),
  }
}

/**
 * The ward is a literal, not a parameter: SET takes none, and set_config() does not travel to the nodes of a
 * distributed database. Only a positive integer ever gets into the text.
 */
function wardOpening(wardId: number): string {
  if (!Number.isSafeInteger(wardId) || wardId < 1 || wardId > 2_147_483_647)
    throw new RangeError(`Not a ward: ${wardId}`)
  return `set local role motcua_app; set local app.ward = ${wardId}`
}

function refuseNested(): void {
  if (inside.getStore())
    throw new Error('A transaction was asked for inside a transaction: pass `trx` along instead')
}

type Framed = { source: SqlSource; frame: Frame; opening: string }

/** The embedded database has one connection: asking for a second transaction inside one would wait for ever. */
const inside = new AsyncLocalStorage<true>()

async function runFramed<T>({ source, frame, opening }: Framed, body: (trx: Tx) => Promise<T>): Promise<T> {
  refuseNested()
  const session = await source.acquire()
  const life: TxLife = { state: 'open' }
  let broken: unknown
  try {
    await session.script(`${frame.begin}; ${source.opening} ${opening}`)
    const value = await inside.run(true, () => body(transactionOver(source, session, life)))
    if ((life.state as TxLife['state']) === 'failed')
      throw new Error('A statement failed and its error was swallowed')
    await session.script(frame.commit)
    return value
  } catch (error) {
    await session.script(frame.rollback).catch((reason: unknown) => (broken = reason))
    throw asFault(error)
  } finally {
    life.state = 'ended'
    session.release(broken)
  }
}

async function executeSql(
  source: SqlSource,
  frame: Frame,
  text: string,
  params: readonly unknown[] = [],
): Promise<{ rows: SqlRows['rows'] }> {
  refuseNested()
  const session = await source.acquire()
  let broken: unknown
  try {
    if (params.length > 0) return { rows: (await session.query(text, params)).rows }
    return { rows: (await session.script(text)).flatMap((answer) => answer.rows) }
  } catch (error) {
    // A failed script may leave its own BEGIN open; outside one this is only a warning.
    if (frame === transactionFrame)
      await session.script('rollback').catch((reason: unknown) => (broken = reason))
    throw asFault(error)
  } finally {
    session.release(broken)
  }
}
