export { findDuty } from './find-duty.ts'
export { closeShift, longestHours, openShift, type OpenShift } from './open-shift.ts'
export { showShifts, type Shift, type ShiftsView, type SquadPerson } from './show-shifts.ts'
