import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { standInPrinter, type StandInPrinter } from '#test/print/stand-in-printer.ts'
import { forgetWaiting, ticketBytes } from './escpos.ts'
import { escposPrinter } from './escpos-printer.ts'

/** Long enough for the slowest machine that tests: only what never comes is waited for shortly. */
const patient = { connectMs: 20_000, answerMs: 20_000, printMs: 20_000 }
const impatient = { connectMs: 2_000, answerMs: 1_000, printMs: 700 }
const across = 72
const pictureOf = (height: number, dots = 0xaa) => ({
  width: 576,
  height,
  rows: new Uint8Array(across * height).fill(dots),
})
const paperOf = (picture: ReturnType<typeof pictureOf>) => ({
  bytes: ticketBytes(picture),
  type: 'application/vnd.escpos' as const,
  title: 'Số 108',
  copies: 1,
})
const picture = pictureOf(40)
const paper = paperOf(picture)

let standIn: StandInPrinter
beforeEach(async () => {
  standIn = await standInPrinter()
})
afterEach(() => standIn.stop())

function printer(waits = patient) {
  return escposPrinter({ host: '127.0.0.1', port: standIn.port }, waits)
}

describe('an 80 mm printer on the network', () => {
  it('prints a whole ticket and says so only when it is through', async () => {
    standIn.set({ msPerRow: 2 })
    expect(await printer().print(paper)).toMatchObject({ ok: true })
    expect(standIn.tickets).toEqual([Buffer.from(picture.rows)])
  })

  it('prints a high picture in bands without losing a row', async () => {
    const high = {
      ...pictureOf(500),
      rows: Uint8Array.from({ length: across * 500 }, (_, index) => (index * 7) & 0xef),
    }
    expect(await printer().print(paperOf(high))).toMatchObject({ ok: true })
    expect(standIn.tickets).toEqual([Buffer.from(high.rows)])
  })

  it('prints as many copies as asked', async () => {
    await printer().print({ ...paper, copies: 3 })
    expect(standIn.tickets).toHaveLength(3)
  })

  it.each([
    [{ rowsLeft: 0 }, 'paper-out'],
    [{ isCoverOpen: true }, 'cover-open'],
    [{ isPaperLow: true }, 'paper-low'],
    [{}, 'ready'],
    [{ isSilent: true }, 'offline'],
  ] as const)('tells %o as %s', async (state, status) => {
    standIn.set(state)
    expect(await printer('isSilent' in state ? impatient : patient).status()).toBe(status)
  })

  it('still prints when paper is only low', async () => {
    standIn.set({ isPaperLow: true })
    expect(await printer().print(paper)).toMatchObject({ ok: true })
  })

  it.each([
    [{ rowsLeft: 0 }, 'printer.paper-out'],
    [{ isCoverOpen: true }, 'printer.cover-open'],
  ] as const)('sends nothing while %o, and prints once when it is mended', async (state, code) => {
    standIn.set(state)
    expect(await printer().print(paper)).toMatchObject({ ok: false, error: { code } })
    standIn.set({ rowsLeft: Infinity, isCoverOpen: false })
    expect(standIn.tickets).toEqual([])
    expect(await printer().print(paper)).toMatchObject({ ok: true })
    expect(standIn.tickets).toHaveLength(1)
  })

  it('takes back what is left of a ticket when paper runs out in its middle: no end of it comes out later', async () => {
    standIn.set({ rowsLeft: 10 })
    expect(await printer(impatient).print(paper)).toMatchObject({
      ok: false,
      error: { code: 'printer.paper-out' },
    })
    standIn.set({ rowsLeft: Infinity })
    expect(standIn.tickets).toEqual([])
    expect(await printer().print(paper)).toMatchObject({ ok: true })
    expect(standIn.tickets).toHaveLength(1)
    expect(standIn.tickets[0]!.subarray(-picture.rows.length)).toEqual(Buffer.from(picture.rows))
  })

  it('is not misled by dots that spell a command or a question to the printer', async () => {
    const words = [...forgetWaiting, 0x10, 0x04, 0x01]
    const rows = Uint8Array.from({ length: across * 40 }, (_, index) => words[index % words.length]!)
    standIn.set({ msPerRow: 4 })
    expect(await printer().print(paperOf({ width: 576, height: 40, rows }))).toMatchObject({ ok: true })
    expect(standIn.tickets[0]).toHaveLength(rows.length)
  })

  it('prints two tickets asked for at once one after the other', async () => {
    standIn.set({ msPerRow: 1 })
    const one = printer()
    const other = pictureOf(30, 0x55)
    await Promise.all([one.print(paper), one.print(paperOf(other))])
    expect(standIn.tickets).toEqual([Buffer.from(picture.rows), Buffer.from(other.rows)])
  })
})

describe('a printer that does not behave', () => {
  it.each([
    ['hangs up', { hangsUp: true }, 'printer.offline'],
    ['takes all and answers nothing', { isSilent: true }, 'printer.offline'],
    ['drops the line in the middle', { dropsAfterBytes: 900 }, 'printer.unsure'],
    ['is far too slow', { msPerRow: 200 }, 'printer.unsure'],
  ] as const)('%s: refused, never waited for without end', async (_, state, code) => {
    standIn.set(state)
    expect(await printer(impatient).print(paper)).toMatchObject({ ok: false, error: { code } })
  })

  it('is offline when nobody is there', async () => {
    const gone = escposPrinter({ host: '127.0.0.1', port: 1 }, impatient)
    expect(await gone.status()).toBe('offline')
    expect(await gone.print(paper)).toMatchObject({ ok: false, error: { code: 'printer.offline' } })
  })
})
