import type { Words } from '../words.ts'

export const ui: Words['ui'] = {
  skip: 'To the main part',
  demoLabel: 'Demonstration',
  demoBand: 'Demonstration ward: every person, number and dossier here is invented and has no value.',
  desk: 'One-stop desk',
  display: 'Display',
  otherLang: 'VI',
  otherLangSay: 'Bản tiếng Việt',
  centre: (ward) => `Public administration service centre of ${ward}`,
  call: 'Phone',
  sources: {
    none: 'not yet', card: 'card', spoken: 'heard', typed: 'typed', derived: 'derived', ward: 'ward', earlier: 'earlier', chat: 'chat',
  },
  heardBy: (name) => `heard, typed by ${name}`,
  errorsTitle: (n) => (n === 1 ? 'One place to look at' : `${n} places to look at`),
  minutesLeft: (n) => `${n} min left`,
  dueToday: (time) => `${time} today`,
  daysLeft: (n) => `${n} days left`,
  late: (n) => (n < 1 ? 'overdue' : `${n} days overdue`),
  noDue: 'no limit',
  masked: (last) => `only the last three digits, ${last}`,
}
