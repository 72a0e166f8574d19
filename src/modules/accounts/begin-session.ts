import type { Strength } from '#domain/access/proof.ts'
import type { Tx } from '#db/client.ts'
import type { Instant } from '#lib/plain-date.ts'
import { ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import { write } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/context.ts'
import { insertSessionRow } from './sessions.store.ts'
import { tokenHash, tokenOf } from './token.ts'

/** A session ends after twelve hours whatever happens. */
export const sessionHours = 12

export function after(now: Instant, hours: number): Instant {
  return new Date(Date.parse(now) + hours * 3_600_000).toISOString() as Instant
}

/** Begins a session of whomever `find` names, under a new token. Nobody named is the same refusal as anything unknown. */
export async function beginSession(
  ctx: Ctx,
  { device, strength }: { device: string; strength: Strength },
  find: (trx: Tx) => Promise<string | undefined>,
): Promise<Result<{ session: string }, Refusal>> {
  const session = tokenOf(ctx.ward.wardId, ctx.ids.token())
  const act = { name: 'session.begin', subject: { type: 'session', id: tokenHash(session) } }
  return write({ ...ctx, idempotency: null }, act, async (trx) => {
    const accountId = await find(trx)
    if (!accountId) return refuse('not-found')
    await insertSessionRow(trx, ctx.ward.wardId, {
      tokenHash: tokenHash(session),
      accountId,
      device,
      strength,
      now: ctx.now,
      expiresAt: after(ctx.now, sessionHours),
    })
    return ok({ session })
  })
}
