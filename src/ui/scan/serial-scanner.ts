import { lineDecoder } from '#domain/person/line-decoder.ts'

/** What is used of Web Serial (WICG): ports granted before, a port asked for, and both comings and goings. */
export type SerialPorts = {
  getPorts(): Promise<SerialPort[]>
  requestPort(): Promise<SerialPort>
  addEventListener(type: 'connect', act: (event: Event) => void): void
  removeEventListener(type: 'connect', act: (event: Event) => void): void
}
export type SerialPort = {
  readonly readable: ReadableStream<Uint8Array> | null
  open(options: { baudRate: number }): Promise<void>
  close(): Promise<void>
}

export type ScannerNews = 'connected' | 'lost' | 'portBusy' | 'noPort'
type Hearing = {
  line(text: string): void
  news(what: ScannerNews): void
  /** Resolves when a scanner without line endings has been silent long enough; called anew with every chunk. */
  pause(): Promise<void>
}

export type SerialScanner = { connect(): Promise<void>; reconnect(): Promise<void>; stop(): void }

/**
 * Reads codes from a scanner on a port: raw bytes, so no mark is lost. A port granted before is opened by itself, also
 * when it is plugged in again; a new one only when a person asks.
 */
export function serialScanner(serial: SerialPorts, hearing: Hearing): SerialScanner {
  let stopped = false
  const comesBack = (event: Event) => void listen(event.target as unknown as SerialPort)
  serial.addEventListener('connect', comesBack)

  async function listen(port: SerialPort): Promise<void> {
    if (stopped) return
    // A port that is open already was opened by this very page.
    const isOpen = port.readable !== null || (await opened(port))
    if (!isOpen) return hearing.news('portBusy')
    if (port.readable?.locked) return
    hearing.news('connected')
    // A fault of the line ends one stream and begins another; only a lost port has none.
    while (port.readable && !stopped) await readAll(port.readable, hearing)
    if (stopped) return
    await port.close().catch(() => undefined)
    hearing.news('lost')
  }

  return {
    async connect() {
      const port = (await serial.getPorts())[0] ?? (await serial.requestPort().catch(() => undefined))
      if (port) await listen(port)
      else hearing.news('noPort')
    },
    async reconnect() {
      const [port] = await serial.getPorts()
      if (port) await listen(port)
    },
    stop() {
      stopped = true
      serial.removeEventListener('connect', comesBack)
    },
  }
}

async function opened(port: SerialPort): Promise<boolean> {
  return port.open({ baudRate: 9600 }).then(
    () => true,
    () => false,
  )
}

/** Until the stream ends or fails. What stood unfinished when the scanner was pulled out is dropped. */
async function readAll(readable: ReadableStream<Uint8Array>, { line, pause }: Hearing): Promise<void> {
  const reader = readable.getReader()
  const decoder = lineDecoder()
  let chunks = 0
  try {
    for (;;) {
      const { value, done } = await reader.read()
      if (done) return
      decoder.take(value).forEach(line)
      const mine = ++chunks
      void pause().then(() => {
        const rest = mine === chunks ? decoder.rest() : ''
        if (rest) line(rest)
      })
    }
  } catch {
    chunks++
  } finally {
    reader.releaseLock()
  }
}
