export { appendFacts, findVisit, lockVisit, openSummary, type Visit, type VisitSummary } from './visit-log.ts'
export { askingOf, helpOf, rightsRefusal } from './visit-rights.ts'
export { changeVisit, factsIfAllowed } from './change-visit.ts'
export { openVisit, type OpenVisitInput } from './open-visit.ts'
export {
  bringForm,
  callVisit,
  checkPapers,
  findNeed,
  leave,
  nameParty,
  type LeaveReason,
} from './guide-visit.ts'
export { answerHelp, takeBackHelp, withdrawHelp } from './answer-help.ts'
export {
  listHall,
  showTicket,
  ticketOf,
  type HallLine,
  type HelpStanding,
  type TicketView,
} from './show-ticket.ts'
export { showVisit } from './show-visit.ts'
export { findVisitsToday, listVisitsToday, type VisitFound, type VisitLine } from './list-visits-today.ts'
export { findVisitDay, takeDayNumber } from './visits.store.ts'
