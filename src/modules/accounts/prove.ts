import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import { areTwoProofs, type ProofKind } from '#domain/access/proof.ts'
import { ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import { write } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/context.ts'
import { judgePasskey, judgePassphrase, listCredentials, type Site } from '#modules/credentials/index.ts'
import { proveSessionRow } from './sessions.store.ts'
import { tokenHash } from './token.ts'

/** What somebody shows to go on: her passphrase, her passkey, or, in the demonstration where nobody has any, a press. */
export type Proof =
  | { kind: 'passphrase'; login: string; passphrase: string }
  | { kind: 'passkey'; site: Site; answer: AuthenticationResponseJSON }
  | { kind: 'press' }

export type Proving = { token: string; proofs: readonly ProofKind[]; proof: Proof }

/** Opens a locked desk, and makes a session fresh for what weighs much. The session stays the same one. */
export async function proveAgain(
  ctx: Ctx,
  { token, proofs, proof }: Proving,
): Promise<Result<{ proven: true }, Refusal>> {
  const judged = await judge(ctx, proofs, proof)
  if (!judged.ok) return judged
  const act = { name: 'session.prove', subject: { type: 'session', id: tokenHash(token) } }
  return write({ ...ctx, idempotency: null }, act, async (trx) => {
    await proveSessionRow(trx, ctx.ward.wardId, { tokenHash: tokenHash(token), now: ctx.now })
    return ok({ proven: true as const })
  })
}

async function judge(
  ctx: Ctx,
  proofs: readonly ProofKind[],
  proof: Proof,
): Promise<Result<unknown, Refusal>> {
  if (proof.kind === 'press') return ctx.ward.isDemo && proofs.length === 0 ? ok({}) : refuse('sign-in.wrong')
  if (proof.kind === 'passkey') {
    const accountId = await judgePasskey(ctx, proof.site, proof.answer)
    return accountId === ctx.actor.id ? ok({}) : refuse('sign-in.wrong')
  }
  const whose = { login: proof.login, accountId: ctx.actor.id ?? undefined }
  const judged = await judgePassphrase(ctx, whose, proof.passphrase)
  if (judged.ok) return ok({})
  return judged.waitSeconds === undefined
    ? refuse('sign-in.wrong')
    : refuse('sign-in.wait', { minutes: Math.ceil(judged.waitSeconds / 60) })
}

/** After proofs were set: this very session has just shown them. */
export async function strengthenSession(
  ctx: Ctx,
  token: string,
): Promise<Result<{ strong: boolean }, Refusal>> {
  const kinds = (await listCredentials(ctx, ctx.actor.id!)).map(({ kind }) => kind)
  if (!areTwoProofs(kinds)) return ok({ strong: false })
  const act = { name: 'session.strengthen', subject: { type: 'session', id: tokenHash(token) } }
  return write({ ...ctx, idempotency: null }, act, async (trx) => {
    const strength = 'twoProofs' as const
    await proveSessionRow(trx, ctx.ward.wardId, { tokenHash: tokenHash(token), now: ctx.now, strength })
    return ok({ strong: true })
  })
}
