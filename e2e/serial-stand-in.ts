import type { Page } from 'playwright-core'

export type ScannerDesk = { plugIn(): void; pullOut(): void; send(chunks: number[][]): void; rates: number[] }

/**
 * A scanner on a port as Web Serial tells it: granted once a person chose it and found again by the next page; opened
 * with a rate; a stream of bytes that fails when the plug is pulled; `connect` when it is back. Runs in the page.
 */
export async function standInForSerial(page: Page): Promise<void> {
  await page.addInitScript(() => {
    let source: ReadableStreamDefaultController<Uint8Array> | undefined
    const rates: number[] = []
    class Port extends EventTarget {
      readable: ReadableStream<Uint8Array> | null = null
      async open({ baudRate }: { baudRate: number }): Promise<void> {
        if (this.readable) throw new DOMException('The port is already open.', 'InvalidStateError')
        rates.push(baudRate)
        this.readable = new ReadableStream({ start: (controller) => void (source = controller) })
      }
      async close(): Promise<void> {
        this.readable = null
      }
    }
    const port = new Port()
    class Serial extends EventTarget {
      async getPorts(): Promise<Port[]> {
        return sessionStorage.getItem('granted') && !sessionStorage.getItem('away') ? [port] : []
      }
      async requestPort(): Promise<Port> {
        if (!sessionStorage.getItem('offered'))
          throw new DOMException('No port selected by the user.', 'NotFoundError')
        sessionStorage.setItem('granted', 'yes')
        return port
      }
    }
    const serial = new Serial()
    Object.defineProperty(Navigator.prototype, 'serial', { configurable: true, get: () => serial })
    const tell = (type: string) => {
      const event = new Event(type)
      Object.defineProperty(event, 'target', { value: port })
      serial.dispatchEvent(event)
    }
    const desk: ScannerDesk = {
      rates,
      plugIn() {
        sessionStorage.removeItem('away')
        sessionStorage.setItem('offered', 'yes')
        if (sessionStorage.getItem('granted')) tell('connect')
      },
      pullOut() {
        sessionStorage.setItem('away', 'yes')
        port.readable = null
        source?.error(new DOMException('The device has been lost.', 'NetworkError'))
        tell('disconnect')
      },
      send: (chunks) => chunks.forEach((chunk) => source?.enqueue(new Uint8Array(chunk))),
    }
    Object.assign(globalThis, { scannerDesk: desk })
  })
}

/** The bytes of a code, cut so that letters of two and three bytes fall apart. */
export function brokenChunks(text: string): number[][] {
  const bytes = [...new TextEncoder().encode(text)]
  const chunks: number[][] = []
  for (let at = 0; at < bytes.length;) {
    // A cut before a continuation byte lies inside a letter.
    let end = at + 5
    while (end < bytes.length && (bytes[end]! & 0xc0) !== 0x80 && end < at + 12) end++
    chunks.push(bytes.slice(at, end))
    at = end
  }
  return chunks
}
