import { createServer, type AddressInfo, type Socket } from 'node:net'

/**
 * A printer that behaves as the ESC/POS reference says. Real-time words (DLE EOT, DLE DC4) are obeyed when they arrive, even
 * inside a picture; everything else waits in one buffer that outlives the connection, is printed row by row, and stops while
 * the paper is out or the cover is open. GS r answers only when its turn comes.
 */
export type StandInState = {
  isPaperLow: boolean
  isCoverOpen: boolean
  /** Rows of paper left; 0 is paper out. */
  rowsLeft: number
  msPerRow: number
  /** Takes bytes and never answers. */
  isSilent: boolean
  hangsUp: boolean
  /** Hangs up in the middle, after so many bytes of one connection. */
  dropsAfterBytes: number
}

export type StandInPrinter = {
  port: number
  /** What fell from the knife: the rows between two cuts. */
  tickets: Buffer[]
  set(next: Partial<StandInState>): void
  stop(): Promise<void>
}

const usual: StandInState = {
  isPaperLow: false,
  isCoverOpen: false,
  rowsLeft: Infinity,
  msPerRow: 0,
  isSilent: false,
  hangsUp: false,
  dropsAfterBytes: Infinity,
}

type Waiting = { byte: number; from: Socket }

export async function standInPrinter(): Promise<StandInPrinter> {
  const state = { ...usual }
  const sockets = new Set<Socket>()
  const works = printingWorks(state)
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
    if (state.hangsUp) return void socket.destroy()
    listenOn(socket, state, works)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    tickets: works.tickets,
    set: (next) => {
      Object.assign(state, next)
      works.go()
    },
    stop: () =>
      new Promise((resolve) => {
        works.halt()
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

function listenOn(socket: Socket, state: StandInState, works: ReturnType<typeof printingWorks>): void {
  let last: number[] = []
  let count = 0
  socket.on('data', (chunk: Buffer) => {
    for (const byte of chunk) {
      if (++count > state.dropsAfterBytes) return void socket.destroy()
      works.take({ byte, from: socket })
      last = [...last.slice(-9), byte]
      if (last.at(-3) === 0x10 && last.at(-2) === 0x04) answer(socket, state, statusByte(state, byte))
      if (last.join() === forget) {
        works.clear()
        answer(socket, state, 0x37, 0x25, 0)
      }
    }
    works.go()
  })
}

function answer(socket: Socket, { isSilent }: StandInState, ...bytes: number[]): void {
  if (!isSilent && !socket.destroyed) socket.write(Uint8Array.from(bytes))
}

/** Answers to DLE EOT n: bits 1 and 4 are always set, bits 0 and 7 never. */
function statusByte({ isCoverOpen, isPaperLow, rowsLeft }: StandInState, question: number): number {
  const isOut = rowsLeft <= 0
  if (question === 2) return 0x12 | (isCoverOpen ? 0x04 : 0) | (isOut ? 0x20 : 0)
  if (question === 4) return 0x12 | (isPaperLow || isOut ? 0x0c : 0) | (isOut ? 0x60 : 0)
  return 0x12 | (isCoverOpen || isOut ? 0x08 : 0)
}

/** DLE DC4 8 with its seven fixed parameters. */
const forget = [0x10, 0x14, 8, 1, 3, 0x14, 1, 6, 2, 8].join()

/** Lengths of the words without a picture; GS v 0 has its length in its head. */
const lengths = new Map([
  [0x1b40, 2],
  [0x1b61, 3],
  [0x1b64, 3],
  [0x1d56, 4],
  [0x1d72, 3],
  [0x1004, 3],
  [0x1014, 10],
])

function printingWorks(state: StandInState) {
  const tickets: Buffer[] = []
  let buffer: Waiting[] = []
  let paper: number[] = []
  /** What is left of the picture being printed. */
  let picture = { across: 0, rows: 0 }
  let timer: NodeJS.Timeout | undefined
  const isStopped = () => state.rowsLeft <= 0 || state.isCoverOpen

  const obey = (word: number): boolean => {
    const length = word === 0x1d76 ? 8 : lengths.get(word)
    if (!length || buffer.length < length) return false
    const [, , , , acrossLow = 0, acrossHigh = 0, rowsLow = 0, rowsHigh = 0] = buffer.map(({ byte }) => byte)
    const { from } = buffer[0]!
    buffer = buffer.slice(length)
    if (word === 0x1d76) picture = { across: acrossLow + acrossHigh * 256, rows: rowsLow + rowsHigh * 256 }
    if (word === 0x1d56) paper = (tickets.push(Buffer.from(paper)), [])
    if (word === 0x1d72) answer(from, state, state.isPaperLow ? 0x03 : 0)
    return true
  }
  const step = (): boolean => {
    if (isStopped() || buffer.length < 2) return false
    if (picture.rows === 0) return obey(buffer[0]!.byte * 256 + buffer[1]!.byte)
    if (buffer.length < picture.across) return false
    paper.push(...buffer.slice(0, picture.across).map(({ byte }) => byte))
    buffer = buffer.slice(picture.across)
    picture = { ...picture, rows: picture.rows - 1 }
    state.rowsLeft--
    return true
  }
  const go = (): void => {
    if (timer) return
    if (state.msPerRow === 0) while (step());
    else if (step()) timer = setTimeout(() => ((timer = undefined), go()), state.msPerRow)
  }
  return {
    tickets,
    go,
    take: (byte: Waiting) => void buffer.push(byte),
    clear: () => ((buffer = []), (picture = { across: 0, rows: 0 })),
    halt: () => clearTimeout(timer),
  }
}
