import {
  isWithin,
  periodOf,
  rulesOn,
  type EndingClass,
  type Period,
  type RetentionRule,
} from '#domain/retention/retention.ts'
import { dateOf, localTimeOf, type Instant } from '#lib/plain-date.ts'
import { ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import { write } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/context.ts'
import { findWardPeriods, listRunRows, updateWardPeriods } from './retention.store.ts'
import type { RetentionRun } from './run-retention.ts'

/** One line of the table: what the catalogue says, what holds here, and whether the ward may choose. */
export type KeptRule = RetentionRule & { here: Period; isChosen: boolean; mayChoose: boolean }
export type RetentionView = { rules: KeptRule[]; runs: RetentionRun[] }

export async function showRetention(ctx: Ctx): Promise<RetentionView> {
  const { wardId } = ctx.ward
  const { ward, rows } = await ctx.db.inWard(wardId, async (trx) => ({
    ward: await findWardPeriods(trx, wardId),
    rows: await listRunRows(trx, wardId, 14),
  }))
  const rules = rulesOn(ctx.catalogue.retention, dateOf(localTimeOf(ctx.now))).map((rule) => ({
    ...rule,
    here: periodOf(rule, ward),
    isChosen: !rule.procedures && ward[rule.class] !== undefined,
    mayChoose: !rule.procedures && JSON.stringify(rule.least) !== JSON.stringify(rule.most),
  }))
  const runs = rows.map(({ runId, at, removed, held }) => ({
    runId,
    at: new Date(at).toISOString() as Instant,
    removed,
    held,
  }))
  return { rules, runs }
}

/** The ward lengthens or shortens a period within its bounds; null goes back to what the catalogue says. */
export async function choosePeriod(
  ctx: Ctx,
  name: EndingClass,
  period: Period | null,
): Promise<Result<{ chosen: Period | null }, Refusal>> {
  const { wardId } = ctx.ward
  const act = { name: 'retention.choose', subject: { type: 'ward', id: String(wardId) }, fields: [name] }
  return write(ctx, act, async (trx) => {
    const today = dateOf(localTimeOf(ctx.now))
    const rule = rulesOn(ctx.catalogue.retention, today).find((one) => one.class === name && !one.procedures)
    if (!rule || (period && !isWithin(rule, period))) return refuse('retention.out-of-bounds')
    const { [name]: _, ...others } = await findWardPeriods(trx, wardId)
    await updateWardPeriods(trx, wardId, period ? { ...others, [name]: period } : others)
    return ok({ chosen: period })
  })
}
