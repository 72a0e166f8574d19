import { cameraReader, cameraTrouble, type CameraReader } from '../scan/camera-reader.ts'
import { readPicture } from '../scan/read-picture.ts'
import { serialScanner, type SerialPorts, type SerialScanner } from '../scan/serial-scanner.ts'

/** A scanner without line endings has said all when it is silent this long; a code takes a fifth of it. */
const pauseMs = 400

/**
 * Enhances the plain scan field: a serial scanner (raw bytes, the recommended way), the camera and a picture file.
 * Nothing that is seen or heard leaves the page except the text of one code, sent with the form.
 */
class ScanBox extends HTMLElement {
  private scanner: SerialScanner | undefined
  private camera: CameraReader | undefined
  private isTaken = false

  connectedCallback(): void {
    const tools = this.piece('tools')
    if (tools) tools.hidden = false
    this.offerSerial()
    this.offerCamera()
    const picture = this.querySelector<HTMLInputElement>('[data-picture]')
    picture?.addEventListener('change', () => void this.takePicture(picture))
    this.field?.form?.addEventListener('formdata', ({ formData }) => this.bringAlong(formData))
    addEventListener('pagehide', this.stop)
  }

  disconnectedCallback(): void {
    this.stop()
    removeEventListener('pagehide', this.stop)
  }

  private readonly stop = (): void => {
    this.camera?.stop()
    this.scanner?.stop()
  }

  private piece(name: string): HTMLElement | null {
    return this.querySelector<HTMLElement>(`[data-${name}]`)
  }

  private get field(): HTMLInputElement | null {
    return this.querySelector<HTMLInputElement>('[data-scan]')
  }

  private word(name: string): string {
    return (JSON.parse(this.dataset.words ?? '{}') as Record<string, string>)[name] ?? ''
  }

  private say(name: string): void {
    const status = this.piece('status')
    if (status) status.textContent = this.word(name)
  }

  /** A whole code: into the field, and the form is sent. One code a page: the next page brings a new box. */
  private take(text: string): void {
    const field = this.field
    if (!field || this.isTaken) return
    this.isTaken = true
    field.value = text
    field.form?.requestSubmit()
  }

  /** What is typed on the form beside and not yet saved travels with the card. */
  private bringAlong(formData: FormData): void {
    const other = document.getElementById(this.dataset.alongside ?? '')
    if (!(other instanceof HTMLFormElement)) return
    for (const [name, value] of new FormData(other)) if (name.startsWith('f.')) formData.append(name, value)
  }

  private offerSerial(): void {
    const key = this.piece('serial')
    const serial = (navigator as unknown as { serial?: SerialPorts }).serial
    if (key) key.hidden = !serial
    if (!serial) return
    const pause = () => new Promise<void>((resolve) => setTimeout(resolve, pauseMs))
    this.scanner = serialScanner(serial, {
      line: (text) => this.take(text),
      news: (what) => this.say(what),
      pause,
    })
    key?.addEventListener('click', () => void this.scanner?.connect())
    void this.scanner.reconnect()
  }

  private offerCamera(): void {
    const key = this.piece('camera')
    const video = this.querySelector<HTMLVideoElement>('[data-video]')
    if (!key || !video) return
    key.hidden = !navigator.mediaDevices?.getUserMedia
    this.camera = cameraReader(video, readPicture)
    key.addEventListener('click', () => void this.toggleCamera(key))
  }

  private async toggleCamera(key: HTMLElement): Promise<void> {
    const camera = this.camera!
    const show = (isOn: boolean) => {
      key.setAttribute('aria-pressed', String(isOn))
      key.textContent = this.word(isOn ? 'cameraStop' : 'camera')
    }
    if (camera.isOn()) {
      camera.stop()
      this.say('')
      return show(false)
    }
    this.say('look')
    show(true)
    const text = await camera.start().catch((fault: unknown) => {
      camera.stop()
      this.say(cameraTrouble(fault))
    })
    show(false)
    if (text) this.take(text)
  }

  private async takePicture(input: HTMLInputElement): Promise<void> {
    const file = input.files?.[0]
    if (!file) return
    this.say('reading')
    const picture = await createImageBitmap(file).catch(() => undefined)
    const text = picture && (await readPicture(picture))
    input.value = ''
    if (text) this.take(text)
    else this.say(picture ? 'notSeen' : 'notPicture')
  }
}

customElements.define('scan-box', ScanBox)
