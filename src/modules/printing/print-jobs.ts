import type { Db } from '#db/client.ts'
import type { Clock } from '#lib/clock.ts'
import { ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import { write } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/context.ts'
import type { Vault } from '#modules/vault/index.ts'
import type { TicketData } from './papers.ts'
import type { Printer } from './ports.ts'
import {
  findPrintJobRow,
  insertPrintJobRow,
  listPrintErrors,
  notePrintAttempt,
  type PrintState,
} from './print-jobs.store.ts'

/** What waits sealed in a job: a ticket's words, or a whole paper. It is emptied when it was printed. */
export type PrintPayload =
  { kind: 'ticket'; ticket: TicketData } | { kind: 'paper'; title: string; pdf: string }

type Wanted = { payload: PrintPayload; subject: { type: string; id: string } }

/**
 * Asks for a print on a printer of the ward: the job is committed first and printed after, again until it is through.
 * Refused (`printer.none`) when the ward prints in the browser.
 */
export async function requestPrint(
  ctx: Ctx,
  { payload, subject }: Wanted,
): Promise<Result<{ printJobId: string }, Refusal>> {
  const printer = payload.kind === 'ticket' ? ctx.ticketPrinter : ctx.paperPrinter
  if (!printer) return refuse('printer.none')
  const printJobId = ctx.ids.uuid()
  return write(ctx, { name: `print.${payload.kind}`, subject }, async (trx, effects) => {
    const sealed = ctx.vault.seal('print_job.payload', printJobId, payload)
    await insertPrintJobRow(trx, ctx.ward.wardId, {
      printJobId,
      kind: payload.kind,
      printer,
      payload: sealed,
      at: ctx.now,
    })
    effects.enqueue('print.job', { printJobId })
    return ok({ printJobId })
  })
}

const unsureShownMs = 10 * 60_000

/** Why papers are waiting or doubtful, so that the desk can say it: `printer.paper-out` and the like, newest first. */
export async function listPrintTroubles(ctx: Ctx): Promise<string[]> {
  const unsureSince = new Date(Date.parse(ctx.now) - unsureShownMs).toISOString()
  return [
    ...new Set(
      await ctx.db.inWard(ctx.ward.wardId, (trx) =>
        listPrintErrors(trx, ctx.ward.wardId, { unsureSince, limit: 5 }),
      ),
    ),
  ]
}

export type PrintDesk = {
  db: Db
  vault: Vault
  clock: Clock
  printers: ReadonlyMap<string, Printer>
  /** Words of a ticket as the bytes its printer takes. */
  encodeTicket(ticket: TicketData): Uint8Array
}

/** Prints one job of the queue; a printer that refuses throws, so that the queue comes back. */
export async function runPrintJob(desk: PrintDesk, wardId: number, printJobId: string): Promise<void> {
  const error = await tryPrintJob(desk, wardId, printJobId)
  if (error) throw new Error(`The printer says ${error}`)
}

/**
 * Prints a job that waits; answers why it still waits, or null. A job that has ended is left alone, so a message delivered
 * twice prints once, also when both deliveries run at the same moment. Where the printer took everything and then said
 * nothing, nobody knows: such a job is not sent again by itself, because a printer that never answers would print for ever.
 */
export async function tryPrintJob(
  desk: PrintDesk,
  wardId: number,
  printJobId: string,
): Promise<string | null> {
  return inTurn(desk, () => printWaiting(desk, wardId, printJobId))
}

/** The last paper of each desk: the next one looks whether it is still waiting only after that is through. */
const lastPapers = new WeakMap<object, Promise<unknown>>()

function inTurn<T>(desk: PrintDesk, body: () => Promise<T>): Promise<T> {
  const turn = (lastPapers.get(desk.printers) ?? Promise.resolve()).then(body)
  lastPapers.set(
    desk.printers,
    turn.catch(() => undefined),
  )
  return turn
}

async function printWaiting(desk: PrintDesk, wardId: number, printJobId: string): Promise<string | null> {
  const { db, vault, clock, printers } = desk
  const row = await db.inWard(wardId, (trx) => findPrintJobRow(trx, wardId, printJobId))
  if (row?.state !== 'waiting') return null
  const printer = printers.get(row.printer)
  const keys = await vault.forWard(wardId)
  const payload = keys.open<PrintPayload>('print_job.payload', printJobId, row.payload)
  const printed = printer
    ? await printer.print({ ...paperOf(desk, payload), type: printer.takes, copies: 1 })
    : refuse('printer.none')
  const error = printed.ok ? null : printed.error.code
  const state: PrintState = printed.ok ? 'printed' : error === 'printer.unsure' ? 'unsure' : 'waiting'
  const left = state === 'waiting' ? row.payload : keys.seal('print_job.payload', printJobId, null)
  await db.inWard(wardId, (trx) =>
    notePrintAttempt(trx, wardId, { printJobId, state, error, payload: left, at: clock.now() }),
  )
  return state === 'waiting' ? error : null
}

function paperOf(desk: PrintDesk, payload: PrintPayload): { bytes: Uint8Array; title: string } {
  return payload.kind === 'ticket'
    ? { bytes: desk.encodeTicket(payload.ticket), title: `Số ${payload.ticket.number}` }
    : { bytes: Buffer.from(payload.pdf, 'base64'), title: payload.title }
}
