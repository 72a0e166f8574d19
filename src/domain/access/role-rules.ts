import type { Role } from './role.ts'

/** Roles somebody may be given; a citizen has none and the program is nobody. */
export const givenRoles = [
  'officer',
  'signer',
  'chair',
  'secretary',
  'squadLeader',
  'member',
  'minorMember',
  'neighbourhoodMember',
  'auditor',
  'province',
  'administrator',
] as const satisfies readonly Role[]
export type GivenRole = (typeof givenRoles)[number]

export type RoleProblem = 'none' | 'alone'

/** Who checks the others does nothing else; a member under 18 is only that. */
const alone: readonly Role[] = ['auditor', 'minorMember']

export function rolesProblem(roles: readonly GivenRole[]): RoleProblem | undefined {
  if (roles.length === 0) return 'none'
  return roles.length > 1 && roles.some((role) => alone.includes(role)) ? 'alone' : undefined
}

export function toGivenRoles(texts: readonly string[]): GivenRole[] {
  return givenRoles.filter((role) => texts.includes(role))
}
