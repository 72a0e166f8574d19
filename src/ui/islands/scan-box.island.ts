import { lineDecoder } from '#domain/person/line-decoder.ts'

/**
 * Enhances the plain scan field: a serial scanner (raw bytes, the recommended way), the camera and a picture file.
 * The decoder is loaded only when a picture is looked at; pictures never leave the page and are kept nowhere.
 */
class ScanBox extends HTMLElement {
  private stream: MediaStream | undefined

  connectedCallback(): void {
    const tools = this.piece('tools')
    if (tools) tools.hidden = false
    this.offer('serial', 'serial' in navigator, () => this.readSerial(true))
    this.offer('camera', Boolean(navigator.mediaDevices?.getUserMedia), () => this.toggleCamera())
    const picture = this.querySelector<HTMLInputElement>('[data-picture]')
    picture?.addEventListener('change', () => void this.readPicture(picture))
    if ('serial' in navigator) void this.readSerial(false)
  }

  disconnectedCallback(): void {
    this.stopCamera()
  }

  private piece(name: string): HTMLElement | null {
    return this.querySelector<HTMLElement>(`[data-${name}]`)
  }

  private offer(name: string, possible: boolean, act: () => Promise<void>): void {
    const key = this.piece(name)
    if (!key) return
    key.hidden = !possible
    key.addEventListener('click', () => void act().catch(() => this.say('')))
  }

  private say(text: string): void {
    const status = this.piece('status')
    if (status) status.textContent = text
  }

  /** A whole code: into the field, and the form is sent. */
  private take(text: string): void {
    const field = this.querySelector<HTMLInputElement>('[data-scan]')
    if (!field) return
    field.value = text
    this.stopCamera()
    field.form?.requestSubmit()
  }

  /** The port granted before is opened again by itself; a new one only when a person asks. */
  private async readSerial(ask: boolean): Promise<void> {
    const serial = (navigator as unknown as { serial: SerialPorts }).serial
    const port = (await serial.getPorts())[0] ?? (ask ? await serial.requestPort() : undefined)
    if (!port) return
    await port.open({ baudRate: 9600 })
    this.say(this.dataset.connected ?? '')
    const decode = lineDecoder()
    const reader = port.readable.getReader()
    for (;;) {
      const { value, done } = await reader.read()
      if (done || !this.isConnected) return
      const [line] = decode(value)
      if (line) return this.take(line)
    }
  }

  private async toggleCamera(): Promise<void> {
    if (this.stream) return this.stopCamera()
    const video = this.querySelector<HTMLVideoElement>('[data-video]')
    if (!video) return
    this.stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
    video.srcObject = this.stream
    video.hidden = false
    await video.play()
    this.say(this.dataset.reading ?? '')
    while (this.stream) {
      const text = await this.decode(await createImageBitmap(video))
      if (text) return this.take(text)
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
  }

  private stopCamera(): void {
    for (const track of this.stream?.getTracks() ?? []) track.stop()
    this.stream = undefined
    const video = this.querySelector<HTMLVideoElement>('[data-video]')
    if (video) video.hidden = true
  }

  private async readPicture(input: HTMLInputElement): Promise<void> {
    const file = input.files?.[0]
    if (!file) return
    this.say(this.dataset.reading ?? '')
    const text = await this.decode(await createImageBitmap(file))
    input.value = ''
    if (text) this.take(text)
    else this.say(this.dataset.notSeen ?? '')
  }

  private async decode(picture: ImageBitmap): Promise<string | undefined> {
    const canvas = document.createElement('canvas')
    canvas.width = picture.width
    canvas.height = picture.height
    const context = canvas.getContext('2d', { willReadFrequently: true })
    if (!context) return undefined
    context.drawImage(picture, 0, 0)
    picture.close()
    const { decodeQr } = await import('../decode-qr.ts')
    return decodeQr(context.getImageData(0, 0, canvas.width, canvas.height))
  }
}

type SerialPorts = { getPorts(): Promise<SerialPort[]>; requestPort(): Promise<SerialPort> }
type SerialPort = { open(options: { baudRate: number }): Promise<void>; readable: ReadableStream<Uint8Array> }

customElements.define('scan-box', ScanBox)
