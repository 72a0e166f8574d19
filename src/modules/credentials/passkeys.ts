import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  type WebAuthnCredential,
} from '@simplewebauthn/server'
import { isIP } from 'node:net'
import type { Instant } from '#lib/plain-date.ts'
import { ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import { write } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/context.ts'
import { insertChallengeRow, takeChallengeRow } from './challenges.store.ts'
import { listCredentialRows, lockCredentialByHandle, noteCredentialUse } from './credentials.store.ts'
import { keepSecret, openSecret, sealSecret } from './own-credentials.ts'

/** What a passkey is for: a browser binds it to the name in the address bar, and a bare number has none. */
export type Site = { rpId: string; origin: string }

export function siteOf(origin: string): Site | undefined {
  const { hostname } = new URL(origin)
  return isIP(hostname.replace(/^\[|\]$/g, '')) ? undefined : { rpId: hostname, origin }
}

type PasskeySecret = { id: string; publicKey: string; counter: number; transports: string[]; rpId: string }

const challengeMinutes = 5

/** What the browser needs to make a passkey for the one who is signed in. */
export async function offerPasskey(
  ctx: Ctx,
  site: Site,
  login: string,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const accountId = ctx.actor.id!
  const held = await ctx.db.inWard(ctx.ward.wardId, (trx) =>
    listCredentialRows(trx, ctx.ward.wardId, accountId),
  )
  const options = await generateRegistrationOptions({
    rpName: `Một cửa ${ctx.ward.name}`,
    rpID: site.rpId,
    userName: login,
    userDisplayName: ctx.actor.name,
    userID: new Uint8Array(Buffer.from(accountId)),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    excludeCredentials: held
      .filter(({ kind }) => kind === 'passkey')
      .map((row) => ({ id: openSecret<PasskeySecret>(ctx, row).id })),
  })
  await keepChallenge(ctx, options.challenge, accountId)
  return options
}

export async function addPasskey(
  ctx: Ctx,
  site: Site,
  given: { answer: RegistrationResponseJSON; label: string },
): Promise<Result<{ fits: boolean }, Refusal>> {
  const accountId = ctx.actor.id
  if (!accountId) return refuse('not-found')
  const challenge = challengeOf(given.answer)
  const verified = await verifyRegistrationResponse({
    response: given.answer,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.rpId,
    requireUserVerification: true,
  }).catch(() => undefined)
  if (!verified?.verified) return ok({ fits: false })
  const { id, publicKey, counter, transports = [] } = verified.registrationInfo.credential
  const secret: PasskeySecret = {
    id,
    publicKey: Buffer.from(publicKey).toString('base64url'),
    counter,
    transports,
    rpId: site.rpId,
  }
  const act = { name: 'account.addPasskey', subject: { type: 'account', id: accountId } }
  return write(ctx, act, async (trx) => {
    const taken = await takeChallengeRow(trx, ctx.ward.wardId, { challenge, now: ctx.now })
    if (taken?.accountId !== accountId) return refuse('account.proof-stale')
    await keepSecret(trx, ctx, {
      accountId,
      kind: 'passkey',
      handle: handleOf(ctx, id),
      label: given.label,
      secret,
    })
    return ok({ fits: true })
  })
}

/** What the browser needs to ask for a passkey; nobody is named, the passkey says whose it is. */
export async function askPasskey(ctx: Ctx, site: Site): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const options = await generateAuthenticationOptions({ rpID: site.rpId, userVerification: 'required' })
  await keepChallenge(ctx, options.challenge, null)
  return options
}

/** Whose passkey answered, or undefined: unknown, of another site, replayed or forged look the same. */
export async function judgePasskey(
  ctx: Ctx,
  site: Site,
  answer: AuthenticationResponseJSON,
): Promise<string | undefined> {
  const challenge = challengeOf(answer)
  return ctx.db.inWard(ctx.ward.wardId, async (trx) => {
    const { wardId } = ctx.ward
    if (!(await takeChallengeRow(trx, wardId, { challenge, now: ctx.now }))) return undefined
    const row = await lockCredentialByHandle(trx, wardId, handleOf(ctx, String(answer.id)))
    if (!row) return undefined
    const secret = openSecret<PasskeySecret>(ctx, row)
    const verified = await verifyAuthenticationResponse({
      response: answer,
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.rpId,
      requireUserVerification: true,
      credential: webAuthnOf(secret),
    }).catch(() => undefined)
    if (!verified?.verified) return undefined
    const moved = { ...secret, counter: verified.authenticationInfo.newCounter }
    const sealed = sealSecret(ctx, row.credentialId, moved)
    await noteCredentialUse(trx, wardId, { ...row, secret: sealed, now: ctx.now })
    return row.accountId
  })
}

function webAuthnOf({ id, publicKey, counter, transports }: PasskeySecret): WebAuthnCredential {
  return { id, publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')), counter, transports }
}

/** The challenge the browser says it answered; whether it was ours and unused the table knows. */
function challengeOf({ response }: RegistrationResponseJSON | AuthenticationResponseJSON): string {
  try {
    // The name is WebAuthn's own.
    const said = JSON.parse(Buffer.from(response['clientDataJSON'], 'base64url').toString()) as unknown
    return String((said as { challenge?: unknown } | null)?.challenge ?? '')
  } catch {
    return ''
  }
}

function handleOf(ctx: Ctx, passkeyId: string): string {
  return ctx.vault.blindIndex('passkey', passkeyId)
}

async function keepChallenge(ctx: Ctx, challenge: string, accountId: string | null): Promise<void> {
  const expiresAt = new Date(Date.parse(ctx.now) + challengeMinutes * 60_000).toISOString() as Instant
  await ctx.db.inWard(ctx.ward.wardId, (trx) =>
    insertChallengeRow(trx, ctx.ward.wardId, { challenge, accountId, now: ctx.now, expiresAt }),
  )
}
