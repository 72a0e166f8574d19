import type { Role } from '#domain/access/role.ts'
import type { Db } from '#db/client.ts'
import type { Clock } from '#lib/clock.ts'
import { ok, type Refusal, type Result } from '#lib/result.ts'
import { write } from '#modules/audit/index.ts'
import type { Actor, Ctx } from '#modules/context.ts'
import { findSessionRow, revokeSessionRow, touchSessionRow } from './accounts.store.ts'
import { tokenHash, wardOfToken } from './token.ts'

export type SignedIn = { wardId: number; actor: Actor; title: string; device: string }

/** Idle desks end after fifteen minutes; an answer may be trusted for three seconds, so a revoked one ends within five. */
const idleMs = 15 * 60_000
const trustMs = 3_000
const touchMs = 60_000

type Known = { at: number; touched: number; signedIn: SignedIn | undefined }

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
      const touch = !held || now - held.touched > touchMs
      const signedIn = await ask(db, { wardId, hash, now, touch })
      if (known.size > 5_000) known.clear()
      known.set(hash, { at: now, touched: touch ? now : held.touched, signedIn })
      return signedIn
    },
  }
}

type Asked = { wardId: number; hash: string; now: number; touch: boolean }

async function ask(db: Db, { wardId, hash, now, touch }: Asked): Promise<SignedIn | undefined> {
  const nowText = new Date(now).toISOString()
  const idleSince = new Date(now - idleMs).toISOString()
  return db.inWard(wardId, async (trx) => {
    const row = await findSessionRow(trx, wardId, { tokenHash: hash, now: nowText, idleSince })
    if (!row) return undefined
    if (touch) await touchSessionRow(trx, wardId, { tokenHash: hash, now: nowText })
    const { accountId: id, displayName: name, roles, counterId, title, device } = row
    return { wardId, actor: { id, name, role: mainRole(roles), roles, counterId }, title, device }
  })
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
