import type { Ctx } from '#modules/context.ts'
import type { Judged } from './codes.ts'
import { listCredentialRows } from './credentials.store.ts'
import { forgiveTries, takeTry } from './guard-tries.ts'
import { isPassphrase } from './hash-passphrase.ts'
import { openSecret } from './own-credentials.ts'

/**
 * Whether a passphrase is right for a login. The tries are counted under the login as typed, known or not: the answer, the
 * time it takes and the waiting are the same for somebody who does not exist (`accountId` undefined).
 */
export async function judgePassphrase(
  ctx: Ctx,
  whose: { login: string; accountId: string | undefined },
  typed: string,
): Promise<Judged> {
  const waitSeconds = await takeTry(ctx, 'passphrase', whose.login)
  if (waitSeconds !== undefined) return { ok: false, waitSeconds }
  const kept = whose.accountId ? await hashOf(ctx, whose.accountId) : undefined
  if (!(await isPassphrase(kept, typed))) return { ok: false }
  await forgiveTries(ctx, 'passphrase', whose.login)
  return { ok: true }
}

async function hashOf(ctx: Ctx, accountId: string): Promise<string | undefined> {
  const rows = await ctx.db.inWard(ctx.ward.wardId, (trx) =>
    listCredentialRows(trx, ctx.ward.wardId, accountId),
  )
  const row = rows.find(({ kind }) => kind === 'passphrase')
  return row && openSecret<{ hash: string }>(ctx, row).hash
}
