import type { Refusal, Result } from '#lib/result.ts'

/** The demonstration follows the rules of the desk; a refusal here means its data is wrong, and it must say so. */
export function must<T>(result: Result<T, Refusal>): T {
  if (result.ok) return result.value
  throw new Error(
    `The demonstration broke a rule: ${result.error.code} ${JSON.stringify(result.error.params ?? {})}`,
  )
}
