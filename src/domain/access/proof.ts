import type { Role } from './role.ts'

/** What a session began with: a one-time link, a passphrase, or two proofs (a passkey, or a passphrase and a code). */
export type Strength = 'link' | 'passphrase' | 'twoProofs'

export const proofKinds = ['passphrase', 'totp', 'passkey'] as const
export type ProofKind = (typeof proofKinds)[number]

/** Who holds other people's data, signs, or looks after the ward comes in with two proofs; members come by a link. */
const twoProofRoles: readonly Role[] = [
  'officer',
  'signer',
  'secretary',
  'chair',
  'auditor',
  'province',
  'administrator',
]

export function needsTwoProofs(roles: readonly Role[]): boolean {
  return roles.some((role) => twoProofRoles.includes(role))
}

/** Whether these means, together, are two proofs. A passkey asks for the finger or a PIN itself. */
export function areTwoProofs(kinds: readonly ProofKind[]): boolean {
  return kinds.includes('passkey') || (kinds.includes('passphrase') && kinds.includes('totp'))
}

export type Standing = {
  roles: readonly Role[]
  strength: Strength
  /** In the demonstration a link is enough: its people are invented, and nobody should have to make up a phrase to look. */
  isDemo: boolean
}

/** False while a person still has to set up her proofs: until then only her own account is open. */
export function isReadyToWork({ roles, strength, isDemo }: Standing): boolean {
  return isDemo || strength === 'twoProofs' || !needsTwoProofs(roles)
}

/** How long a proof is fresh enough for what weighs much: signing, export, printing in bulk, changing a role. */
export const freshMinutes = 10

/** A desk left alone locks; a member's phone left alone is signed out. */
export const idleMinutes = { desk: 15, member: 20 } as const

export function isFresh(provenAt: string | null, now: string): boolean {
  return provenAt !== null && Date.parse(now) - Date.parse(provenAt) < freshMinutes * 60_000
}
