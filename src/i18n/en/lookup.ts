import type { Words } from '../words.ts'

export const lookup: Words['lookup'] = {
  rules: {
    none: () => 'No time limit is set.',
    sameDay: (p) => `The same day when received by ${p.cutoff}.`,
    sameDayAfterCutoff: (p) => `Received after ${p.cutoff}: the next working day.`,
    workingDays: (p) => `${p.days} working days, the first not counted, by closing time of the last.`,
    workingHours: (p) => `${p.hours} working hours from reception.`,
    days: (p) => `${p.days} days, the first not counted.`,
    daysShifted: (p) => `${p.days} days; the last is a day off, so the next working day.`,
    months: (p) => `${p.count} ${p.unit === 'year' ? 'years' : 'months'}, the first day not counted.`,
    monthsShifted: (p) =>
      `${p.count} ${p.unit === 'year' ? 'years' : 'months'}; the last day is off, so the next working day.`,
  },
  provisional: 'The days off of that year are not announced yet; the date may change.',
  sameSession: {
    eligible: 'With all papers it is done in this session.',
    needsCondition: 'Done in this session under the conditions of the procedure.',
    notThisProcedure: 'The law gives this procedure more time.',
    notThisCase: 'This case needs verification or public notice.',
    afterCutoff: 'It is past the hour for the same day.',
    notWorkingDay: 'Today is not a working day.',
    noCalendar: 'There is no calendar of this year yet.',
  },
  kinds: {
    procedure: 'procedure',
    thisOffice: 'this office',
    elsewhere: 'another authority',
    notAProcedure: 'not a procedure',
  },
  refusals: {
    'due.no-calendar': (p) =>
      `There is no calendar for ${p.year}. Add catalogue/calendars/${p.year}.yaml and count again.`,
    'due.unknown-procedure': 'No such procedure in the catalogue.',
    'due.unknown-case': 'This procedure has no such case.',
    'due.bad-time': 'The time of reception looks like 2026-08-27T09:00.',
    'find.empty': 'There is no question.',
  },
}
