import { localTimeOf, timeOf } from '#lib/plain-date.ts'
import { refuse, type Refusal, type Result } from '#lib/result.ts'
import type { Ctx } from '#modules/context.ts'
import { showVisit, type Visit } from '#modules/visits/index.ts'
import { printTicket, type TicketData } from './papers.ts'
import { requestPrint } from './print-jobs.ts'

function ticketOf(ctx: Ctx, visit: Visit): TicketData {
  const { need, ticketNo: number } = visit.state
  return {
    ward: ctx.ward.name,
    demo: ctx.ward.isDemo,
    number,
    need: need ? (ctx.catalogue.findProcedure(need.procedureId)?.name ?? '') : '',
    counter: '',
    at: timeOf(localTimeOf(visit.openedAt)),
    roll: false,
  }
}

/** The ticket as a page of its own, for the browser to print. */
export async function ticketPaper(ctx: Ctx, visitId: string): Promise<Uint8Array | undefined> {
  const visit = await showVisit(ctx, visitId)
  return visit && printTicket({ catalogueDir: ctx.catalogue.dir, at: ctx.now }, ticketOf(ctx, visit))
}

/** The ticket on the ward's ticket printer. */
export async function requestTicket(
  ctx: Ctx,
  visitId: string,
): Promise<Result<{ printJobId: string }, Refusal>> {
  const visit = await showVisit(ctx, visitId)
  if (!visit) return refuse('not-found')
  return requestPrint(ctx, {
    payload: { kind: 'ticket', ticket: ticketOf(ctx, visit) },
    subject: { type: 'visit', id: visitId },
  })
}
