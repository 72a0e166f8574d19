import { expect, it } from 'vitest'
import { ok, refuse } from '#lib/result.ts'
import { listPrintTroubles, requestTicket, runPrintJob, type Printer } from '#modules/printing/index.ts'
import { openVisit } from '#modules/visits/index.ts'
import { eachDatabase } from '#test/db/database.ts'
import { aDesk, codeOf, must } from './walk-a-visit.ts'

eachDatabase('tickets on a printer', (getDb) => {
  it('waits while paper is out, says why, prints once when it is back, and keeps nothing of it', async () => {
    const { ward, at } = await aDesk(getDb())
    const { visitId } = must(await openVisit(await at(0), { kind: 'asking', party: null, onBehalfOf: null }))
    const ctx = { ...(await at(1)), ticketPrinter: 'thử' }
    const { printJobId } = must(await requestTicket(ctx, visitId))
    const printed: string[] = []
    let hasPaper = false
    const printer: Printer = {
      id: 'thử', takes: 'application/vnd.escpos', status: async () => 'ready',
      print: async ({ title }) => (hasPaper ? (printed.push(title), ok({ printedBy: 'thử' })) : refuse('printer.paper-out')),
    }
    const desk = { db: getDb(), vault: ward.vaults, clock: { now: () => ctx.now }, printers: new Map([['thử', printer]]), encodeTicket: () => new Uint8Array(3) }
    await expect(runPrintJob(desk, ward.wardId, printJobId)).rejects.toThrow('printer.paper-out')
    expect(await listPrintTroubles(ctx)).toEqual(['printer.paper-out'])
    hasPaper = true
    await runPrintJob(desk, ward.wardId, printJobId)
    await runPrintJob(desk, ward.wardId, printJobId)
    expect(printed).toEqual(['Số 101'])
    expect(await listPrintTroubles(ctx)).toEqual([])
  })

  it('is refused where the browser prints', async () => {
    const { at } = await aDesk(getDb())
    const { visitId } = must(await openVisit(await at(0), { kind: 'asking', party: null, onBehalfOf: null }))
    expect(codeOf(await requestTicket(await at(1), visitId))).toBe('printer.none')
  })
})
