import type { Tx } from '#db/client.ts'
import type { Ctx } from '#modules/context.ts'
import { SealBroken, type WardKeys } from '#modules/vault/index.ts'
import { updateRotationRow } from './key-rotations.store.ts'
import { placeName, rowName, type SealedPlace } from './sealed-places.ts'
import { countStaleValues, listStaleValues, replaceValues, type SealedValue } from './sealed-values.store.ts'

/** How fast, and who may stop it. */
export type Pace = {
  /** Values in one transaction: the desk waits for no longer than one of them takes. */
  batch: number
  /** Called after each transaction with the time it took. */
  rest(tookMs: number): Promise<unknown>
  isStopped(): boolean
  /** How old the new key must be before the old one may go. */
  retireMs: number
}

type Pass = { resealed: number; broken: number; isStopped: boolean }
type Work = { keys: WardKeys; places: SealedPlace[]; rotationId: string; pace: Pace }

/** Every value of the ward under the key that seals now, column by column, in small transactions. */
export async function resealWard(ctx: Ctx, work: Work): Promise<Pass> {
  await noteTotal(ctx, work)
  const pass: Pass = { resealed: 0, broken: 0, isStopped: false }
  for (const place of work.places) {
    if (!(await resealPlace(ctx, work, { place, pass }))) return { ...pass, isStopped: true }
  }
  await ctx.db.inWard(ctx.ward.wardId, (trx) =>
    updateRotationRow(trx, ctx.ward.wardId, { rotationId: work.rotationId, broken: pass.broken }),
  )
  return pass
}

/** False when it was stopped on the way. */
async function resealPlace(
  ctx: Ctx,
  work: Work,
  { place, pass }: { place: SealedPlace; pass: Pass },
): Promise<boolean> {
  let after: readonly string[] | undefined
  for (;;) {
    if (work.pace.isStopped()) return false
    const start = performance.now()
    const done = await ctx.db.acrossWards((trx) => resealBatch(trx, ctx, { ...work, place, after }))
    pass.resealed += done.resealed
    pass.broken += done.broken
    if (done.isLast) return true
    after = done.after
    await work.pace.rest(performance.now() - start)
  }
}

type Batch = Work & { place: SealedPlace; after: readonly string[] | undefined }

async function resealBatch(trx: Tx, ctx: Ctx, { keys, place, rotationId, pace, after }: Batch) {
  const { wardId } = ctx.ward
  const { keyId } = keys.sealing
  const stale = await listStaleValues(trx, place, { wardId, keyId, after, limit: pace.batch })
  const fresh = stale.flatMap((value) => resealed(keys, place, value))
  const count = fresh.length > 0 ? await replaceValues(trx, { place, wardId }, fresh) : 0
  if (count > 0) await updateRotationRow(trx, wardId, { rotationId, resealed: count })
  return {
    resealed: count,
    broken: stale.length - fresh.length,
    after: stale.at(-1)?.row,
    isLast: stale.length < pace.batch,
  }
}

/** A value that was moved here or damaged stays as it is: nothing is made whole by sealing it again. */
function resealed(
  keys: WardKeys,
  place: SealedPlace,
  value: SealedValue,
): (SealedValue & { fresh: Buffer })[] {
  try {
    return [{ ...value, fresh: keys.reseal(placeName(place), rowName(value.row), value.sealed) }]
  } catch (error) {
    if (error instanceof SealBroken) return []
    throw error
  }
}

async function noteTotal(ctx: Ctx, { keys, places, rotationId }: Work): Promise<void> {
  const { wardId } = ctx.ward
  let left = 0
  for (const place of places)
    left += await ctx.db.acrossWards((trx) =>
      countStaleValues(trx, place, { wardId, keyId: keys.sealing.keyId }),
    )
  await ctx.db.inWard(wardId, (trx) => updateRotationRow(trx, wardId, { rotationId, left }))
}
