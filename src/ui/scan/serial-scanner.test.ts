import { expect, it } from 'vitest'
import { serialScanner, type SerialPort } from './serial-scanner.ts'

const card = '045198000214||Nguyễn Thị Mẫu Hậu|05091998|Nữ|Khu phố 4, Đông Hà, Quảng Trị|12072021'
const bytes = (text: string) => new TextEncoder().encode(text)

/** A port as Web Serial tells it: it opens once, streams bytes, and has no stream after it is lost. */
class APort extends EventTarget implements SerialPort {
  readable: ReadableStream<Uint8Array> | null = null
  private source: ReadableStreamDefaultController<Uint8Array> | undefined
  constructor(private readonly isBusy = false) {
    super()
  }
  async open(): Promise<void> {
    if (this.isBusy || this.readable) throw new DOMException('', 'NetworkError')
    this.begin()
  }
  async close(): Promise<void> {
    this.readable = null
  }
  say(chunk: Uint8Array): void {
    this.source!.enqueue(chunk)
  }
  /** A fault of the line: this stream fails, another begins. */
  stumble(): void {
    const old = this.source!
    this.begin()
    old.error(new DOMException('', 'BreakError'))
  }
  lose(): void {
    this.readable = null
    this.source!.error(new DOMException('', 'NetworkError'))
  }
  private begin(): void {
    this.readable = new ReadableStream({ start: (source) => void (this.source = source) })
  }
}

class Ports extends EventTarget {
  granted: APort[] = []
  offered: APort | undefined
  async getPorts(): Promise<APort[]> {
    return this.granted
  }
  async requestPort(): Promise<APort> {
    if (!this.offered) throw new DOMException('', 'NotFoundError')
    this.granted = [this.offered]
    return this.offered
  }
}

function aScanner() {
  const ports = new Ports()
  const told: string[] = []
  const pauses: (() => void)[] = []
  const next: (() => void)[] = []
  const tell = (text: string) => {
    told.push(text)
    next.shift()?.()
  }
  const scanner = serialScanner(ports, {
    line: tell,
    news: tell,
    pause: () => new Promise((resolve) => pauses.push(resolve)),
  })
  const until = async (count: number) => {
    while (told.length < count) await new Promise<void>((resolve) => next.push(resolve))
    return told
  }
  return { ports, scanner, told, until, endPauses: () => pauses.splice(0).forEach((end) => end()) }
}

it('asks for a port once, then opens the granted one by itself', async () => {
  const { ports, scanner, until } = aScanner()
  await scanner.reconnect()
  ports.offered = new APort()
  void scanner.connect()
  await until(1)
  ports.offered.say(bytes(`${card}\r\n`))
  expect(await until(2)).toEqual(['connected', card])
})

it('says so when no port was chosen, and when another program holds it', async () => {
  const { ports, scanner, told } = aScanner()
  await scanner.connect()
  ports.offered = new APort(true)
  await scanner.connect()
  expect(told).toEqual(['noPort', 'portBusy'])
})

it('takes a code that ends with nothing but a pause, and only after the last chunk', async () => {
  const { ports, scanner, told, until, endPauses } = aScanner()
  ports.granted = [new APort()]
  void scanner.reconnect()
  await until(1)
  const all = bytes(card)
  for (const [from, to] of [
    [0, 24],
    [24, 25],
    [25, all.length],
  ])
    ports.granted[0]!.say(all.slice(from, to))
  while (told.length < 2) {
    await new Promise((resolve) => setImmediate(resolve))
    endPauses()
  }
  expect(told).toEqual(['connected', card])
})

it('goes on after a fault of the line, and drops what was half said', async () => {
  const { ports, scanner, until } = aScanner()
  ports.granted = [new APort()]
  void scanner.reconnect()
  await until(1)
  ports.granted[0]!.say(bytes('04519'))
  ports.granted[0]!.stumble()
  await new Promise((resolve) => setImmediate(resolve))
  ports.granted[0]!.say(bytes(`${card}\r`))
  expect(await until(2)).toEqual(['connected', card])
})

it('says that the scanner was pulled out, and connects by itself when it is back', async () => {
  const { ports, scanner, until } = aScanner()
  const port = new APort()
  ports.granted = [port]
  void scanner.reconnect()
  await until(1)
  port.lose()
  await until(2)
  const back = new Event('connect')
  Object.defineProperty(back, 'target', { value: port })
  ports.dispatchEvent(back)
  await until(3)
  port.say(bytes(`${card}\n`))
  expect(await until(4)).toEqual(['connected', 'lost', 'connected', card])
  scanner.stop()
})
