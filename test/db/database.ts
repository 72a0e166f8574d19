import { dbOver, type Db } from '#db/client.ts'
import { openInMemory } from '#db/embedded.ts'
import { migrate } from '#db/migrate.ts'
import { openServer } from '#db/server.ts'
import type { SqlSource } from '#db/sql-session.ts'
import { afterEach, beforeEach, describe } from 'vitest'
import { openRolledBack } from './rolled-back.ts'
import { cloneTemplate, createEmpty } from './server-template.ts'

/**
 * One database of each kind per worker, migrated once. Files of one worker share it (vitest runs without isolation),
 * and every test leaves it as it was.
 */
const opened: { embedded?: Promise<SqlSource>; server?: Promise<SqlSource> } = ((
  globalThis as { motcuaTestDatabases?: object }
).motcuaTestDatabases ??= {})

const serverUrl = process.env.MOTCUA_TEST_POSTGRES

async function openMemory(): Promise<SqlSource> {
  const source = await openInMemory()
  await migrate(dbOver(source))
  return source
}

async function openClone(url: string): Promise<SqlSource> {
  const source = openServer(await cloneTemplate(url))
  return source
}

type Kind = { name: string; source(): Promise<SqlSource> }

const embedded: Kind = { name: 'embedded', source: () => (opened.embedded ??= openMemory()) }
const server: Kind = { name: 'server', source: () => (opened.server ??= openClone(serverUrl!)) }

/** Kinds that can run here: the embedded one always, a server when MOTCUA_TEST_POSTGRES names one. */
export const kinds: Kind[] = serverUrl ? [embedded, server] : [embedded]

/**
 * The same tests on each database. Every test runs inside one open transaction that is rolled back afterwards;
 * `inWard` and `acrossWards` become savepoints of it, so "commit" and "roll back" inside a test mean what they say,
 * but two of them never run side by side. For real concurrency use `eachCommittingDatabase`.
 */
export function eachDatabase(title: string, body: (getDb: () => Db, kind: string) => void): void {
  describe.each(kinds)(`${title} · $name`, ({ name, source }) => {
    let current: { db: Db; undo(): Promise<void> } | undefined
    beforeEach(async () => {
      current = await openRolledBack(await source())
    })
    afterEach(async () => {
      await current?.undo()
      current = undefined
    })
    body(() => current!.db, name)
  })
}

/**
 * The embedded database alone, each test rolled back: for tests that are not about the database.
 * `withoutWards` hides, until the test ends, the wards that committing tests of the same worker left behind.
 */
export function embeddedDatabase({ withoutWards = false } = {}): () => Db {
  let current: { db: Db; undo(): Promise<void> } | undefined
  beforeEach(async () => {
    current = await openRolledBack(await embedded.source(), withoutWards ? 'truncate ward cascade' : '')
  })
  afterEach(async () => {
    await current?.undo()
    current = undefined
  })
  return () => current!.db
}

/** The databases as they are: what a test commits stays, so it works in a fresh ward of its own (`aWard`). */
export function eachCommittingDatabase(title: string, body: (getDb: () => Db, kind: string) => void): void {
  describe.each(kinds)(`${title} · $name`, ({ name, source }) => {
    let db: Db | undefined
    beforeEach(async () => {
      db = { ...dbOver(await source()), close: async () => {} }
    })
    body(() => db!, name)
  })
}

/** A database of that kind with nothing in it, not even a schema; the test closes it. */
export async function emptyDatabase(kind: string): Promise<SqlSource> {
  return kind === 'server' ? openServer(await createEmpty(serverUrl!)) : openInMemory()
}
