import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type PlainDate } from '#lib/plain-date.ts'
import {
  cutOf,
  cutsOn,
  endingClasses,
  isWithin,
  periodOf,
  retentionFaults,
  type RetentionBook,
} from './retention.ts'

const seed = Number(process.env.MOTCUA_SEED ?? 20_261_125)

const rule = (name: (typeof endingClasses)[number], value: number, more: object = {}) => ({
  class: name,
  period: { value, unit: 'month' as const },
  least: { value: 1, unit: 'month' as const },
  most: { value: 24, unit: 'month' as const },
  says: 's',
  validFrom: '2026-01-01',
  validTo: null,
  status: 'unverified' as const,
  source: 's',
  ...more,
})
const book: RetentionBook = { periods: endingClasses.map((name) => rule(name, 3)) }

describe('a period', () => {
  it('ends on the same day of another month, or on its last day', () => {
    expect(cutOf({ value: 3, unit: 'month' }, '2026-05-31' as PlainDate)).toBe('2026-02-28')
    expect(cutOf({ value: 1, unit: 'year' }, '2024-02-29' as PlainDate)).toBe('2023-02-28')
    expect(cutOf({ value: 7, unit: 'day' }, '2026-03-03' as PlainDate)).toBe('2026-02-24')
    expect(cutOf({ value: 0, unit: 'forever' }, '2026-03-03' as PlainDate)).toBeNull()
  })

  it('never cuts later for a longer period, nor earlier on a later day', () => {
    const unit = fc.constantFrom('day' as const, 'month' as const, 'year' as const)
    const days = fc.nat({ max: 20_000 }).map((n) => addDays('2000-01-01' as PlainDate, n))
    fc.assert(
      fc.property(fc.nat({ max: 40 }), unit, days, fc.nat({ max: 400 }), (value, unit, today, later) => {
        const cut = cutOf({ value, unit }, today)!
        return (
          cut <= today
          && cutOf({ value: value + 1, unit }, today)! < cut
          && cutOf({ value, unit }, addDays(today, later))! >= cut
        )
      }),
      { seed },
    )
  })
})

describe('a ward', () => {
  it('may lengthen and shorten within bounds, and no further', () => {
    const visit = rule('visit', 3)
    expect(periodOf(visit, { visit: { value: 1, unit: 'year' } })).toEqual({ value: 1, unit: 'year' })
    for (const outside of [
      { value: 3, unit: 'day' },
      { value: 3, unit: 'year' },
      { value: 0, unit: 'forever' },
    ] as const) {
      expect(isWithin(visit, outside)).toBe(false)
      expect(periodOf(visit, { visit: outside })).toEqual(visit.period)
    }
  })

  it('cannot choose what the law fixes for a procedure', () => {
    const fixed = { periods: [...book.periods, rule('dossier', 24, { procedures: ['a'] })] }
    const cuts = cutsOn(fixed, { dossier: { value: 1, unit: 'month' } }, '2026-11-25' as PlainDate)
    expect(cuts.byClass.dossier).toBe('2026-10-25')
    expect(cuts.byProcedure).toEqual([{ procedures: ['a'], cut: '2024-11-25' }])
  })
})

describe('a book', () => {
  it('is told what is missing, out of its own bounds, or leads nowhere', () => {
    expect(retentionFaults(book, new Set())).toEqual([])
    expect(retentionFaults({ periods: book.periods.slice(1) }, new Set())).toEqual([
      'loại week chưa có thời hạn',
    ])
    expect(retentionFaults({ periods: [...book.periods, rule('dossier', 99)] }, new Set())).toHaveLength(1)
    const stray = { periods: [...book.periods, rule('dossier', 3, { procedures: ['b'] })] }
    expect(retentionFaults(stray, new Set(['a']))).toEqual(['không có thủ tục "b"'])
  })

  it('keeps for ever what has no rule on the day', () => {
    expect(cutsOn(book, {}, '2020-01-01' as PlainDate).byClass.audit).toBeNull()
  })
})
