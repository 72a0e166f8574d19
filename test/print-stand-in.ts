import { createServer, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'

/**
 * A printer that behaves as the ESC/POS reference says: answers DLE EOT at once, gathers raster pictures and cuts, answers
 * GS r only after what came before is printed, and stops printing while its paper is out or its cover is open.
 */
export type StandInPrinter = {
  port: number
  /** Tickets that were cut, as the raster pictures printed before each cut. */
  tickets: Buffer[][]
  set(state: Partial<{ isPaperOut: boolean; isPaperLow: boolean; isCoverOpen: boolean; runsOutAfterRows: number; isSilent: boolean; hangsUp: boolean }>): void
  stop(): Promise<void>
}

export async function standInPrinter(): Promise<StandInPrinter> {
  const state = { isPaperOut: false, isPaperLow: false, isCoverOpen: false, runsOutAfterRows: Infinity, isSilent: false, hangsUp: false }
  const tickets: Buffer[][] = []
  const sockets = new Set<Socket>()
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    if (state.hangsUp) return void socket.destroy()
    let pending = Buffer.alloc(0)
    let pictures: Buffer[] = []
    const answer = (byte: number) => void (state.isSilent || socket.write(Uint8Array.of(byte)))
    const isStopped = () => state.isPaperOut || state.isCoverOpen
    const readReal = (n: number) => {
      if (n === 2) answer(0x12 | (state.isCoverOpen ? 0x04 : 0) | (state.isPaperOut ? 0x20 : 0))
      else if (n === 4) answer(0x12 | (state.isPaperLow ? 0x0c : 0) | (state.isPaperOut ? 0x60 : 0))
      else answer(0x12)
    }
    const step = (): boolean => {
      if (pending.length >= 3 && pending[0] === 0x10 && pending[1] === 0x04) return readReal(pending[2]!), take(3)
      if (isStopped()) return false
      if (pending[0] === 0x1b && pending[1] === 0x40) return take(2)
      if (pending.length >= 3 && pending[0] === 0x1b) return take(3)
      if (pending.length >= 8 && pending[0] === 0x1d && pending[1] === 0x76) return printRaster()
      if (pending.length >= 4 && pending[0] === 0x1d && pending[1] === 0x56) return tickets.push(pictures), (pictures = []), take(4)
      if (pending.length >= 3 && pending[0] === 0x1d && pending[1] === 0x72) return answer(state.isPaperLow ? 0x03 : 0), take(3)
      return false
    }
    const take = (count: number): boolean => {
      pending = pending.subarray(count)
      return true
    }
    const printRaster = (): boolean => {
      const across = pending[4]! + pending[5]! * 256
      const height = pending[6]! + pending[7]! * 256
      const size = 8 + across * height
      if (pending.length < size) return false
      if (height > state.runsOutAfterRows) {
        state.isPaperOut = true
        return false
      }
      pictures.push(pending.subarray(8, size))
      return take(size)
    }
    socket.on('data', (chunk) => {
      // Real-time questions are answered even while everything before them waits for paper.
      const real = isStopped() ? chunk.indexOf(Uint8Array.of(0x10, 0x04)) : -1
      if (real >= 0) return readReal(chunk[real + 2]!)
      pending = Buffer.concat([pending, chunk])
      while (pending.length > 0 && step());
    })
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port, tickets,
    set: (next) => void Object.assign(state, next),
    stop: () => new Promise((resolve) => {
      for (const socket of sockets) socket.destroy()
      server.close(() => resolve())
    }),
  }
}
