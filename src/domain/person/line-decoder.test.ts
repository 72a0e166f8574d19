import fc from 'fast-check'
import { expect, it } from 'vitest'
import { lineDecoder } from './line-decoder.ts'

const card =
  '045192000123|191234567|Nguyễn Thị Thuỳ Dương|05091992|Nữ|Khu phố 2, Đông Thanh, Đông Hà, Quảng Trị|12072021'
const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 40, maxLength: 200 })

it.each(['\r', '\n', '\r\n', ''])(
  'decodes a code whose letters are split between chunks, ended by %j',
  (ending) => {
    const bytes = new TextEncoder().encode(card + ending)
    fc.assert(
      fc.property(sizes, (chunks) => {
        const decoder = lineDecoder()
        const lines: string[] = []
        let at = 0
        for (const size of [...chunks, bytes.length]) {
          lines.push(...decoder.take(bytes.slice(at, at + size)))
          at += size
        }
        expect([...lines, decoder.rest()].filter(Boolean)).toEqual([card])
      }),
      { seed: 20261124, numRuns: 50 },
    )
  },
)

it('begins anew after a pause, also in the middle of a letter', () => {
  const decoder = lineDecoder()
  decoder.take(new Uint8Array([0x41, 0xe1, 0xbb]))
  expect(decoder.rest()).toBe('A\ufffd')
  expect(decoder.take(new TextEncoder().encode('Nữ\r'))).toEqual(['Nữ'])
})
