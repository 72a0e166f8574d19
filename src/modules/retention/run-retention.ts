import { countHeld, lastLinkDue, sweepWard, type Cuts } from '#db/retention/index.ts'
import { cutsOn } from '#domain/retention/retention.ts'
import { dateOf, instantOf, localTimeOf, type Instant, type LocalTime } from '#lib/plain-date.ts'
import { cutNote, leaveTrail } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/context.ts'
import { findWardPeriods, insertRunRow, listRunRows } from './retention.store.ts'

export type RetentionRun = { runId: string; at: Instant; removed: Record<string, number>; held: number }

/**
 * Removes what is over its time in one ward, in one transaction of the keeper with its own link in the chain: which
 * tables, how many rows. Where links of the chain themselves go, a note signed with the ward's key says up to which.
 */
export async function runRetention(ctx: Ctx): Promise<RetentionRun> {
  const { wardId } = ctx.ward
  const runId = ctx.ids.uuid()
  return ctx.db.acrossWards(async (trx) => {
    const today = dateOf(localTimeOf(ctx.now))
    const cuts: Cuts = cutsOn(ctx.catalogue.retention, await findWardPeriods(trx, wardId), today)
    const cut = await lastLinkDue(trx, wardId, cuts)
    const silent = { outbox: [], idempotency: null }
    if (cut) await leaveTrail(trx, ctx, { act: cutNote(ctx.vault, cut), ...silent })
    const removed = await sweepWard(trx, wardId, cuts)
    const held = await countHeld(trx, wardId)
    await insertRunRow(trx, wardId, { runId, at: ctx.now, cuts, removed, held })
    const fields = Object.entries(removed).map(([table, count]) => `${table}:${count}`)
    const act = { name: 'retention.run', subject: { type: 'retention', id: runId }, fields }
    await leaveTrail(trx, ctx, { act, ...silent })
    return { runId, at: ctx.now, removed, held }
  })
}

/** Nights begin here: nobody is at the desk, and a machine that was off makes up for it when it starts. */
const nightly = '02:00'

/** Runs when the last night's run did not happen; undefined when it did. */
export async function runRetentionIfLate(ctx: Ctx): Promise<RetentionRun | undefined> {
  const [last] = await ctx.db.inWard(ctx.ward.wardId, (trx) => listRunRows(trx, ctx.ward.wardId, 1))
  if (last && new Date(last.at).toISOString() >= lastNight(ctx.now)) return undefined
  return runRetention(ctx)
}

function lastNight(now: Instant): Instant {
  const tonight = instantOf(`${dateOf(localTimeOf(now))}T${nightly}` as LocalTime)
  return tonight <= now ? tonight : (new Date(Date.parse(tonight) - 86_400_000).toISOString() as Instant)
}

export type RetentionKeeping = {
  /** The program itself, acting for each ward now. */
  contexts(): Promise<Ctx[]>
  reportFault(code: string, error: unknown): void
}

const lookEveryMs = 10 * 60_000

/** Looks after it while the program runs, at once and every few minutes; the function returned ends it. */
export function keepRetention({ contexts, reportFault }: RetentionKeeping): () => void {
  let isRunning = false
  const look = async () => {
    if (isRunning) return
    isRunning = true
    try {
      for (const ctx of await contexts()) await runRetentionIfLate(ctx)
    } catch (error) {
      reportFault('retention', error)
    } finally {
      isRunning = false
    }
  }
  void look()
  const timer = setInterval(() => void look(), lookEveryMs)
  timer.unref()
  return () => clearInterval(timer)
}
