import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import { tidyLogin } from '#domain/access/login-name.ts'
import { ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import { write } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/context.ts'
import {
  judgeCode,
  judgePasskey,
  judgePassphrase,
  listCredentials,
  type Judged,
  type Site,
} from '#modules/credentials/index.ts'
import { findAccountByLogin, findAccountRow } from './accounts.store.ts'
import { beginSession } from './begin-session.ts'

/** What comes next: in, or the code, for which `pending` proves that the passphrase was right. */
export type SignInStep = { session: string } | { pending: string }

const pendingMinutes = 5

type Pending = { accountId: string; until: number }

/** Login and passphrase. A wrong one, an unknown name and somebody who left are one answer that takes one time. */
export async function signInByPassphrase(
  ctx: Ctx,
  given: { login: string; passphrase: string; device: string },
): Promise<Result<SignInStep, Refusal>> {
  const login = tidyLogin(given.login)
  const account = await ctx.db.inWard(ctx.ward.wardId, (trx) =>
    findAccountByLogin(trx, ctx.ward.wardId, login),
  )
  const judged = await judgePassphrase(ctx, { login, accountId: account?.accountId }, given.passphrase)
  if (!judged.ok || !account) return refuseTry(ctx, account?.accountId, judged)
  const { accountId } = account
  const kinds = (await listCredentials(ctx, accountId)).map(({ kind }) => kind)
  if (kinds.includes('totp')) return ok({ pending: sealPending(ctx, accountId) })
  return enter(ctx, { accountId, device: given.device, strength: 'passphrase' })
}

/** The code of the app, after the passphrase. */
export async function signInByCode(
  ctx: Ctx,
  given: { pending: string; code: string; device: string },
): Promise<Result<{ session: string }, Refusal>> {
  const accountId = openPending(ctx, given.pending)
  if (!accountId) return refuse('sign-in.begin-again')
  const judged = await judgeCode(ctx, accountId, given.code)
  if (!judged.ok) return refuseTry(ctx, accountId, judged)
  return enter(ctx, { accountId, device: given.device, strength: 'twoProofs' })
}

/** A passkey says whose it is and is two proofs in one. */
export async function signInByPasskey(
  ctx: Ctx,
  site: Site,
  given: { answer: AuthenticationResponseJSON; device: string },
): Promise<Result<{ session: string }, Refusal>> {
  const accountId = await judgePasskey(ctx, site, given.answer)
  if (!accountId) return refuseTry(ctx, undefined, { ok: false })
  return enter(ctx, { accountId, device: given.device, strength: 'twoProofs' })
}

type Entering = { accountId: string; device: string; strength: 'passphrase' | 'twoProofs' }

async function enter(ctx: Ctx, of: Entering): Promise<Result<{ session: string }, Refusal>> {
  return beginSession(ctx, of, async (trx) => {
    const account = await findAccountRow(trx, ctx.ward.wardId, of.accountId)
    return account?.accountId
  })
}

/**
 * A try that was looked at and failed leaves a link in the chain, and a sentence that tells nothing about who exists. One
 * that had to wait leaves none: whoever floods the page must not fill the book.
 */
async function refuseTry(
  ctx: Ctx,
  accountId: string | undefined,
  judged: Judged,
): Promise<Result<never, Refusal>> {
  const waitSeconds = judged.ok ? undefined : judged.waitSeconds
  if (waitSeconds !== undefined) return refuse('sign-in.wait', { minutes: Math.ceil(waitSeconds / 60) })
  const act = { name: 'session.refuse', subject: { type: 'account', id: accountId ?? 'unknown' } }
  await write({ ...ctx, idempotency: null }, act, async () => ok({}))
  return refuse('sign-in.wrong')
}

function sealPending(ctx: Ctx, accountId: string): string {
  const pending: Pending = { accountId, until: Date.parse(ctx.now) + pendingMinutes * 60_000 }
  return ctx.vault.seal('sign-in.pending', '', pending).toString('base64url')
}

function openPending(ctx: Ctx, sealed: string): string | undefined {
  try {
    const { accountId, until } = ctx.vault.open<Pending>(
      'sign-in.pending',
      '',
      Buffer.from(sealed, 'base64url'),
    )
    return Date.parse(ctx.now) < until ? accountId : undefined
  } catch {
    return undefined
  }
}
