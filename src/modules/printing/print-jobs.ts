import type { Db } from '#db/client.ts'
import type { Clock } from '#lib/clock.ts'
import { ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import { write } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/context.ts'
import type { Vault } from '#modules/vault/index.ts'
import type { TicketData } from './papers.ts'
import type { Printer } from './ports.ts'
import { findPrintJobRow, insertPrintJobRow, listWaitingPrintRows, notePrintAttempt } from './print-jobs.store.ts'

/** What waits sealed in a job: a ticket's words, or a whole paper. It is emptied when it was printed. */
export type PrintPayload = { kind: 'ticket'; ticket: TicketData } | { kind: 'paper'; title: string; pdf: string }

type Wanted = { payload: PrintPayload; subject: { type: string; id: string } }

/**
 * Asks for a print on a printer of the ward: the job is committed first and printed after, again until it is through.
 * Refused (`printer.none`) when the ward prints in the browser.
 */
export async function requestPrint(ctx: Ctx, { payload, subject }: Wanted): Promise<Result<{ printJobId: string }, Refusal>> {
  const printer = payload.kind === 'ticket' ? ctx.ticketPrinter : ctx.paperPrinter
  if (!printer) return refuse('printer.none')
  const printJobId = ctx.ids.uuid()
  return write(ctx, { name: `print.${payload.kind}`, subject }, async (trx, effects) => {
    const sealed = ctx.vault.seal('print_job.payload', printJobId, payload)
    await insertPrintJobRow(trx, ctx.ward.wardId, { printJobId, kind: payload.kind, printer, payload: sealed, at: ctx.now })
    effects.enqueue('print.job', { printJobId })
    return ok({ printJobId })
  })
}

/** Why papers are waiting, so that the desk can say it: `printer.paper-out` and the like, newest first. */
export async function listPrintTroubles(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.db.inWard(ctx.ward.wardId, (trx) => listWaitingPrintRows(trx, ctx.ward.wardId, 5))
  return [...new Set(rows.map(({ lastError }) => lastError ?? 'printer.error'))]
}

export type PrintDesk = {
  db: Db
  vault: Vault
  clock: Clock
  printers: ReadonlyMap<string, Printer>
  /** Words of a ticket as the bytes its printer takes. */
  encodeTicket(ticket: TicketData): Uint8Array
}

/**
 * Prints one job. A job that was printed is left alone, so a message delivered twice prints once; a printer that refuses
 * throws, and the queue tries again later.
 */
export async function runPrintJob(desk: PrintDesk, wardId: number, printJobId: string): Promise<void> {
  const { db, vault, clock, printers } = desk
  const row = await db.inWard(wardId, (trx) => findPrintJobRow(trx, wardId, printJobId))
  if (row?.state !== 'waiting') return
  const printer = printers.get(row.printer)
  const keys = await vault.forWard(wardId)
  const payload = keys.open<PrintPayload>('print_job.payload', printJobId, row.payload)
  const printed = printer ? await printer.print({ ...paperOf(desk, payload), type: printer.takes, copies: 1 }) : refuse('printer.none')
  const error = printed.ok ? null : printed.error.code
  const left = printed.ok ? keys.seal('print_job.payload', printJobId, null) : row.payload
  await db.inWard(wardId, (trx) => notePrintAttempt(trx, wardId, { printJobId, error, payload: left, at: clock.now() }))
  if (error) throw new Error(`The printer says ${error}`)
}

function paperOf(desk: PrintDesk, payload: PrintPayload): { bytes: Uint8Array; title: string } {
  return payload.kind === 'ticket'
    ? { bytes: desk.encodeTicket(payload.ticket), title: `Số ${payload.ticket.number}` }
    : { bytes: Buffer.from(payload.pdf, 'base64'), title: payload.title }
}
