import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDb, type Db } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { ok } from '#lib/result.ts'
import type { Ctx } from '#modules/context.ts'
import { changeVisit, openVisit } from '#modules/visits/index.ts'
import { aCtx, aWard } from '#test/db/a-ward.ts'

/** `p99` in milliseconds, as one caller waits for one event. */
export type Figure = { figure: number; unit: string; p99: number }

const visits = 100
const warmUp = 300
const measured = 2_000

/**
 * Durable visit events per second on the embedded database: each is one transaction with the visit's row, the event,
 * the audit link and an outbox row, synced to disk before the next begins.
 */
export async function run(): Promise<Figure> {
  const dataDir = mkdtempSync(join(tmpdir(), 'motcua-bench-'))
  try {
    // The first open makes the directory; durable parameters count from the second.
    await prepare(dataDir)
    const db = await openDb({ dataDir })
    const figure = await measure(db)
    await db.close()
    return figure
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function prepare(dataDir: string): Promise<void> {
  const db = await openDb({ dataDir })
  await migrate(db)
  await db.close()
}

async function measure(db: Db): Promise<Figure> {
  const ctx = await aCtx({ db, ward: await aWard(db) })
  const ids: string[] = []
  for (let n = 0; n < visits; n++) {
    const opened = await openVisit(ctx, { kind: 'need', party: null, onBehalfOf: null })
    if (!opened.ok) throw new Error(opened.error.code)
    ids.push(opened.value.visitId)
  }
  for (let n = 0; n < warmUp; n++) await callToCounter(ctx, ids[n % visits]!, n)
  const waits: number[] = []
  const start = performance.now()
  for (let n = 0; n < measured; n++) {
    const before = performance.now()
    await callToCounter(ctx, ids[n % visits]!, n)
    waits.push(performance.now() - before)
  }
  const seconds = (performance.now() - start) / 1_000
  waits.sort((a, b) => a - b)
  return {
    figure: Math.round(measured / seconds),
    unit: 'events/s',
    p99: waits[Math.floor(measured * 0.99)]!,
  }
}

async function callToCounter(ctx: Ctx, visitId: string, n: number): Promise<void> {
  const idempotency = { key: `bench-${n}-${ctx.ids.uuid()}`, bodyHash: String(n) }
  const called = await changeVisit(
    { ...ctx, idempotency },
    { name: 'visit.call', right: 'visit.serve', visitId },
    ({ effects }) => {
      effects.enqueue('visit.called', { visitId })
      return ok([{ type: 'called', counterId: '1' }])
    },
  )
  if (!called.ok) throw new Error(called.error.code)
}
