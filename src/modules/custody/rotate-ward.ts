import type { Tx } from '#db/client.ts'
import { ok } from '#lib/result.ts'
import { write } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/context.ts'
import { deleteWardKeyRow, listWardsChangingKeys, type Vault, type WardKeys } from '#modules/vault/index.ts'
import {
  findLastRotationRow,
  insertRotationRow,
  updateRotationRow,
  type RotationRow,
} from './key-rotations.store.ts'
import { resealWard, type Pace } from './reseal-ward.ts'
import { endReseal, letKeeperReseal, listBytesColumns } from './sealed-places.store.ts'
import { sealedAmong, type SealedPlace } from './sealed-places.ts'
import { countStaleValues } from './sealed-values.store.ts'

/**
 * `settling`: the new key waits until every process knows it, or the old one until nothing sealed with it can still be on its
 * way. `broken`: values that open under no key; the old key stays. `stopped`: asked to stop, to be gone on with.
 */
export type RotationState = 'none' | 'settling' | 'stopped' | 'broken' | 'done'
export type RotationReport = { state: RotationState; resealed: number; broken: number }

/** Makes the new data key, in the transaction of whoever asks for it. While a change is under way there is nothing to begin. */
export async function beginRotation(
  trx: Tx,
  { vault, ids, now }: Pick<Ctx, 'ids' | 'now'> & { vault: Vault },
  wardId: number,
): Promise<boolean> {
  const keyId = await vault.addWardKey(trx, wardId)
  if (keyId === undefined) return false
  await insertRotationRow(trx, wardId, { rotationId: ids.uuid(), keyId, startedAt: now })
  return true
}

/**
 * Goes on with the change of a ward's data key, as far as it can go now. What is left to do is told by the values themselves, so
 * it may be cut short anywhere and called again. The old key is dropped when nothing is left under it.
 */
export async function rotateWard(ctx: Ctx, vault: Vault, pace: Pace): Promise<RotationReport> {
  const { wardId } = ctx.ward
  const keys = await vault.keysOf(wardId)
  const [newest, ...old] = keys.keyIds
  if (newest === undefined || old.length === 0) return { state: 'none', resealed: 0, broken: 0 }
  if (keys.sealing.keyId !== newest) return { state: 'settling', resealed: 0, broken: 0 }
  const places = await ctx.db.acrossWards(async (trx) => sealedAmong(await listBytesColumns(trx)))
  await letKeeperReseal(ctx.db, places)
  const rotation = await rotationOf(ctx, keys)
  const pass = await resealWard(ctx, { keys, places, rotationId: rotation.rotationId, pace })
  const { resealed, broken } = pass
  if (pass.isStopped) return { state: 'stopped', resealed, broken }
  if (broken > 0) return { state: 'broken', resealed, broken }
  // What was sealed with the old key before this process learnt of the new one is committed by then, and this pass saw it.
  if (keys.sealing.ageMs < pace.retireMs) return { state: 'settling', resealed, broken }
  const isDropped = await dropOldKeys(ctx, { places, newest, old, rotation })
  return { state: isDropped ? 'done' : 'settling', resealed, broken }
}

/** The row that tells of this change; made anew when a restored copy came without it. */
async function rotationOf(ctx: Ctx, { sealing }: WardKeys): Promise<Pick<RotationRow, 'rotationId'>> {
  const { wardId } = ctx.ward
  return ctx.db.inWard(wardId, async (trx) => {
    const last = await findLastRotationRow(trx, wardId)
    if (last && !last.finishedAt) return last
    const rotationId = ctx.ids.uuid()
    await insertRotationRow(trx, wardId, { rotationId, keyId: sealing.keyId, startedAt: ctx.now })
    return { rotationId }
  })
}

type Dropping = {
  places: SealedPlace[]
  newest: number
  old: number[]
  rotation: Pick<RotationRow, 'rotationId'>
}

/** Looks once more, in the transaction that drops: a key something still needs is never dropped. */
async function dropOldKeys(ctx: Ctx, { places, newest, old, rotation }: Dropping): Promise<boolean> {
  const { wardId } = ctx.ward
  const { rotationId } = rotation
  const once = { key: `key.drop:${rotationId}`, bodyHash: '' }
  const act = { name: 'key.drop', subject: { type: 'ward-key', id: old.join(' ') } }
  await write({ ...ctx, idempotency: once }, act, async () => ok(null))
  const isDropped = await ctx.db.acrossWards(async (trx) => {
    for (const place of places)
      if ((await countStaleValues(trx, place, { wardId, keyId: newest })) > 0) return false
    for (const keyId of old) await deleteWardKeyRow(trx, wardId, keyId)
    await updateRotationRow(trx, wardId, { rotationId, finishedAt: ctx.now })
    return true
  })
  const changing = await ctx.db.acrossWards((trx) => listWardsChangingKeys(trx))
  if (changing.length === 0) await endReseal(ctx.db, places)
  return isDropped
}
