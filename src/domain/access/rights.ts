import type { Condition } from './condition.ts'
import type { Role } from './role.ts'

/** Under which conditions a role may; a role that is not named may not. No condition: always, in its own ward. */
export type Right = Readonly<Partial<Record<Role, readonly Condition[]>>>

/** The same conditions for several roles. */
function forAll(roles: readonly Role[], ...conditions: Condition[]): Right {
  return Object.fromEntries(roles.map((role) => [role, conditions]))
}

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

/** Those who answer for the desk. */
const desk = ['officer', 'signer', 'chair'] as const satisfies readonly Role[]

/** Adults of the squad. */
const helpers = ['member', 'squadLeader'] as const satisfies readonly Role[]

const underSupervision = ['onDuty', 'dayShift', 'supervised', 'guardianAgreed'] as const

/**
 * Who may do what, and when: role × action × condition, in the words of the desk. The one source for pages, server, jobs
 * and tests; `docs/rights.md` is written from it.
 */
export const rights = {
  'desk.open': forAll(desk),
  'visit.serve': forAll(['officer']),
  'visit.read': forAll(desk),

  'hall.open': { officer: [], ...forAll(helpers, 'onDuty'), minorMember: underSupervision },
  'visit.open': { officer: [], ...forAll(helpers, 'onDuty') },
  'help.offer': { officer: [], ...forAll(helpers, 'onDuty', 'notHeldByAnother') },
  'visit.assist': { officer: [], ...forAll(helpers, 'onDuty', 'inAssistSession') },
  'form.print': { officer: [], ...forAll(helpers, 'onDuty', 'inAssistSession') },
  'question.read': {
    officer: [],
    ...forAll(helpers, 'onDuty'),
    minorMember: [...underSupervision, 'besideAnAdult', 'plainForm'],
  },
  'shift.manage': forAll(['officer', 'squadLeader', 'secretary']),

  'dossier.follow': { citizen: ['holdsCode'], officer: [], signer: [], chair: [] },
  'dossier.read': forAll(desk),
  'dossier.sign': { signer: [], chair: [], officer: ['delegated'] },
  'form.confirm': forAll(['officer', 'chair']),
  'gallery.open': forAll(everyoneSignedIn.filter((role) => role !== 'province')),
  'session.end': forAll(everyoneSignedIn),
  'account.own': forAll(everyoneSignedIn),
  'person.find': forAll(['officer'], 'reasonGiven'),
  'people.open': forAll(['chair', 'secretary', 'administrator']),
  'substitution.open': forAll(['chair', 'administrator']),
  'people.manage': forAll(['administrator']),
  'link.make': forAll(['administrator', 'secretary']),
  'signing.open': forAll(['officer', 'signer', 'chair', 'administrator', 'auditor']),
  'signing.delegate': forAll(['signer', 'chair']),
  'audit.open': forAll(['chair', 'auditor']),
  'device.manage': forAll(['administrator']),
  'key.manage': forAll(['administrator']),
  'privacy.handle': forAll(['officer', 'chair']),
  'retention.open': forAll(['auditor', 'administrator']),
  'retention.choose': forAll(['administrator']),
} as const satisfies Record<string, Right>

export type Action = keyof typeof rights
