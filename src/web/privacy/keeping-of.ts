import { wordingNow } from '#modules/consents/index.ts'
import { keepDaysNow, keptUntil } from '#modules/intake/index.ts'
import type { Req } from '../kit/route.ts'
import type { Keeping } from './keep-panel.tsx'

/** What may be offered now: for how many days, and until which day that would be. */
export function keepingOf({ ctx }: Req): Keeping {
  const days = keepDaysNow(ctx).map((count) => ({ count, until: keptUntil(ctx, count) }))
  return { wording: wordingNow(ctx, 'keepDraft'), days }
}
