import { passphraseProblem, type PassphraseProblem } from '#domain/access/passphrase.ts'
import { areTwoProofs, type ProofKind } from '#domain/access/proof.ts'
import { ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import type { Tx } from '#db/client.ts'
import { write } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/context.ts'
import { deleteCredentialRows, insertCredentialRow, listCredentialRows } from './credentials.store.ts'
import { hashPassphrase } from './hash-passphrase.ts'

export type OwnCredential = {
  credentialId: string
  kind: ProofKind
  label: string
  createdAt: string
  lastUsedAt: string | null
}

/** What an account proves itself with, without any secret. */
export async function listCredentials(ctx: Ctx, accountId: string): Promise<OwnCredential[]> {
  const rows = await ctx.db.inWard(ctx.ward.wardId, (trx) =>
    listCredentialRows(trx, ctx.ward.wardId, accountId),
  )
  return rows.map(({ credentialId, kind, label, createdAt, lastUsedAt }) => ({
    credentialId,
    kind,
    label,
    createdAt,
    lastUsedAt,
  }))
}

/** Sets or replaces the passphrase of the one who is signed in. What is wrong with it is a problem of the field. */
export async function setPassphrase(
  ctx: Ctx,
  typed: string,
  names: readonly string[],
): Promise<Result<{ problem?: PassphraseProblem }, Refusal>> {
  const accountId = ctx.actor.id
  if (!accountId) return refuse('not-found')
  const problem = passphraseProblem(typed, names)
  if (problem) return ok({ problem })
  const hash = await hashPassphrase(typed)
  return write(
    ctx,
    { name: 'account.setPassphrase', subject: { type: 'account', id: accountId } },
    async (trx) => {
      await deleteCredentialRows(trx, ctx.ward.wardId, { accountId, kind: 'passphrase' })
      await keepSecret(trx, ctx, { accountId, kind: 'passphrase', secret: { hash } })
      return ok({})
    },
  )
}

/** Takes a code or a passkey away. The last two proofs stay: an account may be changed over, never left open. */
export async function removeCredential(
  ctx: Ctx,
  credentialId: string,
): Promise<Result<{ removed: true }, Refusal>> {
  const accountId = ctx.actor.id
  if (!accountId) return refuse('not-found')
  const act = { name: 'account.removeProof', subject: { type: 'account', id: accountId } }
  return write(ctx, act, async (trx) => {
    const held = await listCredentialRows(trx, ctx.ward.wardId, accountId)
    if (!held.some((one) => one.credentialId === credentialId)) return refuse('not-found')
    const rest = held.filter((one) => one.credentialId !== credentialId).map(({ kind }) => kind)
    if (areTwoProofs(held.map(({ kind }) => kind)) && !areTwoProofs(rest)) return refuse('account.last-proof')
    await deleteCredentialRows(trx, ctx.ward.wardId, { accountId, credentialId })
    return ok({ removed: true as const })
  })
}

export type NewSecret = {
  accountId: string
  kind: ProofKind
  secret: unknown
  handle?: string
  label?: string
}

/** Seals a secret into a row of its own. */
export async function keepSecret(trx: Tx, ctx: Ctx, { secret, ...of }: NewSecret): Promise<void> {
  const credentialId = ctx.ids.uuid()
  await insertCredentialRow(trx, ctx.ward.wardId, {
    handle: null,
    label: '',
    ...of,
    credentialId,
    secret: sealSecret(ctx, credentialId, secret),
    createdAt: ctx.now,
  })
}

export function sealSecret(ctx: Ctx, credentialId: string, secret: unknown): Buffer {
  return ctx.vault.seal('credential.secret', credentialId, secret)
}

export function openSecret<T>(ctx: Ctx, row: { credentialId: string; secret: Uint8Array }): T {
  return ctx.vault.open<T>('credential.secret', row.credentialId, row.secret)
}
