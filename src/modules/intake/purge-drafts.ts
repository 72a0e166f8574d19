import { dateOf, localTimeOf, type Instant } from '#lib/plain-date.ts'
import type { Ctx } from '#modules/context.ts'
import { deleteDraftRows } from './drafts.store.ts'

/** How long a closed visit may still be undone with its form whole. */
const minutesAfterClosing = 15

/** A person's data dies with her visit: soon after it closes, and at the latest when its day is over. */
export async function purgeDrafts(ctx: Ctx): Promise<number> {
  const closedBefore = new Date(Date.parse(ctx.now) - minutesAfterClosing * 60_000).toISOString() as Instant
  const today = dateOf(localTimeOf(ctx.now))
  return ctx.db.inWard(ctx.ward.wardId, (trx) => deleteDraftRows(trx, ctx.ward.wardId, { closedBefore, today }))
}
