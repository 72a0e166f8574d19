import type { Capacity } from '#domain/access/delegation.ts'
import type { PlainDate } from '#lib/plain-date.ts'
import { ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import { read, write } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/context.ts'
import {
  endDelegationRow,
  insertDelegationRow,
  listDelegationRows,
  type DelegationRow,
} from './delegations.store.ts'

export type DelegationInput = {
  delegateId: string
  capacity: Capacity
  procedureIds: readonly string[]
  fromDay: PlainDate
  toDay: PlainDate
  /** Number and day of the written authorisation. */
  document: string
}

/** The one who may sign lets somebody sign in her place: what, from when, until when, by which document. */
export async function delegateSigning(
  ctx: Ctx,
  input: DelegationInput,
): Promise<Result<{ delegationId: string }, Refusal>> {
  const delegatorId = ctx.actor.id
  if (!delegatorId) return refuse('not-found')
  if (delegatorId === input.delegateId) return refuse('delegation.to-oneself')
  const delegationId = ctx.ids.uuid()
  const act = { name: 'signing.delegate', subject: { type: 'delegation', id: delegationId } }
  return write(ctx, act, async (trx) => {
    await insertDelegationRow(trx, ctx.ward.wardId, {
      ...input,
      delegationId,
      delegatorId,
      createdBy: delegatorId,
      now: ctx.now,
    })
    return ok({ delegationId })
  })
}

/** Takes a delegation back; only whoever gave it. It holds no longer within five seconds. */
export async function endDelegation(
  ctx: Ctx,
  delegationId: string,
): Promise<Result<{ ended: true }, Refusal>> {
  const act = { name: 'signing.endDelegation', subject: { type: 'delegation', id: delegationId } }
  return write(ctx, act, async (trx) => {
    const of = { delegationId, now: ctx.now, delegatorId: ctx.actor.id }
    return (await endDelegationRow(trx, ctx.ward.wardId, of))
      ? ok({ ended: true as const })
      : refuse('not-found')
  })
}

/** All of the ward, those in force first. */
export async function listDelegations(ctx: Ctx): Promise<DelegationRow[]> {
  return read(ctx, null, (trx) => listDelegationRows(trx, ctx.ward.wardId))
}
