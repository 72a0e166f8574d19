import { get, post, type Route } from '../kit/route.ts'
import * as delegations from './delegation-acts.tsx'
import * as people from './people-acts.tsx'
import * as substitutions from './substitution-acts.tsx'

const person = '/trong-coi/nguoi/:accountId'
/** Who may do what is changed by whoever has just proved herself. */
const manage = { guard: 'people.manage', proof: 'stepUp' } as const

export const peopleRoutes: readonly Route[] = [
  get('/trong-coi/nguoi', 'people.open', people.showPeople),
  get('/trong-coi/them-nguoi', 'people.manage', people.showNewPerson),
  post('/trong-coi/them-nguoi', { ...manage, audit: 'account.add' }, people.add),
  get(person, 'link.make', people.showPerson),
  post(`${person}/sua`, { ...manage, audit: 'account.change' }, people.change),
  post(
    `${person}/duong-dan`,
    { guard: 'link.make', audit: 'account.makeSignInLink', proof: 'stepUp' },
    people.makeLink,
  ),
  post(`${person}/ra-het`, { ...manage, audit: 'account.endSessions' }, people.endAll),
  post(`${person}/dat-lai`, { ...manage, audit: 'account.resetProofs' }, people.reset),
  post(`${person}/nghi`, { ...manage, audit: 'account.leave' }, people.leave),

  get('/trong-coi/thay-viec', 'substitution.open', substitutions.show),
  post('/trong-coi/thay-viec', { ...manage, audit: 'account.substitute' }, substitutions.add),
  post(
    '/trong-coi/thay-viec/:substitutionId',
    { ...manage, audit: 'account.endSubstitution' },
    substitutions.end,
  ),

  get('/trong-coi/uy-quyen', 'signing.open', delegations.show),
  post(
    '/trong-coi/uy-quyen',
    { guard: 'signing.delegate', audit: 'signing.delegate', proof: 'stepUp' },
    delegations.add,
  ),
  post(
    '/trong-coi/uy-quyen/:delegationId',
    { guard: 'signing.delegate', audit: 'signing.endDelegation' },
    delegations.end,
  ),
]
