import { codeLetters } from '../dossier/tracking-code.ts'

const length = 10

/** The code of a draft she asked to keep: 50 bits in two groups (`BK 4F7K2-QZ98R`), read over the phone as a tracking code is. */
export function keptCodeFrom(bytes: Uint8Array): string {
  if (bytes.length < length) throw new Error('A code of a kept draft needs 10 random bytes')
  return Array.from(bytes.subarray(0, length), (byte) => codeLetters[byte % 32]).join('')
}

export function showKeptCode(code: string): string {
  return `BK ${code.slice(0, 5)}-${code.slice(5)}`
}

/** What people type: spaces, dashes, lower case, O for 0, I or L for 1. Undefined when it cannot be a code. */
export function toKeptCode(typed: string): string | undefined {
  const plain = typed
    .toUpperCase()
    .replace(/[\s.–—-]/g, '')
    .replace(/^BK(?=.{10}$)/, '')
  const code = plain.replace(/O/g, '0').replace(/[IL]/g, '1')
  return code.length === length && [...code].every((letter) => codeLetters.includes(letter))
    ? code
    : undefined
}
