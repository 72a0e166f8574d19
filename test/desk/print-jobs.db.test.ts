import { expect, it } from 'vitest'
import { ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import type { Instant } from '#lib/plain-date.ts'
import {
  lapseOldPrints,
  listPrintTroubles,
  requestTicket,
  resumePrints,
  runPrintJob,
  type PrintDesk,
  type Printer,
  type PrinterStatus,
} from '#modules/printing/index.ts'
import { findPrintJobRow } from '#modules/printing/print-jobs.store.ts'
import { openVisit } from '#modules/visits/index.ts'
import type { Db } from '#db/client.ts'
import { eachDatabase } from '#test/db/database.ts'
import { aDesk, codeOf, must } from './walk-a-visit.ts'

/** A printer whose state is a variable, and what came out of it. */
function aPrinter() {
  const printer = {
    status: 'ready' as PrinterStatus,
    answers: undefined as Result<{ printedBy: string }, Refusal> | undefined,
    out: [] as string[],
  }
  const port: Printer = {
    id: 'thử',
    takes: 'application/vnd.escpos',
    status: async () => printer.status,
    print: async ({ title }) => {
      await new Promise((resolve) => setTimeout(resolve, 5))
      if (printer.status !== 'ready') return refuse(`printer.${printer.status}`)
      printer.out.push(title)
      return printer.answers ?? ok({ printedBy: 'thử' })
    },
  }
  return { printer, port }
}

async function aTicketDesk(db: Db, count = 1) {
  const { ward, at } = await aDesk(db)
  const { printer, port } = aPrinter()
  const ctx = { ...(await at(1)), ticketPrinter: 'thử' }
  const jobs: string[] = []
  for (let index = 0; index < count; index++) {
    const { visitId } = must(await openVisit(await at(0), { kind: 'asking', party: null, onBehalfOf: null }))
    jobs.push(
      must(await requestTicket({ ...(await at(index + 1)), ticketPrinter: 'thử' }, visitId)).printJobId,
    )
  }
  const desk = {
    db,
    vault: ward.vaults,
    clock: { now: () => ctx.now },
    printers: new Map([['thử', port]]),
    encodeTicket: () => new Uint8Array(3),
  }
  return { ctx, jobs, printer, desk, wardId: ward.wardId }
}

async function sealedIn({ db, vault }: PrintDesk, wardId: number, job: string): Promise<unknown> {
  const row = await db.inWard(wardId, (trx) => findPrintJobRow(trx, wardId, job))
  return (await vault.forWard(wardId)).open('print_job.payload', job, row!.payload)
}

eachDatabase('tickets on a printer', (getDb) => {
  it('waits while paper is out, says why, prints once when it is back, and keeps nothing of it', async () => {
    const {
      ctx,
      jobs: [job],
      printer,
      desk,
      wardId,
    } = await aTicketDesk(getDb())
    printer.status = 'paper-out'
    await expect(runPrintJob(desk, wardId, job!)).rejects.toThrow('printer.paper-out')
    expect(await listPrintTroubles(ctx)).toEqual(['printer.paper-out'])
    printer.status = 'ready'
    await runPrintJob(desk, wardId, job!)
    await runPrintJob(desk, wardId, job!)
    expect(printer.out).toEqual(['Số 101'])
    expect(await listPrintTroubles(ctx)).toEqual([])
    expect(await sealedIn(desk, wardId, job!)).toBeNull()
  })

  it('prints once when the same job runs twice at the same moment', async () => {
    const {
      jobs: [job],
      printer,
      desk,
      wardId,
    } = await aTicketDesk(getDb())
    await Promise.all([
      runPrintJob(desk, wardId, job!),
      runPrintJob(desk, wardId, job!),
      resumePrints(desk, wardId),
    ])
    expect(printer.out).toEqual(['Số 101'])
  })

  it('prints what was refused in the order of asking as soon as the printer is ready, and not before', async () => {
    const { ctx, jobs, printer, desk, wardId } = await aTicketDesk(getDb(), 3)
    printer.status = 'cover-open'
    for (const job of jobs.toReversed())
      await expect(runPrintJob(desk, wardId, job)).rejects.toThrow('printer.cover-open')
    await resumePrints(desk, wardId)
    expect(printer.out).toEqual([])
    printer.status = 'ready'
    await resumePrints(desk, wardId)
    await resumePrints(desk, wardId)
    expect(printer.out).toEqual(['Số 101', 'Số 102', 'Số 103'])
    expect(await listPrintTroubles(ctx)).toEqual([])
  })

  it('does not print again what may have come out: a person is told to look', async () => {
    const {
      ctx,
      jobs: [job],
      printer,
      desk,
      wardId,
    } = await aTicketDesk(getDb())
    printer.answers = refuse('printer.unsure')
    await runPrintJob(desk, wardId, job!)
    await runPrintJob(desk, wardId, job!)
    await resumePrints(desk, wardId)
    expect(printer.out).toEqual(['Số 101'])
    expect(await listPrintTroubles(ctx)).toEqual(['printer.unsure'])
    const later = new Date(Date.parse(ctx.now) + 11 * 60_000).toISOString() as Instant
    expect(await listPrintTroubles({ ...ctx, now: later })).toEqual([])
  })

  it('forgets on the next day what was not printed on its own', async () => {
    const {
      ctx,
      jobs: [job],
      printer,
      desk,
      wardId,
    } = await aTicketDesk(getDb())
    printer.status = 'offline'
    await expect(runPrintJob(desk, wardId, job!)).rejects.toThrow('printer.offline')
    expect(await lapseOldPrints(desk, wardId)).toBe(0)
    expect(await sealedIn(desk, wardId, job!)).not.toBeNull()
    const tomorrow = {
      ...desk,
      clock: { now: () => new Date(Date.parse(ctx.now) + 86_400_000).toISOString() as Instant },
    }
    expect(await lapseOldPrints(tomorrow, wardId)).toBe(1)
    expect(await sealedIn(desk, wardId, job!)).toBeNull()
    printer.status = 'ready'
    await runPrintJob(tomorrow, wardId, job!)
    expect(printer.out).toEqual([])
    expect(await listPrintTroubles(ctx)).toEqual([])
  })

  it('is refused where the browser prints', async () => {
    const { at } = await aDesk(getDb())
    const { visitId } = must(await openVisit(await at(0), { kind: 'asking', party: null, onBehalfOf: null }))
    expect(codeOf(await requestTicket(await at(1), visitId))).toBe('printer.none')
  })
})
