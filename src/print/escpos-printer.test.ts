import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { standInPrinter, type StandInPrinter } from '#test/print-stand-in.ts'
import { ticketBytes } from './escpos.ts'
import { escposPrinter } from './escpos-printer.ts'

const waits = { connectMs: 2_000, answerMs: 1_000, printMs: 600 }
const picture = { width: 576, height: 40, rows: new Uint8Array(72 * 40).fill(0xaa) }
const paper = { bytes: ticketBytes(picture), type: 'application/vnd.escpos' as const, title: 'Số 108', copies: 1 }

let standIn: StandInPrinter
beforeEach(async () => {
  standIn = await standInPrinter()
})
afterEach(() => standIn.stop())

function printer() {
  return escposPrinter({ host: '127.0.0.1', port: standIn.port }, waits)
}

describe('an 80 mm printer on the network', () => {
  it('prints a whole ticket and says so only when it is through', async () => {
    expect(await printer().print(paper)).toMatchObject({ ok: true })
    expect(standIn.tickets).toHaveLength(1)
    expect(standIn.tickets[0]![0]).toEqual(Buffer.from(picture.rows))
  })

  it('prints as many copies as asked', async () => {
    await printer().print({ ...paper, copies: 3 })
    expect(standIn.tickets).toHaveLength(3)
  })

  it.each([
    [{ isPaperOut: true }, 'paper-out'], [{ isCoverOpen: true }, 'cover-open'], [{ isPaperLow: true }, 'paper-low'], [{}, 'ready'],
  ] as const)('tells %o as %s', async (state, status) => {
    standIn.set(state)
    expect(await printer().status()).toBe(status)
  })

  it('refuses when paper is out, and prints nothing twice after paper is back', async () => {
    standIn.set({ isPaperOut: true })
    expect(await printer().print(paper)).toMatchObject({ ok: false, error: { code: 'printer.paper-out' } })
    expect(standIn.tickets).toHaveLength(0)
    standIn.set({ isPaperOut: false })
    expect(await printer().print(paper)).toMatchObject({ ok: true })
    expect(standIn.tickets).toHaveLength(1)
  })

  it('notices paper that runs out in the middle of a ticket', async () => {
    standIn.set({ runsOutAfterRows: 10 })
    expect(await printer().print(paper)).toMatchObject({ ok: false, error: { code: 'printer.paper-out' } })
    expect(standIn.tickets).toHaveLength(0)
  })

  it('does not hang on a printer that hangs up, and knows when there is none', async () => {
    standIn.set({ hangsUp: true })
    expect(await printer().print(paper)).toMatchObject({ ok: false })
    const gone = escposPrinter({ host: '127.0.0.1', port: 1 }, waits)
    expect(await gone.status()).toBe('offline')
    expect(await gone.print(paper)).toMatchObject({ ok: false, error: { code: 'printer.offline' } })
  })
})
