import { localTimeOf, timeOf, type Instant } from '#lib/plain-date.ts'
import { delegationFor, type SigningDelegation } from './delegation.ts'

/** The shift a person stands on at this moment, opened by somebody who answers for it. */
export type Duty = {
  supervisorId: string
  /** The supervisor is an adult whose account is in use. */
  supervisorIsAdult: boolean
  /** For somebody under 18: the paper of the guardian was seen. */
  guardianAgreed: boolean
}

/** A visit as far as rights look at it. */
export type HelpFacts = {
  isOpen: boolean
  /** Who helps with the citizen's leave, and when that helper last did something. */
  helper: { id: string; lastActAt: Instant } | null
  /** Called to a counter: an officer is at it. */
  isAtCounter: boolean
  formIsSensitive: boolean
}

/**
 * What is known of the moment. What is not said here is not known, and what is not known is refused; only a menu or a
 * route, which cannot know yet, takes it as possible.
 */
export type AccessFacts = {
  wardId?: number
  now?: Instant
  duty?: Duty | null
  help?: HelpFacts
  /** The procedure of what is being signed. */
  procedureId?: string
  reason?: string
  holdsCode?: boolean
}

export type Subject = {
  id: string | null
  wardId?: number
  delegations?: readonly SigningDelegation[] | undefined
}

/** After this much silence the citizen is asked again. */
export const idleMinutes = 20

const daytime = { from: '06:00', to: '18:00' }

export function isIdle(lastActAt: Instant, now: Instant): boolean {
  return Date.parse(now) - Date.parse(lastActAt) > idleMinutes * 60_000
}

type Rule = {
  /** The refusal when it does not hold; its words are in i18n. */
  code: string
  /** Undefined: not known. */
  holds(subject: Subject, facts: AccessFacts): boolean | undefined
}

/** Every condition a right may name. Pure: the same rule hides a key on a page and refuses the act behind it. */
export const conditions = {
  onDuty: { code: 'access.not-on-duty', holds: (_, { duty }) => known(duty, (is) => is !== null) },
  dayShift: {
    code: 'access.not-by-night',
    holds: (_, { now }) => known(now, isByDay),
  },
  supervised: {
    code: 'access.no-supervisor',
    holds: ({ id }, { duty }) =>
      known(duty, (is) => is !== null && is.supervisorIsAdult && is.supervisorId !== id),
  },
  guardianAgreed: {
    code: 'access.no-guardian-paper',
    holds: (_, { duty }) => known(duty, (is) => is?.guardianAgreed === true),
  },
  notHeldByAnother: {
    code: 'access.held-by-another',
    holds: ({ id }, { help, now }) =>
      help && now
        ? help.isOpen && (!help.helper || help.helper.id === id || isIdle(help.helper.lastActAt, now))
        : undefined,
  },
  inAssistSession: {
    code: 'access.not-agreed',
    holds: ({ id }, { help, now }) =>
      help && now
        ? help.isOpen && help.helper !== null && help.helper.id === id && !isIdle(help.helper.lastActAt, now)
        : undefined,
  },
  besideAnAdult: {
    code: 'access.no-adult-present',
    holds: ({ id }, { help, now }) => (help && now ? isBesideAnAdult(id, help, now) : undefined),
  },
  plainForm: {
    code: 'access.sensitive-form',
    holds: (_, { help }) => known(help, ({ formIsSensitive }) => !formIsSensitive),
  },
  delegated: {
    code: 'access.not-delegated',
    // An actor carries the delegations of today only. Without any the answer is known: no. With one, the act itself asks for
    // which procedure it was given.
    holds: ({ delegations = [] }, { procedureId }) =>
      delegations.length === 0
        ? false
        : known(procedureId, (id) => delegationFor(delegations, id) !== undefined),
  },
  reasonGiven: {
    code: 'access.reason-needed',
    holds: (_, { reason }) => known(reason, (text) => text.trim().length >= 3),
  },
  holdsCode: { code: 'not-found', holds: (_, { holdsCode }) => holdsCode },
} as const satisfies Record<string, Rule>

export type Condition = keyof typeof conditions

function known<T>(value: T | undefined, test: (value: T) => boolean): boolean | undefined {
  return value === undefined ? undefined : test(value)
}

function isByDay(now: Instant): boolean {
  const time = timeOf(localTimeOf(now))
  return time >= daytime.from && time < daytime.to
}

/** Somebody grown up sees the values: an officer at a counter, or a helper the citizen agreed to. */
function isBesideAnAdult(
  id: string | null,
  { isOpen, helper, isAtCounter }: HelpFacts,
  now: Instant,
): boolean {
  if (!isOpen) return false
  return isAtCounter || (helper !== null && helper.id !== id && !isIdle(helper.lastActAt, now))
}
