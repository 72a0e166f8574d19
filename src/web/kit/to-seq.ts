/** A place in a log as an address names it; anything else is no place. */
export function toSeq(text: string | null): number | undefined {
  const seq = Number(text)
  return Number.isSafeInteger(seq) && seq > 0 ? seq : undefined
}
