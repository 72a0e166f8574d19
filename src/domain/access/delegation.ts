import type { PlainDate } from '#lib/plain-date.ts'
import type { Role } from './role.ts'

/**
 * In whose place one signs, as Decree 30/2020 abbreviates it before the title: KT. (a deputy for the head), TUQ. (by
 * written authorisation), TL. (by order).
 */
export const capacities = ['KT', 'TUQ', 'TL'] as const
export type Capacity = (typeof capacities)[number]

/** That somebody may sign for another; no procedure named means all of them. */
export type SigningDelegation = {
  delegationId: string
  capacity: Capacity
  procedureIds: readonly string[]
  document: string
  delegatorName: string
  delegatorTitle: string
}

/** Whose work somebody does while that person is away. */
export type StandsFor = { accountId: string; name: string; counterId: string | null }

/** The delegation under which this procedure may be signed: the narrower one first. */
export function delegationFor(
  delegations: readonly SigningDelegation[],
  procedureId: string,
): SigningDelegation | undefined {
  return (
    delegations.find(({ procedureIds }) => procedureIds.includes(procedureId))
    ?? delegations.find(({ procedureIds }) => procedureIds.length === 0)
  )
}

type Signing = { roles: readonly Role[]; delegations?: readonly SigningDelegation[] }
type InPlaceOf = { capacity: Capacity; delegatorTitle: string; document: string }

/** Whether, and in whose place, somebody may sign results of a procedure today; undefined when she may not. */
export function rightToSign(
  { roles, delegations = [] }: Signing,
  procedureId: string,
): { delegation?: InPlaceOf } | undefined {
  if (roles.includes('signer') || roles.includes('chair')) return {}
  const given = delegationFor(delegations, procedureId)
  if (!given) return undefined
  const { capacity, delegatorTitle, document } = given
  return { delegation: { capacity, delegatorTitle, document } }
}

export type PeriodProblem = 'ends-before-it-begins' | 'too-long' | 'over-already'

/** From and to are days of the ward, both included; nothing is given for longer than a year at a time. */
export function periodProblem(from: PlainDate, to: PlainDate, today: PlainDate): PeriodProblem | undefined {
  if (to < from) return 'ends-before-it-begins'
  if (to < today) return 'over-already'
  return Date.parse(to) - Date.parse(from) > 366 * 86_400_000 ? 'too-long' : undefined
}
