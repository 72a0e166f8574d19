import { vi } from '#i18n/vi.ts'
import type { Refusal } from '#lib/result.ts'
import { CliRefusal } from './cli.ts'

type Sentence = string | ((params: never) => string)

/** The Vietnamese sentence of a refusal, for the command line. */
export function sentenceOf(refusal: Refusal): string {
  for (const area of Object.values(vi)) {
    if (!('refusals' in area)) continue
    const sentence = (area.refusals as Record<string, Sentence>)[refusal.code]
    if (sentence !== undefined)
      return typeof sentence === 'string' ? sentence : sentence((refusal.params ?? {}) as never)
  }
  return refusal.code
}

export function refuseCli(refusal: Refusal): never {
  throw new CliRefusal(refusal.code, sentenceOf(refusal))
}
