import { writeFileSync } from 'node:fs'
import QRCode from 'qrcode'
import type { Page } from 'playwright-core'

/** The code of a card as a clean picture. */
export function codePicture(text: string): Promise<Buffer> {
  return QRCode.toBuffer(text, { type: 'png', scale: 6, margin: 4, errorCorrectionLevel: 'M' })
}

/**
 * The same code as somebody photographs it: turned, smaller, seen from the side, unevenly lit and grainy. Drawn by the
 * browser; the grain is counted, not thrown, so that the picture is always the same.
 */
export async function photographOf(page: Page, code: Buffer): Promise<Buffer> {
  const address = `data:image/png;base64,${code.toString('base64')}`
  const jpeg = await page.evaluate(async (source) => {
    const image = new Image()
    image.src = source
    await image.decode()
    const canvas = Object.assign(document.createElement('canvas'), { width: 1280, height: 960 })
    const context = canvas.getContext('2d')!
    const light = context.createLinearGradient(0, 0, 1280, 960)
    light.addColorStop(0, '#d8d2c4')
    light.addColorStop(1, '#8d8a80')
    context.fillStyle = light
    context.fillRect(0, 0, 1280, 960)
    context.translate(660, 470)
    context.rotate((12 * Math.PI) / 180)
    const side = 520
    // Seen from the side: what is farther is smaller in both directions.
    const slant = 0.2
    for (let x = 0; x < side / (1 + slant); x++) {
      const far = x / side / (1 - slant * (x / side))
      const height = side / (1 + slant * far)
      context.drawImage(
        image,
        far * image.width,
        0,
        image.width / side,
        image.height,
        x - side / 2,
        -height / 2,
        1.5,
        height,
      )
    }
    const pixels = context.getImageData(0, 0, 1280, 960)
    let seed = 7
    for (let at = 0; at < pixels.data.length; at += 4) {
      seed = (seed * 1103515245 + 12345) % 2147483648
      const grain = (seed % 41) - 20 - (at % 5120) / 128
      for (const part of [0, 1, 2]) pixels.data[at + part] = pixels.data[at + part]! + grain
    }
    context.putImageData(pixels, 0, 0)
    return canvas.toDataURL('image/jpeg', 0.8)
  }, address)
  return Buffer.from(jpeg.slice(jpeg.indexOf(',') + 1), 'base64')
}

/** A film for the camera that stands in: a grey wall, then the code before it. Raw pictures (Y4M, 4:2:0). */
export function writeFilm(path: string, text: string): void {
  const [width, height] = [640, 480]
  const wall = Buffer.alloc(width * height, 150)
  const colour = Buffer.alloc((width * height) / 2, 128)
  const seen = Buffer.from(wall)
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules
  const dot = Math.floor(height / (size + 8))
  const [left, top] = [width - size * dot, height - size * dot].map((rest) => Math.floor(rest / 2)) as [
    number,
    number,
  ]
  for (let y = -4; y < size + 4; y++) {
    for (let x = -4; x < size + 4; x++) {
      const isDark = x >= 0 && y >= 0 && x < size && y < size && data[y * size + x]
      for (let row = 0; row < dot; row++)
        seen.fill(
          isDark ? 30 : 225,
          (top + y * dot + row) * width + left + x * dot,
          (top + y * dot + row) * width + left + (x + 1) * dot,
        )
    }
  }
  const frames = [wall, wall, seen, seen, seen].map((light) =>
    Buffer.concat([Buffer.from('FRAME\n'), light, colour]),
  )
  writeFileSync(
    path,
    Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420\n`), ...frames]),
  )
}
