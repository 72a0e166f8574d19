import type { Refusal } from '#lib/result.ts'
import { conditions, type AccessFacts, type Condition, type Subject } from './condition.ts'
import { rights, type Action, type Right } from './rights.ts'
import type { Role } from './role.ts'

export type { Action } from './rights.ts'

/** What may be done, by name. */
export const actions = rights

export type Asking = Partial<Subject> & { roles: readonly Role[] }

/**
 * Whether the actor may. With facts: may now. Without: whether any of her roles allows it under some condition, which is
 * what a menu or the door of a route can know; the act itself asks again with facts (`accessRefusal`).
 */
export function may(actor: Asking, action: Action, facts?: AccessFacts): boolean {
  if (facts) return accessRefusal(actor, action, facts) === undefined
  return rolesOf(actor).some((role) =>
    rightOf(action)[role]?.every((name) => holds(actor, name, {}) !== false),
  )
}

/**
 * Undefined when allowed, else why not and what to do. What belongs to another ward is not there at all; what is not
 * known counts against the one who asks.
 */
export function accessRefusal(actor: Asking, action: Action, facts: AccessFacts): Refusal | undefined {
  if (isForeign(actor, facts)) return { code: 'not-found' }
  const named = rolesOf(actor).filter((role) => rightOf(action)[role])
  const unmet = named.map((role) => rightOf(action)[role]!.find((name) => holds(actor, name, facts) !== true))
  if (named.length === 0) return { code: 'kit.forbidden' }
  if (unmet.includes(undefined)) return undefined
  return { code: conditions[unmet[0]!].code }
}

/** Somebody under 18 stays a minor whatever else the account says. */
export function rolesOf({ roles }: Pick<Asking, 'roles'>): readonly Role[] {
  return roles.includes('minorMember') ? ['minorMember'] : roles
}

/** The roles that may under some condition, in the order of the table. */
export function rolesNamed(action: Action): Role[] {
  return Object.keys(rightOf(action)) as Role[]
}

function rightOf(action: Action): Right {
  return Object.hasOwn(rights, action) ? rights[action] : {}
}

function holds(actor: Asking, name: Condition, facts: AccessFacts): boolean | undefined {
  return conditions[name].holds({ id: null, ...actor }, facts)
}

function isForeign({ wardId }: Asking, facts: AccessFacts): boolean {
  return facts.wardId !== undefined && wardId !== undefined && facts.wardId !== wardId
}
