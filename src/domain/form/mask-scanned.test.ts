import { expect, it } from 'vitest'
import { maskNumbers } from './mask-scanned.ts'

const scanned = new Set(['045198000214', '191234567'])

it.each([
  ['Số căn cước của mẹ bé là 045 198 000 214.', 'Số căn cước của mẹ bé là (ba số cuối 214).'],
  ['Căn cước số 045198000214 cấp 2021', 'Căn cước số (ba số cuối 214) cấp 2021'],
  ['Chứng minh 191 234 567', 'Chứng minh (ba số cuối 567)'],
  ['Số khác 045 198 000 215 thì giữ', 'Số khác 045 198 000 215 thì giữ'],
  ['Điện thoại 0905 123 456', 'Điện thoại 0905 123 456'],
])('%s', (text, masked) => {
  expect(maskNumbers(text, scanned)).toBe(masked)
})
