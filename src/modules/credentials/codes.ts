import { generateSecret, generateURI, verify } from 'otplib'
import { ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import { write } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/context.ts'
import { deleteCredentialRows, lockCredential, noteCredentialUse } from './credentials.store.ts'
import { forgiveTries, takeTry } from './guard-tries.ts'
import { keepSecret, openSecret, sealSecret } from './own-credentials.ts'

/** A code of the last half minute is still good, and one of the next: clocks of phones differ. Seconds. */
const tolerance = 30
const period = 30

/** `lastStep` is when the last code used was valid: a code works once, also for whoever looked over a shoulder. */
type CodeSecret = { key: string; lastStep: number }

export type NewCode = { key: string; uri: string; sealed: string }

/** A secret to put into an authenticator app; it counts once a code made with it has been typed. */
export function offerCode(ctx: Ctx, login: string): NewCode {
  const key = generateSecret()
  const sealed = ctx.vault.seal('credential.offer', ctx.actor.id ?? '', { key }).toString('base64url')
  return { ...codeOffer(ctx, login, key), sealed }
}

/** The same offer again, when the code typed was wrong. */
export function readOffer(ctx: Ctx, login: string, sealed: string): NewCode | undefined {
  try {
    const bytes = Buffer.from(sealed, 'base64url')
    const { key } = ctx.vault.open<{ key: string }>('credential.offer', ctx.actor.id ?? '', bytes)
    return { ...codeOffer(ctx, login, key), sealed }
  } catch {
    return undefined
  }
}

function codeOffer(ctx: Ctx, login: string, key: string): { key: string; uri: string } {
  return { key, uri: generateURI({ issuer: `Một cửa ${ctx.ward.name}`, label: login, secret: key }) }
}

/** Keeps the code when what was typed shows that the app has it; false when it does not fit. */
export async function confirmCode(
  ctx: Ctx,
  offer: NewCode,
  typed: string,
): Promise<Result<{ fits: boolean }, Refusal>> {
  const accountId = ctx.actor.id
  if (!accountId) return refuse('not-found')
  const step = await stepOf(ctx, { key: offer.key, lastStep: 0 }, typed)
  if (step === undefined) return ok({ fits: false })
  return write(ctx, { name: 'account.setCode', subject: { type: 'account', id: accountId } }, async (trx) => {
    await deleteCredentialRows(trx, ctx.ward.wardId, { accountId, kind: 'totp' })
    await keepSecret(trx, ctx, { accountId, kind: 'totp', secret: { key: offer.key, lastStep: step } })
    return ok({ fits: true })
  })
}

export type Judged = { ok: true } | { ok: false; waitSeconds?: number }

/** Whether a code is right now. Five wrong ones in an hour, then it waits. */
export async function judgeCode(ctx: Ctx, accountId: string, typed: string): Promise<Judged> {
  const waitSeconds = await takeTry(ctx, 'code', accountId)
  if (waitSeconds !== undefined) return { ok: false, waitSeconds }
  const isRight = await ctx.db.inWard(ctx.ward.wardId, async (trx) => {
    const row = await lockCredential(trx, ctx.ward.wardId, { accountId, kind: 'totp' })
    if (!row) return false
    const secret = openSecret<CodeSecret>(ctx, row)
    const step = await stepOf(ctx, secret, typed)
    if (step === undefined) return false
    const sealed = sealSecret(ctx, row.credentialId, { ...secret, lastStep: step })
    await noteCredentialUse(trx, ctx.ward.wardId, { ...row, secret: sealed, now: ctx.now })
    return true
  })
  if (!isRight) return { ok: false }
  await forgiveTries(ctx, 'code', accountId)
  return { ok: true }
}

/** When the code was valid (epoch seconds of its half minute), if it is and was not used before. */
async function stepOf(ctx: Ctx, { key, lastStep }: CodeSecret, typed: string): Promise<number | undefined> {
  const token = typed.replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return undefined
  const epoch = Math.floor(Date.parse(ctx.now) / 1000)
  const judged = await verify({ secret: key, token, epoch, epochTolerance: tolerance })
  if (!judged.valid) return undefined
  const step = (Math.floor(epoch / period) + judged.delta) * period
  return step > lastStep ? step : undefined
}
