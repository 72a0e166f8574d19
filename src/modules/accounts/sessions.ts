import { idleMinutes, needsTwoProofs, type ProofKind, type Strength } from '#domain/access/proof.ts'
import type { Role } from '#domain/access/role.ts'
import type { Db, Tx } from '#db/client.ts'
import type { Clock } from '#lib/clock.ts'
import { dateOf, localTimeOf, type Instant } from '#lib/plain-date.ts'
import { ok, type Refusal, type Result } from '#lib/result.ts'
import { write } from '#modules/audit/index.ts'
import type { Actor, Ctx } from '#modules/context.ts'
import { listDelegationsTo, listStandsFor } from '#modules/delegations/index.ts'
import {
  findSessionRow,
  listOpenSessions,
  lockSessionRow,
  revokeAccountSessions,
  revokeSessionRow,
  touchSessionRow,
  type OpenSession,
  type SessionRow,
} from './sessions.store.ts'
import { tokenHash, wardOfToken } from './token.ts'

export type SignedIn = {
  wardId: number
  actor: Actor
  title: string
  login: string | null
  device: string
  strength: Strength
  provenAt: string | null
  /** A desk left alone: everything stays as it was behind one proof. */
  isLocked: boolean
  proofs: readonly ProofKind[]
}

/** An answer may be trusted for three seconds, so a revoked one ends within five. */
const trustMs = 3_000
const touchMs = 60_000

type Known = { at: number; signedIn: SignedIn | undefined }

/** Who the bearer of a token is; asks the database at most once every few seconds for each token. */
export type Sessions = { find(token: string): Promise<SignedIn | undefined>; forget(token: string): void }

export function sessionsOver(db: Db, clock: Clock): Sessions {
  const known = new Map<string, Known>()
  return {
    forget: (token) => void known.delete(tokenHash(token)),
    async find(token) {
      const wardId = wardOfToken(token)
      if (!wardId) return undefined
      const now = Date.parse(clock.now())
      const hash = tokenHash(token)
      const held = known.get(hash)
      if (held && now - held.at < trustMs) return held.signedIn
      const signedIn = await ask(db, { wardId, hash, now })
      if (known.size > 5_000) known.clear()
      known.set(hash, { at: now, signedIn })
      return signedIn
    },
  }
}

type Asked = { wardId: number; hash: string; now: number }

async function ask(db: Db, { wardId, hash, now }: Asked): Promise<SignedIn | undefined> {
  const nowText = new Date(now).toISOString() as Instant
  return db.inWard(wardId, async (trx) => {
    const row = await findSessionRow(trx, wardId, { tokenHash: hash, now: nowText })
    if (!row) return undefined
    const idle = now - Date.parse(row.lastSeenAt)
    const locks = needsTwoProofs(row.roles)
    if (!locks && idle > idleMinutes.member * 60_000) return undefined
    const isLocked = locks && (row.lockedAt !== null || idle > idleMinutes.desk * 60_000)
    if (!isLocked && idle > touchMs) await touchSessionRow(trx, wardId, { tokenHash: hash, now: nowText })
    return signedInOf(trx, { wardId, row, isLocked, now: nowText })
  })
}

type Seen = { wardId: number; row: SessionRow; isLocked: boolean; now: Instant }

async function signedInOf(trx: Tx, { wardId, row, isLocked, now }: Seen): Promise<SignedIn> {
  const { accountId: id, displayName: name, roles, counterId, title, login, device } = row
  const at = { accountId: id, day: dateOf(localTimeOf(now)) }
  const delegations = await listDelegationsTo(trx, wardId, at)
  const standsFor = await listStandsFor(trx, wardId, at)
  const actor: Actor = { id, name, role: mainRole(roles), roles, counterId, delegations, standsFor }
  const { strength, provenAt, proofs } = row
  return { wardId, actor, title, login, device, strength, provenAt, isLocked, proofs }
}

/** The role written beside an act: the first one given to the account. */
function mainRole(roles: readonly Role[]): Role {
  return roles[0] ?? 'citizen'
}

export async function endSession(ctx: Ctx, token: string): Promise<Result<{ ended: true }, Refusal>> {
  const hash = tokenHash(token)
  return write(
    { ...ctx, idempotency: null },
    { name: 'session.end', subject: { type: 'session', id: hash } },
    async (trx) => {
      await revokeSessionRow(trx, ctx.ward.wardId, { tokenHash: hash, now: ctx.now })
      return ok({ ended: true as const })
    },
  )
}

/** Locks the desk at once: whoever stands up does not wait for the quarter of an hour. */
export async function lockSession(ctx: Ctx, token: string): Promise<Result<{ locked: true }, Refusal>> {
  const hash = tokenHash(token)
  const act = { name: 'session.lock', subject: { type: 'session', id: hash } }
  return write({ ...ctx, idempotency: null }, act, async (trx) => {
    await lockSessionRow(trx, ctx.ward.wardId, { tokenHash: hash, now: ctx.now })
    return ok({ locked: true as const })
  })
}

export async function listOwnSessions(
  ctx: Ctx,
  token: string,
): Promise<(OpenSession & { isHere: boolean })[]> {
  const hash = tokenHash(token)
  const of = { accountId: ctx.actor.id!, now: ctx.now }
  const open = await ctx.db.inWard(ctx.ward.wardId, (trx) => listOpenSessions(trx, ctx.ward.wardId, of))
  return open.map((session) => ({ ...session, isHere: session.tokenHash === hash }))
}

/** A phone was lost, a machine was left open: everything but this very session ends within five seconds. */
export async function endOtherSessions(ctx: Ctx, token: string): Promise<Result<{ ended: number }, Refusal>> {
  const accountId = ctx.actor.id!
  const act = { name: 'session.endOthers', subject: { type: 'account', id: accountId } }
  return write(ctx, act, async (trx) => {
    const of = { accountId, now: ctx.now, except: tokenHash(token) }
    return ok({ ended: await revokeAccountSessions(trx, ctx.ward.wardId, of) })
  })
}
