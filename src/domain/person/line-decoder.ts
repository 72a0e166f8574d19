/**
 * Turns the bytes of a serial scanner into lines of text. Chunks may end inside a letter; a line ends at CR or LF.
 * Bytes that are not UTF-8 become U+FFFD, which the card reader refuses: the scanner is set to another code page.
 */
export function lineDecoder(): (chunk: Uint8Array) => string[] {
  const decoder = new TextDecoder('utf-8')
  let pending = ''
  return (chunk) => {
    pending += decoder.decode(chunk, { stream: true })
    const lines = pending.split(/[\r\n]+/)
    pending = lines.pop() ?? ''
    return lines.filter((line) => line.trim() !== '')
  }
}
