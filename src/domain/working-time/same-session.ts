import { dateOf, timeOf, type LocalTime } from '#lib/plain-date.ts'
import type { Procedure } from '../procedure/procedure.ts'
import type { ProcessingTime } from '../procedure/processing-time.ts'
import type { OfficeHours } from './office-hours.ts'
import { at } from './office-hours.ts'
import { isWorkingDay, type WorkCalendar } from './work-calendar.ts'

export type SameSessionReason = 'eligible' | 'needsCondition' | 'notThisProcedure' | 'notThisCase' | 'afterCutoff' | 'notWorkingDay'
export type SameSession = { eligible: boolean; reason: SameSessionReason; until: LocalTime | null }

/** Whether the result may be had in the same session, and until when a dossier may still be taken for it. */
export function sameSessionOf(
  of: { procedure: Procedure; time: ProcessingTime },
  when: { received: LocalTime; calendar: WorkCalendar; hours: OfficeHours },
): SameSession {
  const { procedure, time } = of
  if (procedure.sameSession.eligible === 'no') return no('notThisProcedure')
  if (time.unit !== 'same_day') return no('notThisCase')
  const day = dateOf(when.received)
  if (!isWorkingDay(when.calendar, day)) return no('notWorkingDay')
  const until = at(day, time.cutoff ?? when.hours.afternoon.to)
  if (timeOf(when.received) > timeOf(until)) return { ...no('afterCutoff'), until }
  return { eligible: true, reason: procedure.sameSession.eligible === 'yes' ? 'eligible' : 'needsCondition', until }
}

function no(reason: SameSessionReason): SameSession {
  return { eligible: false, reason, until: null }
}
