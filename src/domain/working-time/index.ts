export {
  computeDue,
  type DueDate,
  type DueInput,
  type DuePolicy,
  type DueRule,
  type DueRuleCode,
} from './compute-due.ts'
export { OfficeHours, type OfficeTime } from './office-hours.ts'
export { sameSessionOf, type SameSession, type SameSessionReason } from './same-session.ts'
export {
  CalendarYear,
  isWorkingDay,
  nextWorkingDay,
  NoCalendar,
  workCalendar,
  type WorkCalendar,
} from './work-calendar.ts'
