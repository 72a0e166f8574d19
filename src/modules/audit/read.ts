import type { Tx } from '#db/client.ts'
import type { Ctx } from '#modules/context.ts'
import { leaveTrail, type Act } from './write.ts'

/**
 * Reads in one transaction under the ward. With an act the reading itself is written to the audit chain,
 * unless nothing was found (`undefined`): then nothing was disclosed. An act that only what was found can name is a function of it.
 */
export async function read<T>(
  ctx: Ctx,
  act: Act | ((found: NonNullable<T>) => Act) | null,
  body: (trx: Tx) => Promise<T>,
): Promise<T> {
  return ctx.db.inWard(ctx.ward.wardId, async (trx) => {
    const value = await body(trx)
    if (act && value !== undefined && value !== null) {
      const told = typeof act === 'function' ? act(value) : act
      await leaveTrail(trx, ctx, { act: told, outbox: [], idempotency: null })
    }
    return value
  })
}
