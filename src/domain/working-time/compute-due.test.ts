import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dateOf, type LocalTime, type PlainDate } from '#lib/plain-date.ts'
import { readYaml } from '#modules/read-yaml.ts'
import type { ProcessingTime } from '../procedure/processing-time.ts'
import { computeDue, type DueInput } from './compute-due.ts'
import { OfficeHours } from './office-hours.ts'
import { CalendarYear, isWorkingDay, workCalendar } from './work-calendar.ts'

const dir = join(import.meta.dirname, '../../../catalogue/calendars')
const years = readdirSync(dir)
  .filter((name) => /^\d{4}/.test(name))
  .map((name) => readYaml(join(dir, name), CalendarYear))
const calendar = workCalendar(years)
const hours = readYaml(join(dir, 'office-hours.yaml'), OfficeHours)

function limit(unit: ProcessingTime['unit'], value: number | null, cutoff?: string): ProcessingTime {
  return { caseId: 'c', case: 'c', value, unit, status: 'seen', ...(cutoff ? { cutoff } : {}) }
}

function due(time: ProcessingTime, received: string, more: Partial<DueInput> = {}): string {
  const found = computeDue({
    time,
    received: received as LocalTime,
    policy: 'dates',
    calendar,
    hours,
    ...more,
  })
  return found.ok ? (found.value.due ?? 'none') : found.error.code
}

describe('counting dates', () => {
  it.each([
    ['2026-08-27T09:00', 3, '2026-09-04', 'the National Day with its swap'],
    ['2026-11-20T09:00', 3, '2026-11-26', 'a holiday in the middle'],
  ])('%s and %i working days is %s: %s', (received, days, day) => {
    expect(due(limit('working_day', days), received)).toBe(`${day}T17:00`)
  })

  it.each([
    ['2026-08-21T15:30', '2026-08-22', 'a make-up Saturday is worked'],
    ['2026-02-13T15:30', '2026-02-23', 'Tết'],
    ['2026-01-09T16:00', '2026-01-10', 'a make-up Saturday is worked'],
    ['2025-12-31T16:00', '2026-01-05', 'a swapped Friday'],
    ['2026-04-24T16:00', '2026-04-28', 'a holiday on a Sunday moves to Monday'],
    ['2026-11-23T16:00', '2026-11-25', 'the Culture Day'],
  ])('same day after the cut-off, %s is %s: %s', (received, day) => {
    expect(due(limit('same_day', 0, '15:00'), received)).toBe(`${day}T17:00`)
  })

  it('is the same day up to the cut-off, and on a day off the next working day', () => {
    expect(due(limit('same_day', 0, '15:00'), '2026-11-17T15:00')).toBe('2026-11-17T17:00')
    expect(due(limit('same_day', 0, '15:00'), '2026-11-17T15:01')).toBe('2026-11-18T17:00')
    expect(due(limit('same_day', 0, '15:00'), '2026-11-21T09:00')).toBe('2026-11-23T17:00')
    expect(due(limit('same_day', 0, '15:00'), '2026-11-17T06:10')).toBe('2026-11-17T17:00')
  })

  it('moves calendar days that end on a day off, and counts months by the Civil Code', () => {
    expect(due(limit('day', 7), '2026-08-24T09:00')).toBe('2026-09-03T17:00')
    expect(due(limit('month', 1), '2026-01-30T09:00')).toBe('2026-03-02T17:00')
  })

  it('knows when there is no limit, and refuses a year without a calendar', () => {
    expect(due(limit('working_day', null), '2026-11-17T09:00')).toBe('none')
    expect(due(limit('working_day', 3), '2031-05-05T09:00')).toBe('due.no-calendar')
  })

  it('says so when a month ends on a day off', () => {
    const found = computeDue({
      time: limit('month', 1),
      received: '2026-01-30T09:00' as LocalTime,
      policy: 'dates',
      calendar,
      hours,
    })
    expect(found).toMatchObject({
      ok: true,
      value: { rule: { code: 'monthsShifted', params: { count: 1, unit: 'month' } } },
    })
    expect(due(limit('year', 1), '2024-02-29T09:00')).toBe('2025-02-28T17:00')
  })

  it('names the law it counts by', () => {
    const lawOf = (time: ProcessingTime, policy: 'dates' | 'hours' = 'dates') => {
      const found = computeDue({ time, received: '2026-11-17T09:00' as LocalTime, policy, calendar, hours })
      return found.ok && found.value.legalBasis
    }
    expect(lawOf(limit('working_day', 3))).toBe('first-day-not-counted')
    expect(lawOf(limit('working_day', 3), 'hours')).toBe('clock-runs-when-complete')
    expect(lawOf({ ...limit('same_day', 0, '15:00'), legalBasis: 'same-day-civil-status' })).toBe(
      'same-day-civil-status',
    )
  })

  it('says when it rests on a year that is not announced', () => {
    const found = computeDue({
      time: limit('working_day', 10),
      received: '2026-12-28T09:00' as LocalTime,
      policy: 'dates',
      calendar,
      hours,
    })
    expect(found).toMatchObject({ ok: true, value: { provisional: true } })
  })
})

describe('counting hours', () => {
  it('counts eight hours a day from the minute, over lunch and over the night', () => {
    expect(due(limit('working_day', 1), '2026-11-17T09:10', { policy: 'hours' })).toBe('2026-11-18T09:10')
    expect(due(limit('hour', 2), '2026-11-17T10:30')).toBe('2026-11-17T14:30')
    expect(due(limit('working_day', 1), '2026-11-17T17:30', { policy: 'hours' })).toBe('2026-11-18T17:00')
  })
})

