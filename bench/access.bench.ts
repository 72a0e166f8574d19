import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { dbOver } from '#db/client.ts'
import { openInMemory } from '#db/embedded.ts'
import { migrate } from '#db/migrate.ts'
import { openServer } from '#db/server.ts'
import { projectRoot } from '#lib/os/project-root.ts'
import type { SqlSource } from '#db/sql-session.ts'
import { openRolledBack } from '#test/db/rolled-back.ts'
import { aHuntingGround } from '#test/isolation/canaries.ts'
import { hunt } from '#test/isolation/hunt.ts'
import { aRowOfWards, mixedRequests } from '#test/isolation/pooled.ts'
import { foreignAgainstMissing } from '#test/web/foreign-timing.ts'
import { runMatrix } from '#test/web/matrix.ts'
import type { BenchLine } from './measure.ts'

const seed = Number(process.env.MOTCUA_SEED ?? 20_261_125)
const statements = Number(process.env.MOTCUA_BENCH_STATEMENTS ?? 10_000)
const requests = Number(process.env.MOTCUA_BENCH_REQUESTS ?? 50_000)

/** Who may what, and whether walls hold: the matrix, the hunts, the pool, and how alike foreign and missing are. */
export async function run(): Promise<BenchLine[]> {
  return [
    ...(await matrixLines()),
    ...(await timingLines()),
    ...(await huntLines('embedded')),
    ...(await serverLines()),
  ]
}

async function matrixLines(): Promise<BenchLine[]> {
  const { db, undo } = await openRolledBack(await migratedMemory())
  const matrix = await runMatrix(db)
  await undo()
  if (matrix.wrong.length > 0) throw new Error(matrix.wrong.slice(0, 5).join('\n'))
  return [
    { name: 'access-matrix', figure: matrix.calls, unit: `calls/${matrix.routes}-routes` },
    { name: 'access-matrix-time', figure: matrix.seconds, unit: 's' },
    { name: 'access-matrix-unexpected', figure: matrix.wrong.length, unit: 'cells' },
  ]
}

async function timingLines(): Promise<BenchLine[]> {
  const { db, undo } = await openRolledBack(await migratedMemory())
  const { gap, pairs } = await foreignAgainstMissing(db, 2_000)
  await undo()
  return [{ name: 'access-foreign-gap', figure: gap * 100, unit: `%/${pairs}-pairs` }]
}

async function huntLines(name: string, source?: SqlSource): Promise<BenchLine[]> {
  const opened = source ?? (await openInMemory())
  const found = await hunt(await aHuntingGround(opened), { statements, seed })
  await opened.close()
  return [
    { name: `access-hunt-${name}`, figure: found.statements, unit: 'statements' },
    { name: `access-hunt-${name}-hits`, figure: found.hits.length, unit: `hits/seed-${seed}` },
  ]
}

type OwnServer = { url: string; stop(): void }

function script<T>(name: string): Promise<T> {
  return import(pathToFileURL(join(projectRoot(), 'scripts', name)).href) as Promise<T>
}

/** A server of the bench's own; where PostgreSQL is missing these figures are missing too, and that is said. */
async function serverLines(): Promise<BenchLine[]> {
  const { findOrInstallPostgres } = await script<{ findOrInstallPostgres(): string | undefined }>(
    'debian.mjs',
  )
  const { startPostgres } = await script<{ startPostgres(bin: string): OwnServer | undefined }>(
    'test-postgres.mjs',
  )
  const bin = findOrInstallPostgres()
  const server = bin ? startPostgres(bin) : undefined
  if (!server) {
    process.stderr.write('PostgreSQL is not here: nothing was measured on a server.\n')
    return []
  }
  try {
    return [...(await huntLines('server', openServer(server.url))), ...(await poolLines(server.url))]
  } finally {
    server.stop()
  }
}

async function poolLines(url: string): Promise<BenchLine[]> {
  const made = openServer(url)
  await dbOver(made).executeSql('create database pooled')
  await made.close()
  const source = openServer(url.replace('/postgres?', '/pooled?'))
  const db = dbOver(source)
  await migrate(db)
  const wards = await aRowOfWards(db, 50)
  const started = performance.now()
  const found = await mixedRequests(db, { requests, wards, seed })
  const seconds = (performance.now() - started) / 1000
  await source.close()
  if (found.leaks > 0) throw new Error(`${found.leaks} rows of another ward, seed ${seed}`)
  return [
    { name: 'access-pool', figure: found.requests, unit: 'requests' },
    { name: 'access-pool-leaks', figure: found.leaks, unit: `rows/${found.rows}` },
    { name: 'access-pool-rate', figure: found.requests / seconds, unit: 'requests/s' },
  ]
}

async function migratedMemory(): Promise<SqlSource> {
  const source = await openInMemory()
  await migrate(dbOver(source))
  return source
}
