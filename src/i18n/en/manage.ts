import type { Words } from '../words.ts'

export const manage: Words['manage'] = {
  title: 'Looking after',
  sections: {
    people: 'People',
    delegations: 'Delegation to sign',
    substitutions: 'Substitution',
    own: 'My account',
    devices: 'Devices of the hall',
    keys: 'Keys',
    shift: 'Shifts of the squad',
    audit: 'Audit log',
    requests: 'Requests about data',
    retention: 'Personal data',
  },
}
