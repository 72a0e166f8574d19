import type { Tx } from '#db/client.ts'
import type { Ctx } from '#modules/context.ts'
import { leaveTrail, type Act } from './write.ts'

/**
 * Reads in one transaction under the ward. With an act the reading itself is written to the audit chain,
 * unless nothing was found (`undefined`): then nothing was disclosed.
 */
export async function read<T>(ctx: Ctx, act: Act | null, body: (trx: Tx) => Promise<T>): Promise<T> {
  return ctx.db.inWard(ctx.ward.wardId, async (trx) => {
    const value = await body(trx)
    if (act && value !== undefined) await leaveTrail(trx, ctx, { act, outbox: [], idempotency: null })
    return value
  })
}
