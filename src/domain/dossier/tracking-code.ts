/** Crockford's 32 letters: no I, L, O, U, so that a code read over the phone is not misheard. */
export const codeLetters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * Our own tracking code: 13 letters, 65 bits, in groups (`MC 4F7K-2QZ9-8RTBW`). Official codes begin with an
 * agency id and digits; ours begins with MC and never looks like one.
 */
export function trackingCodeFrom(bytes: Uint8Array): string {
  if (bytes.length < 13) throw new Error('A tracking code needs 13 random bytes')
  return Array.from(bytes.subarray(0, 13), (byte) => codeLetters[byte % 32]).join('')
}

export function showTrackingCode(code: string): string {
  return `MC ${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`
}

/** What people type: spaces, dashes, lower case, O for 0, I or L for 1. Undefined when it cannot be a code. */
export function toTrackingCode(typed: string): string | undefined {
  const plain = typed
    .toUpperCase()
    .replace(/[\s.–—-]/g, '')
    .replace(/^MC(?=.{13}$)/, '')
  const code = plain.replace(/O/g, '0').replace(/[IL]/g, '1')
  return code.length === 13 && [...code].every((letter) => codeLetters.includes(letter)) ? code : undefined
}
