import type { Tx } from '#db/client.ts'
import { dateOf, localTimeOf, type Instant } from '#lib/plain-date.ts'
import type { Ctx } from '#modules/context.ts'
import { insertMeasureRow } from './measures.store.ts'

/** Minutes since `from`, kept without identity at the moment they happen, so that reports survive deletion. */
export async function noteMeasure(
  trx: Tx,
  ctx: Ctx,
  measure: { name: string; procedureId: string | null; from: Instant },
): Promise<void> {
  const figure = (Date.parse(ctx.now) - Date.parse(measure.from)) / 60_000
  const day = dateOf(localTimeOf(ctx.now))
  const { name, procedureId } = measure
  await insertMeasureRow(trx, ctx.ward.wardId, { measureId: ctx.ids.uuid(), day, name, procedureId, figure })
}
