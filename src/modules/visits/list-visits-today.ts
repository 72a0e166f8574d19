import type { Tx } from '#db/client.ts'
import { hasSyllables } from '#domain/person/index.ts'
import { dateOf, localTimeOf, type Instant } from '#lib/plain-date.ts'
import type { Ctx } from '#modules/context.ts'
import { openSummary } from './visit-log.ts'
import { listAllVisitRowsOfDay, listVisitRowsOfDay, type VisitRow } from './visits.store.ts'

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
  return rows.map((row) => lineOf(row, openSummary(ctx.vault, row).name))
}

function lineOf(row: VisitRow, name: string): VisitLine {
  const { visitId, ticketNo, kind, step, procedureId, counterId } = row
  const openedAt = new Date(row.openedAt).toISOString() as Instant
  return { visitId, ticketNo, name, kind, step, procedureId, counterId, openedAt }
}

export type VisitFound = VisitLine & {
  isOpen: boolean
  onBehalfOf: string | null
  organisation: string | null
}

/** Everybody who came today. A day is a few hundred visits, so they are opened and looked through: no list of them is kept. */
export async function findVisitsToday(
  trx: Tx,
  ctx: Ctx,
  wanted: { ticketNo: number | null; syllables: readonly string[]; visitIds: readonly string[] },
): Promise<{ all: string[]; found: VisitFound[] }> {
  const { ticketNo, syllables, visitIds } = wanted
  const rows = await listAllVisitRowsOfDay(trx, ctx.ward.wardId, dateOf(localTimeOf(ctx.now)))
  const found = rows.flatMap((row): VisitFound[] => {
    const { name, onBehalfOf, organisation = null } = openSummary(ctx.vault, row)
    const names = [name, onBehalfOf, organisation].filter((one) => one !== null)
    const isNamed = syllables.length > 0 && names.some((one) => hasSyllables(one, syllables))
    const isNumbered = row.ticketNo === ticketNo || visitIds.includes(row.visitId)
    return isNamed || isNumbered
      ? [{ ...lineOf(row, name), isOpen: row.status === 'open', onBehalfOf, organisation }]
      : []
  })
  return { all: rows.map(({ visitId }) => visitId), found }
}
