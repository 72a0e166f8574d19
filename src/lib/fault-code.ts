import { randomBytes } from 'node:crypto'

const letters = 'ABCDEFGHKLMNPRSTVXYZ23456789'

/** A code short enough to be read over the phone (`K7-3QF`); the log carries it beside the request. */
export function faultCode(): string {
  const code = Array.from(randomBytes(5), (byte) => letters[byte % letters.length]).join('')
  return `${code.slice(0, 2)}-${code.slice(2)}`
}
