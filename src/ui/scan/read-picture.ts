/** The text of the code in a picture. The decoder is loaded only now; the picture never leaves the page. */
export async function readPicture(picture: ImageBitmap): Promise<string | undefined> {
  const canvas = document.createElement('canvas')
  canvas.width = picture.width
  canvas.height = picture.height
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) return undefined
  // A code on a transparent ground would be black on black.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(picture, 0, 0)
  picture.close()
  const { decodeQr } = await import('./decode-qr.ts')
  return decodeQr(context.getImageData(0, 0, canvas.width, canvas.height))
}
