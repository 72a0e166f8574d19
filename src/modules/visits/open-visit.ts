import { may } from '#domain/access/action.ts'
import type { Party } from '#domain/visit/party.ts'
import type { VisitKind } from '#domain/visit/visit-event.ts'
import { foldVisit, stepNow } from '#domain/visit/visit-state.ts'
import { dateOf, localTimeOf } from '#lib/plain-date.ts'
import { err, ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import { write } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/context.ts'
import { eventsOf, sealEvents, sealSummary } from './visit-log.ts'
import { askingOf, rightsRefusal } from './visit-rights.ts'
import { insertVisitEventRows, insertVisitRow, takeDayNumber } from './visits.store.ts'

export type OpenVisitInput = { kind: VisitKind; party: Party | null; onBehalfOf: string | null }

/** The first number of a day: three digits from the start, so that ours never look like an official code. */
const firstTicket = 101

/** A person comes to the desk: a ticket of today and the first fact of her visit. */
export async function openVisit(
  ctx: Ctx,
  input: OpenVisitInput,
): Promise<Result<{ visitId: string; ticketNo: number }, Refusal>> {
  if (!may(askingOf(ctx), 'visit.open')) return refuse('kit.forbidden')
  const visitId = ctx.ids.uuid()
  const fields = input.party ? ['party'] : []
  return write(ctx, { name: 'visit.open', subject: { type: 'visit', id: visitId }, fields }, async (trx) => {
    const refusal = await rightsRefusal(trx, ctx, 'visit.open')
    if (refusal) return err(refusal)
    const day = dateOf(localTimeOf(ctx.now))
    const ticketNo = await takeDayNumber(trx, ctx.ward.wardId, { day, series: 'visit', first: firstTicket })
    const facts = [{ type: 'arrived' as const, ...input, ticketNo }]
    const counterId = ctx.actor.counterId
    const events = eventsOf(ctx, 0, counterId ? [...facts, { type: 'called' as const, counterId }] : facts)
    const state = foldVisit(events)
    await insertVisitRow(trx, ctx.ward.wardId, {
      visitId,
      day,
      ticketNo,
      kind: input.kind,
      status: 'open',
      step: stepNow(state),
      procedureId: null,
      counterId,
      summary: sealSummary(ctx.vault, visitId, state),
      version: state.version,
      at: ctx.now,
    })
    await insertVisitEventRows(trx, ctx.ward.wardId, sealEvents(ctx.vault, visitId, events))
    return ok({ visitId, ticketNo })
  })
}
