import { connect, type Socket } from 'node:net'
import { ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import type { Printer, PrinterStatus, PrintJobPaper } from '#modules/printing/ports.ts'
import {
  askNow,
  askWhenPrinted,
  forgetWaiting,
  isAnswerNow,
  isAnswerWhenPrinted,
  joined,
  readOffline,
  readPaperSensor,
} from './escpos.ts'

/** How long the printer may take to answer a question, and to print a whole ticket. */
export type EscposWaits = { connectMs: number; answerMs: number; printMs: number }
const usualWaits: EscposWaits = { connectMs: 3_000, answerMs: 2_000, printMs: 20_000 }

/**
 * An 80 mm printer on raw TCP (port 9100): asked before and after, so that "printed" means printed. One paper at a time:
 * such printers take one connection, and two papers sent at once would mix.
 */
export function escposPrinter(
  address: { host: string; port: number },
  waits: EscposWaits = usualWaits,
): Printer {
  const id = `escpos ${address.host}:${address.port}`
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(body: () => Promise<T>): Promise<T> => {
    const turn = last.then(body)
    last = turn.catch(() => undefined)
    return turn
  }
  return {
    id,
    takes: 'application/vnd.escpos',
    status: () =>
      inTurn(() => withLine(address, waits, (line) => askStatus(line, waits), 'offline' as PrinterStatus)),
    print: (paper) =>
      inTurn(() =>
        withLine(address, waits, (line) => printOn(line, paper, { id, waits }), refuse('printer.offline')),
      ),
  }
}

type IsAnswer = (byte: number) => boolean
type Line = {
  send(bytes: Uint8Array): void
  nextByte(isAnswer: IsAnswer, ms: number): Promise<number | undefined>
}

/** Opens a connection, runs `body`, closes it; `lost` when there is no printer or it goes away. */
async function withLine<T>(
  address: { host: string; port: number },
  waits: EscposWaits,
  body: (line: Line) => Promise<T>,
  lost: T,
): Promise<T> {
  const socket = connect(address)
  try {
    if (!(await opened(socket, waits.connectMs))) return lost
    return await body(lineOf(socket))
  } catch {
    return lost
  } finally {
    socket.destroy()
  }
}

function opened(socket: Socket, ms: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), ms)
    socket.once('connect', () => (clearTimeout(timer), resolve(true)))
    socket.once('error', () => (clearTimeout(timer), resolve(false)))
  })
}

function lineOf(socket: Socket): Line {
  const bytes: number[] = []
  let wake: (() => void) | undefined
  let isGone = false
  socket.on('data', (chunk: Buffer) => (bytes.push(...chunk), wake?.()))
  for (const event of ['close', 'error', 'end'] as const) socket.on(event, () => ((isGone = true), wake?.()))
  return {
    send: (sent) => void socket.write(sent),
    async nextByte(isAnswer, ms) {
      const until = Date.now() + ms
      for (;;) {
        while (bytes.length > 0) {
          const byte = bytes.shift()!
          if (isAnswer(byte)) return byte
        }
        const left = until - Date.now()
        if (isGone || left <= 0) return undefined
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, left)
          wake = () => (clearTimeout(timer), resolve())
        })
      }
    },
  }
}

async function askStatus(line: Line, { answerMs }: EscposWaits): Promise<PrinterStatus> {
  line.send(askNow('offline'))
  const offline = await line.nextByte(isAnswerNow, answerMs)
  if (offline === undefined) return 'offline'
  line.send(askNow('paper'))
  const paper = await line.nextByte(isAnswerNow, answerMs)
  if (paper === undefined) return 'offline'
  const { isCoverOpen, isPaperEnd, hasError } = readOffline(offline)
  const { isPaperOut, isPaperLow } = readPaperSensor(paper, 'real-time')
  if (isCoverOpen) return 'cover-open'
  if (isPaperOut || isPaperEnd) return 'paper-out'
  if (hasError) return 'error'
  return isPaperLow ? 'paper-low' : 'ready'
}

/** States that explain why no answer came; any other leaves open whether the ticket came out. */
const stopsPrinting: ReadonlySet<PrinterStatus> = new Set(['paper-out', 'cover-open', 'error'])

/** Asks first, prints, then waits for the sensor's answer that comes only after the last dot. */
async function printOn(
  line: Line,
  paper: PrintJobPaper,
  { id, waits }: { id: string; waits: EscposWaits },
): Promise<Result<{ printedBy: string }, Refusal>> {
  const before = await askStatus(line, waits)
  if (before !== 'ready' && before !== 'paper-low') return refuse(`printer.${before}`)
  const copies = Array.from({ length: paper.copies }, () => paper.bytes)
  line.send(joined([...copies, askWhenPrinted]))
  const printed = await line.nextByte(isAnswerWhenPrinted, waits.printMs)
  if (printed !== undefined && !readPaperSensor(printed, 'printed').isPaperOut) return ok({ printedBy: id })
  const after = await askStatus(line, waits)
  await forgetRest(line, waits)
  return refuse(stopsPrinting.has(after) ? `printer.${after}` : 'printer.unsure')
}

/** The printer keeps what it was sent and would print it when paper is back, beside the same ticket sent anew. */
async function forgetRest(line: Line, waits: EscposWaits): Promise<void> {
  line.send(forgetWaiting)
  // Asked once more only so that the connection is not closed before the word arrived.
  await askStatus(line, waits)
}
