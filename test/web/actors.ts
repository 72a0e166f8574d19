import { createHash } from 'node:crypto'
import type { Db } from '#db/client.ts'
import type { Role } from '#domain/access/role.ts'
import { systemIds } from '#lib/ids.ts'
import type { Instant } from '#lib/plain-date.ts'
import { endSession, insertAccountRow, makeSignInLink, signInByLink } from '#modules/accounts/index.ts'
import type { Actor, Ctx } from '#modules/context.ts'
import { openShift } from '#modules/duty/index.ts'
import { must } from '#test/desk/walk-a-visit.ts'
import { aCtx, type TestWard } from '#test/db/a-ward.ts'
import { theCatalogue, tuesday } from './test-app.ts'

/** `live` works now; the others once did. */
export const sessionStates = ['live', 'expired', 'revoked', 'deactivated'] as const
export type SessionState = (typeof sessionStates)[number]

export type TestPerson = { actor: Actor; ward: TestWard; ctx(minutes?: number): Promise<Ctx> }

/** An account of the ward, and the context its acts run in. */
export async function aPerson(
  db: Db,
  ward: TestWard,
  role: Role,
  name = `Người thử ${role}`,
): Promise<TestPerson> {
  const id = systemIds.uuid()
  const counterId = role === 'officer' ? '1' : null
  const row = { accountId: id, displayName: name, title: role, roles: [role], counterId, login: null }
  await db.inWard(ward.wardId, (trx) => insertAccountRow(trx, ward.wardId, row))
  const actor: Actor = { id, name, role, roles: [role], counterId }
  const ctx = async (minutes = 0) => {
    const now = new Date(Date.parse(tuesday) + minutes * 60_000).toISOString()
    return { ...(await aCtx({ db, ward, role, now, catalogue: theCatalogue() })), actor }
  }
  return { actor, ward, ctx }
}

/** The supervisor opens a shift for these; the paper of whoever is under 18 was seen. */
export async function onShift(
  supervisor: TestPerson,
  people: readonly TestPerson[],
  minutes = 0,
): Promise<string> {
  const memberIds = people.map(({ actor }) => actor.id!)
  const guardianAgreedIds = people
    .filter(({ actor }) => actor.role === 'minorMember')
    .map(({ actor }) => actor.id!)
  return must(await openShift(await supervisor.ctx(minutes), { memberIds, guardianAgreedIds, hours: 8 }))
    .shiftId
}

/** The session token of a person: good now, or of a session that was. */
export async function sessionOf(person: TestPerson, state: SessionState = 'live'): Promise<string> {
  const ctx = await person.ctx(state === 'expired' ? -13 * 60 : 0)
  const link = must(await makeSignInLink(ctx, person.actor.id!))
  const { session } = must(await signInByLink(ctx, link.token, 'test'))
  await asIfProven(ctx, session)
  if (state === 'revoked') must(await endSession(ctx, session))
  if (state === 'deactivated') await deactivate(ctx)
  return session
}

/** As if she had come in by a passkey a moment ago. */
async function asIfProven({ db, ward, now }: Ctx, session: string): Promise<void> {
  const tokenHash = createHash('sha256').update(session).digest('base64url')
  await db.inWard(ward.wardId, (trx) =>
    trx
      .updateTable('session')
      .set({ strength: 'twoProofs', proven_at: now })
      .where('ward_id', '=', ward.wardId)
      .where('token_hash', '=', tokenHash)
      .execute(),
  )
}

async function deactivate(ctx: Ctx): Promise<void> {
  await ctx.db.inWard(ctx.ward.wardId, (trx) =>
    trx.updateTable('account').set({ is_active: false }).where('account_id', '=', ctx.actor.id!).execute(),
  )
}

/** The secret a form of this session carries, made as the kit makes it. */
export async function csrfOf(person: TestPerson, session: string): Promise<string> {
  const vault = await person.ward.vaults.forWard(person.ward.wardId)
  return vault.blindIndex('csrf', session).slice(0, 32)
}

export function minutesAfter(now: Instant, minutes: number): Instant {
  return new Date(Date.parse(now) + minutes * 60_000).toISOString() as Instant
}
