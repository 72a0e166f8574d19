import type { Tx } from '#db/client.ts'
import type { Duty } from '#domain/access/condition.ts'
import { rolesOf } from '#domain/access/action.ts'
import { listAccountRows } from '#modules/accounts/index.ts'
import type { Ctx } from '#modules/context.ts'
import { findOwnShiftRow } from './duty.store.ts'

/** The shift the actor stands on now; null when she is on none. An account no longer in use supervises nobody. */
export async function findDuty(trx: Tx, ctx: Ctx): Promise<Duty | null> {
  const accountId = ctx.actor.id
  if (!accountId) return null
  const shift = await findOwnShiftRow(trx, ctx.ward.wardId, { accountId, now: ctx.now })
  if (!shift) return null
  const accounts = await listAccountRows(trx, ctx.ward.wardId)
  const supervisor = accounts.find((account) => account.accountId === shift.supervisorId)
  return {
    supervisorId: shift.supervisorId,
    supervisorIsAdult: supervisor !== undefined && !rolesOf(supervisor).includes('minorMember'),
    guardianAgreed: shift.guardianAgreed,
  }
}
