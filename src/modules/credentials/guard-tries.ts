import { countTry, mostTries } from '#domain/access/tries.ts'
import type { Ctx } from '#modules/context.ts'
import { deleteGuards, lockGuard, updateGuard } from './guards.store.ts'

export type GuardKind = keyof typeof mostTries

/** Whose tries are counted: nobody can tell from the table which names there are. */
export function guardOf(ctx: Ctx, kind: GuardKind, subject: string): string {
  return ctx.vault.blindIndex(`guard ${kind}`, subject)
}

/**
 * Counts one try before it is looked at and says whether it may be. Committed at once: a request that dies in between
 * has used up its try. `undefined` when it may; else the seconds to wait.
 */
export async function takeTry(ctx: Ctx, kind: GuardKind, subject: string): Promise<number | undefined> {
  const guard = guardOf(ctx, kind, subject)
  const now = Date.parse(ctx.now)
  return ctx.db.inWard(ctx.ward.wardId, async (trx) => {
    const held = await lockGuard(trx, ctx.ward.wardId, guard, now)
    const counted = countTry(held, mostTries[kind], now)
    if (!counted.ok) return Math.ceil((counted.until - now) / 1000)
    await updateGuard(trx, ctx.ward.wardId, guard, counted.next)
    return undefined
  })
}

/** A right answer wipes the count. */
export async function forgiveTries(ctx: Ctx, kind: GuardKind, subject: string): Promise<void> {
  const guards = [guardOf(ctx, kind, subject)]
  await ctx.db.inWard(ctx.ward.wardId, (trx) => deleteGuards(trx, ctx.ward.wardId, guards))
}
