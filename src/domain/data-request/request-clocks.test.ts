import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { LocalTime } from '#lib/plain-date.ts'
import { readYaml } from '#modules/read-yaml.ts'
import { CalendarYear, OfficeHours, workCalendar } from '../working-time/index.ts'
import { RequestBook, requestBookFaults, requestKinds } from './request-book.ts'
import { clocksOf } from './request-clocks.ts'

const seed = Number(process.env.MOTCUA_SEED ?? 20_261_125)
const dir = join(import.meta.dirname, '../../../catalogue')
const book = readYaml(join(dir, 'data-requests.yaml'), RequestBook)
const yearFiles = readdirSync(join(dir, 'calendars')).filter((name) => /^\d{4}/.test(name))
const office = {
  calendar: workCalendar(yearFiles.map((name) => readYaml(join(dir, 'calendars', name), CalendarYear))),
  hours: readYaml(join(dir, 'calendars/office-hours.yaml'), OfficeHours),
}

/**
 * Another way to the same answer, sharing nothing with the rules: every day of the years laid out in one row as worked
 * or off, read straight from the files; then positions are counted. Native dates, no library of ours.
 */
const days: string[] = []
const worked = new Map<string, boolean>()
for (const name of yearFiles) {
  const file = parse(readFileSync(join(dir, 'calendars', name), 'utf8')) as {
    off: { from: Date | string; to: Date | string }[]
    on: { day: Date | string }[]
  }
  const text = (day: Date | string) => new Date(day).toISOString().slice(0, 10)
  const year = Number(name.slice(0, 4))
  for (let at = Date.UTC(year, 0, 1); at <= Date.UTC(year, 11, 31); at += 86_400_000) {
    const day = text(new Date(at))
    const isOff = file.off.some(({ from, to }) => text(from) <= day && day <= text(to))
    const isSwapped = file.on.some((one) => text(one.day) === day)
    days.push(day)
    worked.set(day, isSwapped || (![0, 6].includes(new Date(at).getUTCDay()) && !isOff))
  }
}
const workedDays = days.filter((day) => worked.get(day))
const placeOf = new Map(days.map((day, index) => [day, index]))
const workedPlaceOf = new Map(workedDays.map((day, index) => [day, index]))
/** The day itself or the next that is worked. */
const workedFrom = new Map<string, string>()
for (const day of days.toReversed())
  workedFrom.set(day, worked.get(day) ? day : (workedFrom.get(days[placeOf.get(day)! + 1]!) ?? ''))

/** The day the clock begins: today, or the next day worked when it came on a day off or after closing. */
function firstDay(at: string): string {
  const day = at.slice(0, 10)
  return worked.get(day) && at.slice(11) < '17:00' ? day : workedFrom.get(days[placeOf.get(day)! + 1]!)!
}

function oracle(at: string, value: number, unit: string): string {
  const start = firstDay(at)
  const last =
    unit === 'working_day'
      ? workedDays[workedPlaceOf.get(start)! + value]!
      : workedFrom.get(days[placeOf.get(start)! + value]!)!
  return `${last}T17:00`
}

describe('the clocks of a request', () => {
  const lastAsked = days.indexOf('2027-10-15')
  const moment = fc.tuple(fc.nat({ max: lastAsked }), fc.nat({ max: 1439 })).map(([index, minutes]) => {
    const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
    return `${days[index]}T${time}` as LocalTime
  })

  it('agree with another way of counting on 10,000 days, Tết and swapped days among them', () => {
    const asked = fc.tuple(moment, fc.constantFrom(...requestKinds), fc.boolean(), fc.boolean())
    let touchedTet = 0
    let touchedSwap = 0
    const swaps = ['2024-05-04', '2025-04-26', '2026-01-10', '2026-08-22']
    fc.assert(
      fc.property(asked, ([at, kind, thirdParty, extended]) => {
        const clocks = clocksOf(book, office, { kind, at, thirdParty }, extended)
        const right = book.kinds.find(({ id }) => id === kind)!
        const base = thirdParty && right.thirdParty ? right.thirdParty : right.limit
        const value = base.value + (extended ? right.extension.value : 0)
        const within = (day: string) => at.slice(0, 10) <= day && day <= clocks.due.slice(0, 10)
        if (['2024-02-10', '2025-01-29', '2026-02-17', '2027-02-06'].some(within)) touchedTet++
        if (swaps.some(within)) touchedSwap++
        const expected = [oracle(at, book.reply.value, book.reply.unit), oracle(at, value, base.unit)]
        if (clocks.reply !== expected[0] || clocks.due !== expected[1])
          throw new Error(`${at} ${kind}: ${clocks.reply} ${clocks.due}, not ${expected.join(' ')}`)
      }),
      { seed, numRuns: 10_000 },
    )
    expect(touchedTet).toBeGreaterThan(200)
    expect(touchedSwap).toBeGreaterThan(200)
    console.log(`GOAL request-clocks dates=10000 errors=0 tet=${touchedTet} swap=${touchedSwap} seed=${seed}`)
  })

  it.each([
    ['a Thursday before Tết', 'see', '2026-02-12T09:00', '2026-02-23T17:00', '2026-02-23T17:00'],
    ['the National Day with its swap', 'delete', '2026-08-12T10:00', '2026-08-14T17:00', '2026-09-03T17:00'],
    [
      'a Friday before a worked Saturday',
      'restrict',
      '2026-08-21T09:00',
      '2026-08-24T17:00',
      '2026-09-07T17:00',
    ],
  ] as const)('%s', (_, kind, at, reply, due) => {
    const clocks = clocksOf(book, office, { kind, at: at as LocalTime, thirdParty: false })
    expect(clocks).toMatchObject({ reply, due })
  })

  it('are still there, never later than the law and called provisional, in a year without a calendar', () => {
    const clocks = clocksOf(book, office, {
      kind: 'see',
      at: '2027-12-30T09:00' as LocalTime,
      thirdParty: false,
    })
    expect(clocks).toEqual({ reply: '2028-01-03T17:00', due: '2028-01-09T17:00', provisional: true })
  })
})

describe('the book of requests', () => {
  it('says something of every right, proof and reason', () => {
    expect(requestBookFaults(book)).toEqual([])
    expect(requestBookFaults({ ...book, kinds: book.kinds.slice(1) })).toHaveLength(1)
  })
})
