import { ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import { write } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/context.ts'
import { listWardKeyRows } from '#modules/vault/index.ts'

/**
 * Asks for a new data key. The message makes it exactly once, and from then on the program goes on by itself: the page may be
 * closed, the machine may be started anew.
 */
export async function requestRotation(ctx: Ctx): Promise<Result<{ requested: true }, Refusal>> {
  const { wardId } = ctx.ward
  const act = { name: 'key.rotate', subject: { type: 'ward', id: String(wardId) } }
  return write(ctx, act, async (trx, effects) => {
    const keys = (await listWardKeyRows(trx, wardId)).filter(({ keyId }) => keyId > 0)
    if (keys.length > 1) return refuse('key.rotation-running')
    effects.enqueue('key.rotate', {})
    return ok({ requested: true as const })
  })
}
