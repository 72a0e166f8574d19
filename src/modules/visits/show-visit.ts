import { isUuid } from '#lib/ids.ts'
import { read } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/context.ts'
import { findVisit, type Visit } from './visit-log.ts'

/** One visit for the person serving it; reading it is an audited act. */
export async function showVisit(ctx: Ctx, visitId: string): Promise<Visit | undefined> {
  if (!isUuid(visitId)) return undefined
  const act = { name: 'visit.show', subject: { type: 'visit', id: visitId }, fields: ['party'] }
  return read(ctx, act, (trx) => findVisit(trx, ctx, visitId))
}
