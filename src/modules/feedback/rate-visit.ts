import { isSatisfaction } from '#domain/visit/satisfaction.ts'
import { visitRefusal } from '#domain/visit/visit-can.ts'
import { err, ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import { dateOf, localTimeOf } from '#lib/plain-date.ts'
import type { Ctx } from '#modules/context.ts'
import { changeVisit } from '#modules/visits/index.ts'
import { insertRatingRow } from './ratings.store.ts'

export const ratingReasons = ['fast', 'kind', 'clear', 'slow', 'unclear', 'returned'] as const
export type RatingReason = (typeof ratingReasons)[number]

/** One tap at hand-over. The score is kept without the visit; the visit keeps only that it was rated. */
export async function rateVisit(
  ctx: Ctx,
  visitId: string,
  rating: { score: number; reasons: RatingReason[] },
): Promise<Result<{ version: number }, Refusal>> {
  if (!isSatisfaction(rating.score)) return refuse('visit.unknown-score')
  return changeVisit(ctx, { name: 'visit.rate', right: 'visit.serve', visitId }, async ({ trx, visit }) => {
    const refusal = visitRefusal(visit.state, 'rate')
    if (refusal) return err(refusal)
    await insertRatingRow(trx, ctx.ward.wardId, {
      ratingId: ctx.ids.uuid(),
      day: dateOf(localTimeOf(ctx.now)),
      procedureId: visit.state.need?.procedureId ?? null,
      ...rating,
    })
    return ok([{ type: 'rated' }])
  })
}
