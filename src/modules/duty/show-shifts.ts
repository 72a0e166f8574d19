import { accessRefusal, rolesOf } from '#domain/access/action.ts'
import type { Instant } from '#lib/plain-date.ts'
import { err, ok, type Refusal, type Result } from '#lib/result.ts'
import { listAccountRows } from '#modules/accounts/index.ts'
import { read } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/context.ts'
import { listRunningShiftRows, listShiftMemberRows } from './duty.store.ts'
import { isOfSquad } from './open-shift.ts'

export type SquadPerson = { accountId: string; name: string; title: string; isMinor: boolean }
export type Shift = { shiftId: string; supervisor: string; endsAt: Instant; members: string[] }
export type ShiftsView = { squad: SquadPerson[]; running: Shift[] }

/** Who can be put on a shift, and the shifts that run now. */
export async function showShifts(ctx: Ctx): Promise<Result<ShiftsView, Refusal>> {
  const refusal = accessRefusal(ctx.actor, 'shift.manage', { now: ctx.now })
  if (refusal) return err(refusal)
  return read(ctx, null, async (trx) => {
    const accounts = await listAccountRows(trx, ctx.ward.wardId)
    const nameOf = (id: string) => accounts.find(({ accountId }) => accountId === id)?.displayName ?? ''
    const running: Shift[] = []
    for (const { shiftId, supervisorId, endsAt } of await listRunningShiftRows(
      trx,
      ctx.ward.wardId,
      ctx.now,
    )) {
      const members = await listShiftMemberRows(trx, ctx.ward.wardId, shiftId)
      running.push({
        shiftId,
        supervisor: nameOf(supervisorId),
        endsAt: new Date(endsAt).toISOString() as Instant,
        members: members
          .map(({ accountId }) => nameOf(accountId))
          .filter(Boolean)
          .sort(),
      })
    }
    const squad = accounts.filter(isOfSquad).map((account) => ({
      accountId: account.accountId,
      name: account.displayName,
      title: account.title,
      isMinor: rolesOf(account).includes('minorMember'),
    }))
    return ok({ squad, running })
  })
}