describe('a storm that shuts the office half a day', () => {
  const storm = { year: 2026, announced: true, source: 'phường', on: [], off: [] }
  const status = 'seen' as const
  const stormy = workCalendar([
    ...years,
    {
      ...storm,
      closed: [
        { day: '2026-11-17' as PlainDate, part: 'afternoon', name: 'Bão', status },
        { day: '2026-11-18' as PlainDate, part: 'morning', name: 'Bão', status },
      ],
    },
  ])

  it('ends the day when the office shuts, and begins it when it opens', () => {
    expect(due(limit('same_day', 0, '15:00'), '2026-11-17T09:00', { calendar: stormy })).toBe(
      '2026-11-17T11:30',
    )
    expect(due(limit('same_day', 0, '15:00'), '2026-11-17T14:00', { calendar: stormy })).toBe(
      '2026-11-18T17:00',
    )
    expect(due(limit('working_day', 1), '2026-11-16T09:00', { calendar: stormy })).toBe('2026-11-17T11:30')
  })

  it('does not count the shut hours', () => {
    expect(due(limit('hour', 2), '2026-11-17T10:30', { calendar: stormy })).toBe('2026-11-18T14:30')
    const found = computeDue({
      time: limit('hour', 1),
      received: '2026-11-17T14:00' as LocalTime,
      policy: 'hours',
      calendar: stormy,
      hours,
    })
    expect(found).toMatchObject({
      ok: true,
      value: { clockStarts: '2026-11-18T13:30', due: '2026-11-18T14:30' },
    })
  })

  it('is still a working day', () => {
    expect(due(limit('working_day', 3), '2026-11-16T09:00', { calendar: stormy })).toBe('2026-11-19T17:00')
  })
})

describe('any reception', () => {
  const first = '2024-01-02' as PlainDate
  const moment = fc.tuple(fc.nat({ max: 1000 }), fc.integer({ min: 0, max: 1439 })).map(([days, minutes]) => {
    const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
    return `${addDays(first, days)}T${time}` as LocalTime
  })
  const policy = fc.constantFrom('dates' as const, 'hours' as const)
  const settings = { seed: 20261124, numRuns: 1000 }

  it('is due on a working day, inside office hours, not before it is received', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 20 }), policy, (received, days, by) => {
        const found = due(limit('working_day', days), received, { policy: by })
        expect(isWorkingDay(calendar, dateOf(found as LocalTime))).toBe(true)
        expect(found > received).toBe(true)
        expect(found.slice(11) >= '07:00' && found.slice(11) <= '17:00').toBe(true)
      }),
      settings,
    )
  })

  it('is never earlier for a later reception or a longer limit', () => {
    fc.assert(
      fc.property(moment, moment, fc.integer({ min: 1, max: 15 }), policy, (a, b, days, by) => {
        const [early, late] = a <= b ? [a, b] : [b, a]
        expect(
          due(limit('working_day', days), early, { policy: by })
            <= due(limit('working_day', days), late, { policy: by }),
        ).toBe(true)
        expect(
          due(limit('working_day', days), a, { policy: by })
            < due(limit('working_day', days + 1), a, { policy: by }),
        ).toBe(true)
      }),
      settings,
    )
  })

  it('never lets a later reception be due earlier, whatever the unit', () => {
    const time = fc.constantFrom(
      limit('same_day', 0, '15:00'),
      limit('hour', 5),
      limit('day', 7),
      limit('month', 1),
      limit('year', 1),
    )
    fc.assert(
      fc.property(moment, moment, time, (a, b, limit) => {
        const [early, late] = a <= b ? [a, b] : [b, a]
        expect(due(limit, early) <= due(limit, late)).toBe(true)
        expect(isWorkingDay(calendar, dateOf(due(limit, early) as LocalTime))).toBe(true)
      }),
      settings,
    )
  })

  it('moves by two pauses as by one after the other', () => {
    const length = fc.integer({ min: 0, max: 6 })
    fc.assert(
      fc.property(moment, length, length, policy, (received, first, second, by) => {
        const [a, b, c] = [0, first, first + second].map(
          (days) => `${addDays(dateOf(received), days)}T09:00` as LocalTime,
        ) as [LocalTime, LocalTime, LocalTime]
        const whole = due(limit('working_day', 3), received, { policy: by, pauses: [{ from: a, to: c }] })
        expect(
          due(limit('working_day', 3), received, {
            policy: by,
            pauses: [
              { from: a, to: b },
              { from: b, to: c },
            ],
          }),
        ).toBe(whole)
      }),
      settings,
    )
  })

  it('moves by a pause exactly as far as the working days of the pause', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 0, max: 10 }), (received, length) => {
        const from = `${dateOf(received)}T09:00` as LocalTime
        const to = `${addDays(dateOf(received), length)}T09:00` as LocalTime
        const plain = due(limit('working_day', 3), received)
        const moved = due(limit('working_day', 3), received, { pauses: [{ from, to }] })
        let worked = 0
        for (let day = 1; day <= length; day++)
          if (isWorkingDay(calendar, addDays(dateOf(received), day))) worked++
        let expected = dateOf(plain as LocalTime)
        for (let left = worked; left > 0;) {
          expected = addDays(expected, 1)
          if (isWorkingDay(calendar, expected)) left--
        }
        expect(moved).toBe(`${expected}T17:00`)
      }),
      settings,
    )
  })
})

it('counts 249 working days in 2026', () => {
  let worked = 0
  for (let day = '2026-01-01' as PlainDate; day <= '2026-12-31'; day = addDays(day, 1))
    if (isWorkingDay(calendar, day)) worked++
  expect(worked).toBe(249)
})
