import type { PlainDate } from '#lib/plain-date.ts'
import { ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import { read, write } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/context.ts'
import {
  endSubstitutionRow,
  insertSubstitutionRow,
  listSubstitutionRows,
  type SubstitutionRow,
} from './substitutions.store.ts'

export type SubstitutionInput = {
  absentId: string
  substituteId: string
  fromDay: PlainDate
  toDay: PlainDate
  reason: string
}

/** Somebody is away: her counter and her work list are open to another until the day she is back. It gives no right to sign. */
export async function addSubstitution(
  ctx: Ctx,
  { reason, ...input }: SubstitutionInput,
): Promise<Result<{ substitutionId: string }, Refusal>> {
  if (input.absentId === input.substituteId) return refuse('substitution.of-oneself')
  const substitutionId = ctx.ids.uuid()
  const act = { name: 'account.substitute', subject: { type: 'substitution', id: substitutionId } }
  return write(ctx, act, async (trx) => {
    await insertSubstitutionRow(trx, ctx.ward.wardId, {
      ...input,
      substitutionId,
      reason: ctx.vault.seal('substitution.reason', substitutionId, reason),
      createdBy: ctx.actor.id,
      now: ctx.now,
    })
    return ok({ substitutionId })
  })
}

export async function endSubstitution(
  ctx: Ctx,
  substitutionId: string,
): Promise<Result<{ ended: true }, Refusal>> {
  const act = { name: 'account.endSubstitution', subject: { type: 'substitution', id: substitutionId } }
  return write(ctx, act, async (trx) =>
    (await endSubstitutionRow(trx, ctx.ward.wardId, { substitutionId, now: ctx.now }))
      ? ok({ ended: true as const })
      : refuse('not-found'),
  )
}

export type Substitution = Omit<SubstitutionRow, 'reason'> & { reason: string }

export async function listSubstitutions(ctx: Ctx): Promise<Substitution[]> {
  const rows = await read(ctx, null, (trx) => listSubstitutionRows(trx, ctx.ward.wardId))
  return rows.map((row) => ({
    ...row,
    reason: ctx.vault.open<string>('substitution.reason', row.substitutionId, row.reason),
  }))
}
