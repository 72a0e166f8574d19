import { join } from 'node:path'
import { expect, it } from 'vitest'
import { projectRoot } from '#lib/os/project-root.ts'
import type { Instant } from '#lib/plain-date.ts'
import { drawTicket } from '#modules/printing/index.ts'
import { dotsAcross, ticketBytes } from './escpos.ts'
import { pictureOf } from './ticket-picture.ts'

const ticket = {
  ward: 'Phường Đông Hà',
  demo: true,
  number: 108,
  need: 'Chứng thực chữ ký Ữ Ỗ Ặ Ậ Ễ',
  counter: 'Quầy 1',
  at: '8:41',
  roll: true,
}

it('draws a ticket as dots of the printer, with ink on it and white around it', () => {
  const svg = drawTicket(
    { catalogueDir: join(projectRoot(), 'catalogue'), at: '2026-11-17T01:41:00.000Z' as Instant },
    ticket,
  )
  const picture = pictureOf(svg)
  expect(picture.width).toBe(dotsAcross)
  expect(picture.rows).toHaveLength((dotsAcross / 8) * picture.height)
  const dots = picture.rows.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0)
  const share = dots / (picture.width * picture.height)
  expect(share).toBeGreaterThan(0.02)
  expect(share).toBeLessThan(0.3)
  expect(picture.rows.subarray(0, dotsAcross / 8).every((byte) => byte === 0)).toBe(true)
  expect(ticketBytes(picture).subarray(0, 2)).toEqual(Uint8Array.of(0x1b, 0x40))
})
