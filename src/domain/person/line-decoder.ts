export type LineDecoder = {
  /** The lines that these bytes end. */
  take(chunk: Uint8Array): string[]
  /** What came last without an ending: some scanners end a code with nothing but a pause. */
  rest(): string
}

/**
 * Turns the bytes of a serial scanner into lines of text. Chunks may end inside a letter; a line ends at CR or LF.
 * Bytes that are not UTF-8 become U+FFFD, which the card reader refuses: the scanner is set to another code page.
 */
export function lineDecoder(): LineDecoder {
  let decoder = new TextDecoder('utf-8')
  let pending = ''
  return {
    take(chunk) {
      pending += decoder.decode(chunk, { stream: true })
      const lines = pending.split(/[\r\n]+/)
      pending = lines.pop() ?? ''
      return lines.filter((line) => line.trim() !== '')
    },
    rest() {
      const text = pending + decoder.decode()
      decoder = new TextDecoder('utf-8')
      pending = ''
      return text.trim()
    },
  }
}
