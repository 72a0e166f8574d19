import { accessRefusal, rolesOf } from '#domain/access/action.ts'
import type { Instant } from '#lib/plain-date.ts'
import { err, ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import { listAccountRows, type AccountRow } from '#modules/accounts/index.ts'
import { write } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/context.ts'
import { closeShiftRow, insertShiftMemberRows, insertShiftRow } from './duty.store.ts'

/** A shift is never longer than this: whoever is on it is known to be there. */
export const longestHours = 12

export type OpenShift = {
  memberIds: readonly string[]
  /** Those under 18 whose guardian's paper the supervisor has seen. */
  guardianAgreedIds: readonly string[]
  hours: number
}

/** Whoever opens the shift answers for it, and is on it herself. */
export async function openShift(ctx: Ctx, input: OpenShift): Promise<Result<{ shiftId: string }, Refusal>> {
  const shiftId = ctx.ids.uuid()
  const supervisorId = ctx.actor.id
  const refusal = accessRefusal(ctx.actor, 'shift.manage', { now: ctx.now })
  if (refusal || !supervisorId) return err(refusal ?? { code: 'kit.forbidden' })
  if (!(input.hours > 0 && input.hours <= longestHours))
    return refuse('duty.too-long', { hours: longestHours })
  return write(ctx, { name: 'duty.openShift', subject: { type: 'shift', id: shiftId } }, async (trx) => {
    const accounts = await listAccountRows(trx, ctx.ward.wardId)
    const named = accounts.filter(({ accountId }) => input.memberIds.includes(accountId))
    const wrong = shiftRefusal(named, input)
    if (wrong) return err(wrong)
    const endsAt = new Date(Date.parse(ctx.now) + input.hours * 3_600_000).toISOString() as Instant
    await insertShiftRow(trx, ctx.ward.wardId, { shiftId, supervisorId, openedAt: ctx.now, endsAt })
    const rows = named.map(({ accountId }) => ({
      shiftId,
      accountId,
      guardianAgreed: input.guardianAgreedIds.includes(accountId),
    }))
    await insertShiftMemberRows(trx, ctx.ward.wardId, rows)
    return ok({ shiftId })
  })
}

export function isOfSquad(account: Pick<AccountRow, 'roles'>): boolean {
  return account.roles.some((role) => role === 'member' || role === 'minorMember' || role === 'squadLeader')
}

function shiftRefusal(named: readonly AccountRow[], input: OpenShift): Refusal | undefined {
  if (named.length === 0) return { code: 'duty.nobody-named' }
  // An id that is not an account of this ward, or not of the squad, is not told apart.
  if (named.length !== new Set(input.memberIds).size || !named.every(isOfSquad)) return { code: 'not-found' }
  const without = named.find(
    (account) =>
      rolesOf(account).includes('minorMember') && !input.guardianAgreedIds.includes(account.accountId),
  )
  return without && { code: 'duty.minor-without-paper', params: { name: without.displayName } }
}

export async function closeShift(ctx: Ctx, shiftId: string): Promise<Result<{ closed: true }, Refusal>> {
  const refusal = accessRefusal(ctx.actor, 'shift.manage', { now: ctx.now })
  if (refusal) return err(refusal)
  return write(ctx, { name: 'duty.closeShift', subject: { type: 'shift', id: shiftId } }, async (trx) => {
    const closed = await closeShiftRow(trx, ctx.ward.wardId, { shiftId, now: ctx.now })
    return closed ? ok({ closed: true as const }) : refuse('not-found')
  })
}
