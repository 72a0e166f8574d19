import { PgBoss } from 'pg-boss'
import { checkpoint, maintenanceCron, vacuum } from '#db/maintenance.ts'
import { deleteServedAnswers } from '#modules/audit/index.ts'
import { handleMessage, type Desk, type JobHandler } from './handlers.ts'
import { deleteServedMessages, listWaitingRows, markRelayed, type WaitingRow } from './outbox.store.ts'

export type { Job, JobHandler } from './handlers.ts'

/** Reports what went wrong in the background: a code and the error, never a payload. */
export type ReportFault = (code: string, error: unknown) => void

export type RunnerParts = Omit<Desk, 'handlers'> & { reportFault: ReportFault; relayEveryMs?: number }

export type Runner = {
  /** Before start. Two handlers of one kind are a fault; messages of a kind without one wait, and go after a week. */
  register(kind: string, handler: JobHandler): void
  start(): Promise<void>
  /** Lets running jobs finish, at most five seconds. */
  stop(): Promise<void>
  /** Hands waiting messages to the queue now; says how many. Runs by itself every second. */
  relay(): Promise<number>
}

const outboxQueue = 'outbox'
const maintenanceQueue = 'maintenance'
const relayBatch = 200
const keepServedMs = 7 * 86_400_000

/**
 * Background work on whichever database: messages written in the transactions of the desk become jobs, each handled
 * once; a failed one is tried again with growing pauses for about three days. The queue knows ids only, never a value.
 */
export function createRunner(parts: RunnerParts): Runner {
  const desk: Desk = { ...parts, handlers: new Map() }
  const boss = new PgBoss({
    db: { executeSql: (text, values) => parts.db.executeSql(text, values) },
    backend: parts.db.kind === 'embedded' ? 'pglite' : 'postgres',
    schema: 'pgboss',
  })
  boss.on('error', (error) => parts.reportFault('jobs', error))
  let timer: NodeJS.Timeout | undefined
  let workerId = ''
  let relaying: Promise<number> | undefined

  const relay = () => (relaying ??= relayWaiting(desk, boss).finally(() => (relaying = undefined)))
  const relayAndWake = async () => {
    const count = await relay()
    if (count > 0) boss.notifyWorker(workerId)
    return count
  }

  return {
    register(kind, handler) {
      if (desk.handlers.has(kind)) throw new Error(`Two handlers for messages of kind ${kind}`)
      desk.handlers.set(kind, handler)
    },
    async start() {
      await boss.start()
      workerId = await workOutbox(boss, desk)
      await workMaintenance(boss, desk)
      timer = setInterval(() => {
        relayAndWake().catch((error: unknown) => parts.reportFault('relay', error))
      }, parts.relayEveryMs ?? 1_000)
      timer.unref()
    },
    async stop() {
      clearInterval(timer)
      await relaying?.catch(() => 0)
      await boss.stop({ graceful: true, timeout: 5_000, close: false })
    },
    relay: relayAndWake,
  }
}

/**
 * The job's id is the message's id, so a crash between the two steps repeats the first without a second job.
 */
async function relayWaiting({ db, clock, handlers }: Desk, boss: PgBoss): Promise<number> {
  const rows = await db.acrossWards((trx) => listWaitingRows(trx, [...handlers.keys()], relayBatch))
  if (rows.length === 0) return 0
  await boss.insert(
    outboxQueue,
    rows.map((row) => ({ id: row.outboxId, data: row })),
  )
  await db.acrossWards((trx) => markRelayed(trx, rows, clock.now()))
  return rows.length
}

async function workOutbox(boss: PgBoss, desk: Desk): Promise<string> {
  await boss.createQueue(outboxQueue, {
    retryLimit: 30,
    retryDelay: 2,
    retryBackoff: true,
    retryDelayMax: 10_800,
  })
  const options = { batchSize: 1, pollingIntervalSeconds: 2 }
  return boss.work<WaitingRow>(outboxQueue, options, async (jobs) => {
    for (const { data } of jobs) await handleMessage(desk, data.wardId, data.outboxId)
  })
}

async function workMaintenance(boss: PgBoss, desk: Desk): Promise<void> {
  await boss.createQueue(maintenanceQueue, { retryLimit: 0, deleteAfterSeconds: 3_600 })
  for (const [key, cron] of Object.entries(maintenanceCron)) {
    await boss.schedule(maintenanceQueue, cron, { task: key }, { key, tz: 'Asia/Ho_Chi_Minh' })
  }
  const options = { batchSize: 1, pollingIntervalSeconds: 20 }
  await boss.work<{ task: keyof typeof maintenanceCron }>(maintenanceQueue, options, async (jobs) => {
    for (const { data } of jobs) await runMaintenance(desk, data.task)
  })
}

/** One task of the schedule; also run by hand. */
export async function runMaintenance(
  { db, clock }: Pick<Desk, 'db' | 'clock'>,
  task: keyof typeof maintenanceCron,
): Promise<void> {
  if (task === 'checkpoint') return checkpoint(db)
  if (task === 'vacuum') return vacuum(db)
  const before = new Date(Date.parse(clock.now()) - keepServedMs).toISOString()
  await db.acrossWards(async (trx) => {
    await deleteServedMessages(trx, before)
    await deleteServedAnswers(trx, before)
  })
}
