import fc from 'fast-check'
import { expect, it } from 'vitest'
import { toTrackingCode } from '../dossier/tracking-code.ts'
import { keptCodeFrom, showKeptCode, toKeptCode } from './kept-code.ts'

it('a code survives being typed with spaces, dashes, lower case and look-alike letters, and is no tracking code', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 10, maxLength: 10 }), (bytes) => {
      const code = keptCodeFrom(bytes)
      const shown = showKeptCode(code)
      expect(toKeptCode(shown)).toBe(code)
      expect(toKeptCode(` ${shown.toLowerCase().replaceAll('1', 'l').replaceAll('0', 'o')} `)).toBe(code)
      expect(toTrackingCode(shown)).toBeUndefined()
    }),
    { seed: 20_261_125 },
  )
})
