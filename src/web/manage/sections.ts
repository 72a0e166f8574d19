import type { Action } from '#domain/access/action.ts'
import type { Words } from '#i18n/words.ts'
import { paths } from '../paths.ts'

/** What there is to look after, in the order of the menu; each is shown to those who may open it. */
export type Section = { id: keyof Words['manage']['sections']; path: string; guard: Action }

export const sections: readonly Section[] = [
  { id: 'people', path: paths.people(), guard: 'people.open' },
  { id: 'substitutions', path: paths.substitutions(), guard: 'substitution.open' },
  { id: 'delegations', path: paths.delegations(), guard: 'signing.open' },
  { id: 'own', path: paths.ownAccount(), guard: 'account.own' },
  { id: 'audit', path: paths.audit(), guard: 'audit.open' },
  { id: 'devices', path: paths.devices(), guard: 'device.manage' },
  { id: 'keys', path: paths.keys(), guard: 'key.manage' },
  { id: 'requests', path: paths.requests(), guard: 'privacy.handle' },
  { id: 'retention', path: paths.retention(), guard: 'retention.open' },
  { id: 'shift', path: paths.shifts(), guard: 'shift.manage' },
]
