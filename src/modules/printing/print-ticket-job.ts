import { localTimeOf, timeOf } from '#lib/plain-date.ts'
import type { Db } from '#db/client.ts'
import type { Clock } from '#lib/clock.ts'
import { ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import { write } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/context.ts'
import type { Vault } from '#modules/vault/index.ts'
import { showVisit, type Visit } from '#modules/visits/index.ts'
import { findPrintJobRow, insertPrintJobRow, listWaitingPrintRows, notePrintAttempt } from './print-jobs.store.ts'
import { printTicket, type TicketData } from './papers.ts'
import type { Printer } from './ports.ts'

function ticketOf(ctx: Ctx, visit: Visit): TicketData {
  const { need, ticketNo: number } = visit.state
  return {
    ward: ctx.ward.name, demo: ctx.ward.isDemo, number, need: need ? (ctx.catalogue.findProcedure(need.procedureId)?.name ?? '') : '',
    counter: '', at: timeOf(localTimeOf(visit.openedAt)), roll: false,
  }
}

/** The ticket as a page of its own, for the browser to print. */
export async function ticketPaper(ctx: Ctx, visitId: string): Promise<Uint8Array | undefined> {
  const visit = await showVisit(ctx, visitId)
  return visit && printTicket({ catalogueDir: ctx.catalogue.dir, at: ctx.now }, ticketOf(ctx, visit))
}

/** Asks for a ticket on the ward's ticket printer: the job is committed first and printed after, again until it is through. */
export async function requestTicket(ctx: Ctx, visitId: string): Promise<Result<{ printJobId: string }, Refusal>> {
  const { ticketPrinter } = ctx
  if (!ticketPrinter) return refuse('printer.none')
  const visit = await showVisit(ctx, visitId)
  if (!visit) return refuse('not-found')
  const printJobId = ctx.ids.uuid()
  return write(ctx, { name: 'print.ticket', subject: { type: 'visit', id: visitId } }, async (trx, effects) => {
    const payload = ctx.vault.seal('print_job.payload', printJobId, ticketOf(ctx, visit))
    await insertPrintJobRow(trx, ctx.ward.wardId, { printJobId, kind: 'ticket', printer: ticketPrinter, payload, at: ctx.now })
    effects.enqueue('print.job', { printJobId })
    return ok({ printJobId })
  })
}

/** Why papers are waiting, so that the desk can say it: `printer.paper-out` and the like, newest first. */
export async function listPrintTroubles(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.db.inWard(ctx.ward.wardId, (trx) => listWaitingPrintRows(trx, ctx.ward.wardId, 5))
  return [...new Set(rows.map(({ lastError }) => lastError ?? 'printer.error'))]
}

export type PrintDesk = { db: Db; vault: Vault; clock: Clock; printer: Printer; encode(ticket: TicketData): Uint8Array }

/**
 * Prints one job. A job that was printed is left alone, so a message delivered twice prints once; a printer that refuses
 * throws, and the queue tries again later.
 */
export async function runPrintJob(desk: PrintDesk, wardId: number, printJobId: string): Promise<void> {
  const { db, vault, clock, printer } = desk
  const row = await db.inWard(wardId, (trx) => findPrintJobRow(trx, wardId, printJobId))
  if (row?.state !== 'waiting') return
  const keys = await vault.forWard(wardId)
  const ticket = keys.open<TicketData>('print_job.payload', printJobId, row.payload)
  const title = `Số ${ticket.number}`
  const printed = await printer.print({ bytes: desk.encode(ticket), type: printer.takes, title, copies: 1 })
  const error = printed.ok ? null : printed.error.code
  await db.inWard(wardId, (trx) => notePrintAttempt(trx, wardId, { printJobId, error, at: clock.now() }))
  if (error) throw new Error(`The ticket printer says ${error}`)
}
