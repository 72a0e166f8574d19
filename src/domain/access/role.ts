/** The roles of the glossary, plus the program itself. A hall screen or a job acts as `system`. */
export const roles = [
  'citizen',
  'officer',
  'signer',
  'member',
  'minorMember',
  'squadLeader',
  'secretary',
  'neighbourhoodMember',
  'chair',
  'auditor',
  'province',
  'administrator',
  'system',
] as const

export type Role = (typeof roles)[number]
