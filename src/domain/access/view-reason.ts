import { err, ok, type Refusal, type Result } from '#lib/result.ts'

/** Why somebody looks at what is not in her hands, as she chooses it; a few words may follow. */
export const chosenReasons = [
  'atCounter',
  'phoned',
  'forColleague',
  'checking',
  'forSuperior',
  'other',
] as const

/** A slip or a card in hand is a reason by itself, and is not asked for. */
export const evidentReasons = ['slip', 'card'] as const

export const viewReasonCodes = [...chosenReasons, ...evidentReasons] as const
export type ViewReason = { code: (typeof viewReasonCodes)[number]; words: string }

/** How long a reason given for one dossier is not asked again. */
export const reasonHoldsMs = 60 * 60_000

/** What was chosen and typed; "other" says nothing without words. */
export function readViewReason(code: string, words: string): Result<ViewReason, Refusal> {
  const chosen = chosenReasons.find((reason) => reason === code)
  if (!chosen) return err({ code: 'find.reason-missing' })
  if (chosen === 'other' && words.length < 3) return err({ code: 'find.reason-without-words' })
  return ok({ code: chosen, words })
}
