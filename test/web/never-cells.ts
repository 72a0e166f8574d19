import type { Action } from '#domain/access/action.ts'
import type { Role } from '#domain/access/role.ts'

/** Written by hand and apart from the table of rights, so that a slip in the table is seen. Grows, never shrinks. */
const nevers: Record<string, { roles: Role[]; actions: Action[] }> = {
  'a member never does the work of the desk': {
    roles: ['member', 'minorMember', 'squadLeader'],
    actions: [
      'desk.open',
      'visit.serve',
      'visit.read',
      'dossier.read',
      'dossier.sign',
      'form.confirm',
      'person.find',
    ],
  },
  'a member looks after nothing': {
    roles: ['member', 'minorMember'],
    actions: [
      'shift.manage',
      'people.open',
      'people.manage',
      'link.make',
      'audit.open',
      'key.manage',
      'privacy.handle',
    ],
  },
  'somebody under 18 touches no form': {
    roles: ['minorMember'],
    actions: ['visit.open', 'help.offer', 'visit.assist', 'form.print'],
  },
  'a citizen works nowhere': {
    roles: ['citizen'],
    actions: [
      'desk.open',
      'visit.read',
      'visit.assist',
      'hall.open',
      'dossier.read',
      'dossier.sign',
      'account.own',
      'people.manage',
    ],
  },
  'whoever looks after machines and people sees no matter of a citizen': {
    roles: ['administrator'],
    actions: [
      'desk.open',
      'visit.serve',
      'visit.read',
      'visit.assist',
      'dossier.read',
      'dossier.sign',
      'person.find',
      'privacy.handle',
      'audit.open',
    ],
  },
  'whoever checks does not act': {
    roles: ['auditor'],
    actions: [
      'visit.serve',
      'visit.assist',
      'dossier.sign',
      'people.manage',
      'key.manage',
      'visit.read',
      'dossier.read',
      'person.find',
    ],
  },
  'the province sees figures, not people': {
    roles: ['province'],
    actions: [
      'desk.open',
      'visit.read',
      'hall.open',
      'dossier.read',
      'person.find',
      'audit.open',
      'people.open',
    ],
  },
  'the secretary leads the squad, not the desk': {
    roles: ['secretary'],
    actions: [
      'visit.serve',
      'visit.read',
      'hall.open',
      'dossier.sign',
      'dossier.read',
      'person.find',
      'people.manage',
    ],
  },
  'a neighbourhood team has no key to the desk': {
    roles: ['neighbourhoodMember'],
    actions: ['desk.open', 'visit.read', 'visit.assist', 'hall.open', 'dossier.read', 'shift.manage'],
  },
  'nobody gives herself what another must give': {
    roles: ['officer'],
    actions: [
      'people.manage',
      'link.make',
      'signing.delegate',
      'audit.open',
      'key.manage',
      'device.manage',
      'dossier.sign',
    ],
  },
  'a signer neither serves nor keeps': {
    roles: ['signer'],
    actions: ['visit.serve', 'visit.assist', 'person.find', 'people.manage', 'key.manage'],
  },
}

export const never: [Role, Action][] = Object.values(nevers).flatMap(({ roles, actions }) =>
  roles.flatMap((role) => actions.map((action): [Role, Action] => [role, action])),
)

/** Addresses a role never gets an answer from, whatever a route's guard says: the table of routes is guarded as well. */
export const neverAt: [Role | 'nobody', RegExp][] = [
  ['nobody', /^\/(quay|giup|ca-truc|tai-khoan|trung-bay)(\/|$)/],
  ['member', /^\/(quay|ca-truc)(\/|$)/],
  ['minorMember', /^\/(quay|ca-truc)(\/|$)/],
  ['minorMember', /^\/giup\/[^/]+\/(?!doc$)/],
  ['squadLeader', /^\/quay(\/|$)/],
  ['secretary', /^\/(quay|giup)(\/|$)/],
  ['neighbourhoodMember', /^\/(quay|giup|ca-truc)(\/|$)/],
  ['auditor', /^\/(quay|giup|ca-truc)(\/|$)/],
  ['province', /^\/(quay|giup|ca-truc)(\/|$)/],
  ['administrator', /^\/(quay|giup|ca-truc)(\/|$)/],
  ['signer', /^\/(giup|ca-truc)(\/|$)/],
  ['chair', /^\/(giup|ca-truc)(\/|$)/],
]
