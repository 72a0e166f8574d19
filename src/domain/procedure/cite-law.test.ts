import { expect, it } from 'vitest'
import type { PlainDate } from '#lib/plain-date.ts'
import { citeLaw } from './cite-law.ts'

const law = { text: 'Điều 1 Luật A', validFrom: '2026-01-01', validTo: '2026-06-30', status: 'seen' as const }

it.each([
  ['2026-01-01', 'Điều 1 Luật A'],
  ['2026-06-30', 'Điều 1 Luật A'],
  ['2025-12-31', 'Điều 1 Luật A (có hiệu lực từ 01/01/2026)'],
  ['2026-07-01', 'Điều 1 Luật A (hết hiệu lực sau 30/06/2026)'],
])('on %s it is cited as %s', (day, said) => {
  expect(citeLaw(law, day as PlainDate)).toBe(said)
})

it('says that nobody has compared it', () => {
  expect(citeLaw({ ...law, validTo: null, status: 'unverified' }, '2026-02-01' as PlainDate)).toBe(
    'Điều 1 Luật A (chưa đối chiếu)',
  )
})
