import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Resvg } from '@resvg/resvg-js'
import { getDocumentProxy } from 'unpdf'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

/** The words of a paper as a reader selects them, pages joined, runs of spaces made one. */
export async function wordsOf(pdf: Uint8Array): Promise<string> {
  const document = await getDocumentProxy(new Uint8Array(pdf))
  const pages = await Promise.all(
    Array.from({ length: document.numPages }, async (_, index) => {
      const { items } = await (await document.getPage(index + 1)).getTextContent()
      return items.map((item) => ('str' in item ? item.str : '')).join(' ')
    }),
  )
  return pages.join(' ').replace(/\s+/g, ' ')
}

export async function pagesOf(pdf: Uint8Array): Promise<{ count: number; width: number; height: number }> {
  const document = await getDocumentProxy(new Uint8Array(pdf))
  const { width, height } = (await document.getPage(1)).getViewport({ scale: 1 })
  const toMm = (points: number) => Math.round((points / 72) * 25.4)
  return { count: document.numPages, width: toMm(width), height: toMm(height) }
}

/** What a camera reads on a drawing: the text of every QR code in it. */
export async function qrCodesIn(svg: string, width: number): Promise<string[]> {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
  prepareZXingModule({
    overrides: {
      wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) as ArrayBuffer,
    },
  })
  const drawn = new Resvg(svg, {
    background: '#fff',
    fitTo: { mode: 'width', value: width },
    font: { loadSystemFonts: false },
  }).render()
  const picture = {
    data: new Uint8ClampedArray(drawn.pixels),
    width: drawn.width,
    height: drawn.height,
    colorSpace: 'srgb' as const,
  }
  const found = await readBarcodes(picture as ImageData, { formats: ['QRCode'], tryHarder: true })
  return found.map(({ text }) => text)
}
