import type { Instant } from '#lib/plain-date.ts'
import { expect, it } from 'vitest'
import { sheetState } from './sheet-due.ts'

const typed = '2026-01-01T00:00:00.000Z' as Instant

it.each([
  ['2026-01-01T00:00:00.000Z', 'fresh', 0],
  ['2026-06-30T23:59:59.000Z', 'fresh', 180],
  ['2026-07-01T00:00:00.000Z', 'due', 181],
  ['2025-12-01T00:00:00.000Z', 'fresh', 0],
])('on %s a sheet typed at new year is %s, %i days old', (now, state, days) => {
  expect(sheetState(typed, now as Instant)).toEqual({ state, days, at: typed })
})

it('a sheet nobody typed says so', () => {
  expect(sheetState(undefined, typed)).toEqual({ state: 'never' })
})
