import { dateOf, type LocalTime } from '#lib/plain-date.ts'
import type { Procedure } from '../procedure/procedure.ts'
import type { ProcessingTime } from '../procedure/processing-time.ts'
import { cutoffOf } from './compute-due.ts'
import type { OfficeTime } from './office-hours.ts'
import { isWorkingDay, yearOf } from './work-calendar.ts'

export type SameSessionReason =
  | 'eligible'
  | 'needsCondition'
  | 'notThisProcedure'
  | 'notThisCase'
  | 'afterCutoff'
  | 'notWorkingDay'
  | 'noCalendar'
export type SameSession = { eligible: boolean; reason: SameSessionReason; until: LocalTime | null }

/** Whether the result may be had in the same session, and until when a dossier may still be taken for it. */
export function sameSessionOf(
  of: { procedure: Procedure; time: ProcessingTime },
  when: OfficeTime & { received: LocalTime },
): SameSession {
  const { procedure, time } = of
  if (procedure.sameSession.eligible === 'no') return no('notThisProcedure')
  if (time.unit !== 'same_day') return no('notThisCase')
  const day = dateOf(when.received)
  if (!when.calendar.years.has(yearOf(day))) return no('noCalendar')
  if (!isWorkingDay(when.calendar, day)) return no('notWorkingDay')
  const until = cutoffOf(when, day, time)
  if (when.received > until) return { ...no('afterCutoff'), until }
  return {
    eligible: true,
    reason: procedure.sameSession.eligible === 'yes' ? 'eligible' : 'needsCondition',
    until,
  }
}

function no(reason: SameSessionReason): SameSession {
  return { eligible: false, reason, until: null }
}
