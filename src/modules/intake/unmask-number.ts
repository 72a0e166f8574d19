import { refuse, ok, type Refusal, type Result } from '#lib/result.ts'
import { read } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/context.ts'
import { isKeyOf } from '#domain/form/index.ts'
import { findVisit } from '#modules/visits/index.ts'
import { formOf } from './draft.ts'

/** One number of one form is to be seen whole: an act of its own in the audit, which names the place and not the value. */
export async function unmaskNumber(
  ctx: Ctx,
  visitId: string,
  key: string,
): Promise<Result<{ key: string }, Refusal>> {
  const act = { name: 'visit.unmask', subject: { type: 'visit', id: visitId }, fields: [key] }
  const found = await read(ctx, act, async (trx) => {
    const visit = await findVisit(trx, ctx, visitId)
    const form = visit && formOf(ctx, visit.state)
    return form && isKeyOf(form, key) && key.endsWith('.idNumber') ? { key } : undefined
  })
  return found ? ok(found) : refuse('not-found')
}
