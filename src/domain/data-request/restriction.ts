import type { Refusal } from '#lib/result.ts'

/** What may be done with the data of a dossier. `handle` is the procedure itself, from reception to hand-over. */
export const dossierUses = ['handle', 'message', 'unmask', 'copy'] as const
export type DossierUse = (typeof dossierUses)[number]

/** Under restriction the dossier is handled and kept; nothing else is done with it. */
export function restrictionRefusal(isRestricted: boolean, use: DossierUse): Refusal | undefined {
  return isRestricted && use !== 'handle'
    ? { code: 'request.restricted', legalBasis: 'data-subject-rights' }
    : undefined
}
