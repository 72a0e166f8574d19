import { expect, it } from 'vitest'
import { qrCodesIn } from '#test/print/read-paper.ts'
import { qrSvg } from './qr.ts'

it.each([
  'https://dongha.example.vn/ho-so/4F7K2QZ98RTBW',
  'http://localhost:8340/ho-so/00000ZZZZZ777',
  'Phường Đông Hà: Ữ Ỗ Ặ',
])('a camera reads %s back', async (text) => {
  expect(await qrCodesIn(qrSvg(text), 240)).toEqual([text])
})
