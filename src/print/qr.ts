import QRCode from 'qrcode'

/** A QR code as a small SVG, one path, black on white, with the quiet zone readers need. */
export function qrSvg(text: string): string {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules
  const rows = Array.from({ length: size }, (_, y) =>
    Array.from({ length: size }, (_, x) => (data[y * size + x] ? `M${x + 4} ${y + 4}h1v1h-1z` : '')).join(''),
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size + 8} ${size + 8}"><rect width="100%" height="100%" fill="#fff"/><path d="${rows.join('')}" fill="#000"/></svg>`
}
