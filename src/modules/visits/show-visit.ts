import { may } from '#domain/access/action.ts'
import { isUuid } from '#lib/ids.ts'
import { read } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/context.ts'
import { findVisit, type Visit } from './visit-log.ts'
import { askingOf } from './visit-rights.ts'

/** One visit whole, for those who answer for the desk; reading it is an audited act. To others there is no such visit. */
export async function showVisit(ctx: Ctx, visitId: string): Promise<Visit | undefined> {
  if (!isUuid(visitId) || !may(askingOf(ctx), 'visit.read')) return undefined
  const act = { name: 'visit.show', subject: { type: 'visit', id: visitId }, fields: ['party'] }
  return read(ctx, act, (trx) => findVisit(trx, ctx, visitId))
}
