import type { Role } from './role.ts'

const everyoneSignedIn = [
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
] as const satisfies readonly Role[]

/** What may be done, in the words of the desk. The table below is the one source for pages, server and tests. */
export const actions = {
  'desk.open': ['officer', 'signer', 'chair'],
  'visit.serve': ['officer'],
  'visit.assist': ['officer', 'member', 'squadLeader'],
  'dossier.sign': ['signer', 'chair'],
  'form.confirm': ['officer', 'chair'],
  'gallery.open': [
    'officer',
    'signer',
    'member',
    'minorMember',
    'squadLeader',
    'secretary',
    'neighbourhoodMember',
    'chair',
    'auditor',
    'administrator',
  ],
  'session.end': everyoneSignedIn,
  'account.own': everyoneSignedIn,
  'person.find': ['officer'],
  'people.open': ['chair', 'secretary', 'administrator'],
  'substitution.open': ['chair', 'administrator'],
  'people.manage': ['administrator'],
  'link.make': ['administrator', 'secretary'],
  'signing.open': ['officer', 'signer', 'chair', 'administrator', 'auditor'],
  'signing.delegate': ['signer', 'chair'],
  'audit.open': ['chair', 'auditor'],
  'device.manage': ['administrator'],
  'key.manage': ['administrator'],
  'privacy.handle': ['officer', 'chair'],
  'retention.open': ['auditor', 'administrator'],
} as const satisfies Record<string, readonly Role[]>

export type Action = keyof typeof actions

type Actor = { roles: readonly Role[]; delegations?: readonly unknown[] | undefined }

/** True when one of the actor's roles allows the action. A role that is not named may not. */
export function may({ roles, delegations = [] }: Actor, action: Action): boolean {
  // Whoever signs in somebody's place gets to the page; which procedures, the delegation says (`rightToSign`).
  if (action === 'dossier.sign' && delegations.length > 0) return true
  return roles.some((role) => (actions[action] as readonly Role[]).includes(role))
}
