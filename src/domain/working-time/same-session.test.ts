import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { LocalTime } from '#lib/plain-date.ts'
import { readCalendars, readOfficeHours, readProcedures } from '#modules/catalogue/index.ts'
import { sameSessionOf } from './same-session.ts'
import { workCalendar } from './work-calendar.ts'

const dir = join(import.meta.dirname, '../../../catalogue')
const procedures = new Map(readProcedures(dir).map((procedure) => [procedure.id, procedure]))
const calendar = workCalendar(readCalendars(dir))
const hours = readOfficeHours(dir)

function sameSession(id: string, received: string, caseAt = 0) {
  const procedure = procedures.get(id)!
  return sameSessionOf(
    { procedure, time: procedure.processingTime[caseAt]! },
    { received: received as LocalTime, calendar, hours },
  )
}

describe('done in the same session', () => {
  it('until the cut-off of the law', () => {
    expect(sameSession('khai-sinh', '2026-11-17T15:00')).toEqual({
      eligible: true,
      reason: 'eligible',
      until: '2026-11-17T15:00',
    })
    expect(sameSession('khai-sinh', '2026-11-17T15:01')).toEqual({
      eligible: false,
      reason: 'afterCutoff',
      until: '2026-11-17T15:00',
    })
  })

  it.each([
    ['nhan-cha-me-con', '2026-11-17T09:00', 0, 'notThisProcedure'],
    ['khai-sinh', '2026-11-17T09:00', 1, 'notThisCase'],
    ['khai-sinh', '2026-11-21T09:00', 0, 'notWorkingDay'],
    ['khai-sinh', '2026-09-01T09:00', 0, 'notWorkingDay'],
    ['khai-sinh', '2031-05-05T09:00', 0, 'noCalendar'],
  ])('%s at %s, case %i: %s', (id, received, caseAt, reason) => {
    expect(sameSession(id, received, caseAt)).toEqual({ eligible: false, reason, until: null })
  })

  it('holds on a Saturday that is worked instead of a day off', () => {
    expect(sameSession('khai-sinh', '2026-08-22T09:00').eligible).toBe(true)
  })

  it('names a condition where the procedure has one', () => {
    const conditional = [...procedures.values()].find(
      ({ sameSession, processingTime }) =>
        sameSession.eligible === 'conditional' && processingTime[0]!.unit === 'same_day',
    )!
    expect(sameSession(conditional.id, '2026-11-17T09:00')).toMatchObject({
      eligible: true,
      reason: 'needsCondition',
    })
  })
})
