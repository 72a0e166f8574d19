import type { Role } from '../access/role.ts'

/** Why personal data was read or changed. Each has a sentence for the citizen whose data it was. */
export const purposes = [
  'serve',
  'help',
  'sign',
  'handOver',
  'ownLookUp',
  'offQueue',
  'privacy',
  'oversight',
  'account',
  'housekeeping',
] as const

export type Purpose = (typeof purposes)[number]

/** What an act is for, by its name; what is not here is told by who acts. */
const byAct: [string, Purpose][] = [
  ['dossier.handOver', 'handOver'],
  ['dossier.sign', 'sign'],
  ['audit.', 'oversight'],
  ['session.', 'account'],
  ['account.', 'account'],
  ['privacy.', 'privacy'],
]

const byRole: Partial<Record<Role, Purpose>> = {
  citizen: 'ownLookUp',
  system: 'housekeeping',
  member: 'help',
  minorMember: 'help',
  squadLeader: 'help',
  neighbourhoodMember: 'help',
  signer: 'sign',
  chair: 'oversight',
  auditor: 'oversight',
  administrator: 'account',
}

/** Acts on people and their papers: done for a reason that had to be given, they are off the queue. */
const ofPeople = /^(dossier|person|visit)\./

/** The purpose of an act whose use-case names none. */
export function purposeOf(act: string, role: Role, hasReason = false): Purpose {
  if (hasReason && ofPeople.test(act)) return 'offQueue'
  return byAct.find(([start]) => act.startsWith(start))?.[1] ?? byRole[role] ?? 'serve'
}
