import type { Tx } from '#db/client.ts'
import { dateOf, localTimeOf, type Instant } from '#lib/plain-date.ts'
import type { Ctx } from '#modules/context.ts'
import { openSummary } from './visit-log.ts'
import { listVisitRowsOfDay } from './visits.store.ts'

/** One line of a list of visits: no number of a card, no value of a form. */
export type VisitLine = {
  visitId: string
  ticketNo: number
  name: string
  kind: string
  step: string
  procedureId: string | null
  counterId: string | null
  openedAt: Instant
}

/** Visits of today still open, in the order they came. */
export async function listVisitsToday(trx: Tx, ctx: Ctx, limit: number): Promise<VisitLine[]> {
  const rows = await listVisitRowsOfDay(trx, ctx.ward.wardId, dateOf(localTimeOf(ctx.now)), limit)
  return rows.map((row) => {
    const { visitId, ticketNo, kind, step, procedureId, counterId } = row
    const openedAt = new Date(row.openedAt).toISOString() as Instant
    return {
      visitId,
      ticketNo,
      name: openSummary(ctx.vault, row).name,
      kind,
      step,
      procedureId,
      counterId,
      openedAt,
    }
  })
}
