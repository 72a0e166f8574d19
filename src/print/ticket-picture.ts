import { Resvg } from '@resvg/resvg-js'
import { dotsAcross, type Bitmap } from './escpos.ts'

/** Darker than this is a dot: thin strokes of stacked marks must not vanish on thermal paper. */
const inkBelow = 176

/** A paper drawn by Typst as SVG becomes the dots of an 80 mm printer. */
export function pictureOf(svg: string, width = dotsAcross): Bitmap {
  const drawn = new Resvg(svg, {
    background: '#fff',
    fitTo: { mode: 'width', value: width },
    font: { loadSystemFonts: false },
  }).render()
  const { width: across, height, pixels } = drawn
  const stride = Math.ceil(across / 8)
  const rows = new Uint8Array(stride * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < across; x++) {
      const at = (y * across + x) * 4
      const light = (pixels[at]! * 299 + pixels[at + 1]! * 587 + pixels[at + 2]! * 114) / 1000
      if (light < inkBelow) rows[y * stride + (x >> 3)]! |= 0x80 >> (x & 7)
    }
  }
  return { width: across, height, rows }
}
