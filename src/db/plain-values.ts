/**
 * Both databases give the same JavaScript values: timestamps as ISO text in UTC, dates as `YYYY-MM-DD`,
 * 64-bit integers as numbers. A Date would shift by the zone of the machine; a bigint does not go into JSON.
 */
export function plainInstant(text: string): string {
  return new Date(text).toISOString()
}

export function plainText(text: string): string {
  return text
}

export function plainBigint(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`Integer out of range: ${text}`)
  return value
}
