import { loginFor } from '#domain/access/login-name.ts'
import { needsTwoProofs } from '#domain/access/proof.ts'
import type { GivenRole } from '#domain/access/role-rules.ts'
import { ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import type { Tx } from '#db/client.ts'
import { read, write } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/context.ts'
import { deleteCredentialRows } from '#modules/credentials/index.ts'
import { endDelegationsOf, endSubstitutionsBy } from '#modules/delegations/index.ts'
import { insertAccountRow, listLogins } from './accounts.store.ts'
import {
  leaveAccountRow,
  listPersonRows,
  lockAdministrators,
  lockPersonRow,
  updatePersonRow,
  type PersonRow,
} from './people.store.ts'
import { revokeAccountSessions } from './sessions.store.ts'
import { makeSignInLink } from './sign-in-link.ts'
import { listCounterRows } from './wards.store.ts'

export type PersonInput = {
  displayName: string
  title: string
  roles: GivenRole[]
  counterId: string | null
}

/** Everybody who works or worked here; those who left stand last. */
export async function listPeople(ctx: Ctx): Promise<PersonRow[]> {
  return read(ctx, null, (trx) => listPersonRows(trx, ctx.ward.wardId))
}

export async function listCounters(ctx: Ctx): Promise<{ counterId: string; name: string }[]> {
  return read(ctx, null, (trx) => listCounterRows(trx, ctx.ward.wardId))
}

/** A new person gets a name to sign in with; how she comes in the first time is a link made for her. */
export async function addPerson(
  ctx: Ctx,
  input: PersonInput,
): Promise<Result<{ accountId: string }, Refusal>> {
  const accountId = ctx.ids.uuid()
  const act = { name: 'account.add', subject: { type: 'account', id: accountId }, fields: ['roles'] }
  return write(ctx, act, async (trx) => {
    const taken = await listLogins(trx, ctx.ward.wardId)
    const login = loginFor(input.displayName, (name) => taken.includes(name))
    await insertAccountRow(trx, ctx.ward.wardId, { accountId, login, ...input })
    return ok({ accountId })
  })
}

/** Name, title, roles, counter. Whoever loses a right loses it within five seconds. */
export async function changePerson(
  ctx: Ctx,
  accountId: string,
  input: PersonInput,
): Promise<Result<{ changed: true }, Refusal>> {
  const act = { name: 'account.change', subject: { type: 'account', id: accountId }, fields: ['roles'] }
  return write(ctx, act, async (trx) => {
    const stays = input.roles.includes('administrator')
    const refusal = stays ? undefined : await lastAdministrator(trx, ctx, accountId)
    if (refusal) return refusal
    const person = await lockPersonRow(trx, ctx.ward.wardId, accountId)
    if (!person?.isActive) return refuse('not-found')
    await updatePersonRow(trx, ctx.ward.wardId, { accountId, ...input })
    if (needsTwoProofs(input.roles) && !needsTwoProofs(person.roles)) await beginAnew(trx, ctx, accountId)
    return ok({ changed: true as const })
  })
}

/** She works here no longer: nothing opens for her from now on, and what she signed or entered keeps her name. */
export async function leavePerson(ctx: Ctx, accountId: string): Promise<Result<{ left: true }, Refusal>> {
  const act = { name: 'account.leave', subject: { type: 'account', id: accountId } }
  return write(ctx, act, async (trx) => {
    const refusal = await lastAdministrator(trx, ctx, accountId)
    if (refusal) return refusal
    const person = await lockPersonRow(trx, ctx.ward.wardId, accountId)
    if (!person?.isActive) return refuse('not-found')
    const of = { accountId, now: ctx.now }
    await leaveAccountRow(trx, ctx.ward.wardId, of)
    await revokeAccountSessions(trx, ctx.ward.wardId, of)
    await deleteCredentialRows(trx, ctx.ward.wardId, of)
    await endDelegationsOf(trx, ctx.ward.wardId, of)
    await endSubstitutionsBy(trx, ctx.ward.wardId, of)
    return ok({ left: true as const })
  })
}

/** Ends all her sessions and unused links at once. */
export async function endPersonSessions(
  ctx: Ctx,
  accountId: string,
): Promise<Result<{ ended: number }, Refusal>> {
  const act = { name: 'account.endSessions', subject: { type: 'account', id: accountId } }
  return write(ctx, act, async (trx) => {
    if (!(await lockPersonRow(trx, ctx.ward.wardId, accountId))) return refuse('not-found')
    return ok({ ended: await revokeAccountSessions(trx, ctx.ward.wardId, { accountId, now: ctx.now }) })
  })
}

/** She lost her phone or forgot her phrase: what she proved herself with is gone, and so is every session. */
export async function resetProofs(ctx: Ctx, accountId: string): Promise<Result<{ reset: true }, Refusal>> {
  // Whoever takes her own away could not come back in; she changes them on her own page instead.
  if (accountId === ctx.actor.id) return refuse('account.reset-own')
  const act = { name: 'account.resetProofs', subject: { type: 'account', id: accountId } }
  return write(ctx, act, async (trx) => {
    const person = await lockPersonRow(trx, ctx.ward.wardId, accountId)
    if (!person?.isActive) return refuse('not-found')
    await beginAnew(trx, ctx, accountId)
    return ok({ reset: true as const })
  })
}

/**
 * A link to come in by, handed over in person. Whoever plans the squads makes links for members only: a link for somebody
 * who holds dossiers is the administrator's.
 */
export async function makePersonLink(
  ctx: Ctx,
  accountId: string,
): Promise<Result<{ token: string }, Refusal>> {
  const person = (await listPeople(ctx)).find((one) => one.isActive && one.accountId === accountId)
  if (!person) return refuse('not-found')
  const isForAll = ctx.actor.roles.includes('administrator')
  if (!isForAll && needsTwoProofs(person.roles)) return refuse('account.link-by-administrator')
  return makeSignInLink(ctx, accountId)
}

/** Links, sessions and proofs of before are gone: what was handed to a member must not open the account of an officer. */
async function beginAnew(trx: Tx, ctx: Ctx, accountId: string): Promise<void> {
  await deleteCredentialRows(trx, ctx.ward.wardId, { accountId })
  await revokeAccountSessions(trx, ctx.ward.wardId, { accountId, now: ctx.now })
}

/** A ward without an administrator could not give anybody anything any more. */
async function lastAdministrator(
  trx: Tx,
  ctx: Ctx,
  accountId: string,
): Promise<Result<never, Refusal> | undefined> {
  const administrators = await lockAdministrators(trx, ctx.ward.wardId)
  return administrators.length === 1 && administrators[0] === accountId
    ? refuse('account.last-administrator')
    : undefined
}
