import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import wasm from 'zxing-wasm/reader/zxing_reader.wasm'

// The decoder lies beside our own assets; nothing is fetched from elsewhere.
void prepareZXingModule({
  overrides: { locateFile: (path: string) => (path.endsWith('.wasm') ? wasm : path) },
})

/** The text of the first QR code in the picture, or nothing. */
export async function decodeQr(picture: ImageData): Promise<string | undefined> {
  const found = await readBarcodes(picture, { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 1 })
  return found[0]?.text
}
