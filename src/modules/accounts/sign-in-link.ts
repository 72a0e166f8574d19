import { ok, type Refusal, type Result } from '#lib/result.ts'
import { write } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/context.ts'
import { insertLinkRow, isLinkLive, takeLinkRow } from './accounts.store.ts'
import { after, beginSession } from './begin-session.ts'
import { tokenHash, tokenOf } from './token.ts'

/** A one-time link lives a day; whoever has it is signed in as that account, so it is shown once, on this machine. */
const linkHours = 24

export async function makeSignInLink(
  ctx: Ctx,
  accountId: string,
): Promise<Result<{ token: string }, Refusal>> {
  const token = tokenOf(ctx.ward.wardId, ctx.ids.token())
  const act = { name: 'account.makeSignInLink', subject: { type: 'account', id: accountId } }
  return write(ctx, act, async (trx) => {
    const row = {
      tokenHash: tokenHash(token),
      accountId,
      createdAt: ctx.now,
      expiresAt: after(ctx.now, linkHours),
    }
    await insertLinkRow(trx, ctx.ward.wardId, row)
    return ok({ token })
  })
}

export async function isSignInLinkLive(ctx: Ctx, token: string): Promise<boolean> {
  const link = { tokenHash: tokenHash(token), now: ctx.now }
  return ctx.db.inWard(ctx.ward.wardId, (trx) => isLinkLive(trx, ctx.ward.wardId, link))
}

/** Uses the link up and begins a session under a new token. A used, expired or unknown link is the same refusal. */
export async function signInByLink(
  ctx: Ctx,
  token: string,
  device: string,
): Promise<Result<{ session: string }, Refusal>> {
  return beginSession(ctx, { device, strength: 'link' }, (trx) =>
    takeLinkRow(trx, ctx.ward.wardId, { tokenHash: tokenHash(token), now: ctx.now }),
  )
}
