import type { Tx } from '#db/client.ts'
import { restrictionRefusal, type DossierUse } from '#domain/data-request/index.ts'
import { tidy } from '#lib/vietnamese-text.ts'
import type { Instant } from '#lib/plain-date.ts'
import { ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import { write } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/context.ts'
import { findDossier } from '#modules/dossiers/index.ts'
import {
  insertMarkRow,
  liftMarkRows,
  listMarkRowsOf,
  listStandingMarkRows,
  type MarkKind,
  type MarkRow,
} from './marks.store.ts'

export type DossierMark = { dossierId: string; kind: MarkKind; reason: string; placedAt: Instant }

function openMark(ctx: Ctx, row: MarkRow): DossierMark {
  const reason = ctx.vault.open<string>('dossier_mark.reason', row.markId, row.reason)
  return {
    dossierId: row.dossierId,
    kind: row.kind,
    reason,
    placedAt: new Date(row.placedAt).toISOString() as Instant,
  }
}

export async function listMarksOf(trx: Tx, ctx: Ctx, dossierId: string): Promise<DossierMark[]> {
  return (await listMarkRowsOf(trx, ctx.ward.wardId, dossierId)).map((row) => openMark(ctx, row))
}

export async function listStandingMarks(ctx: Ctx): Promise<DossierMark[]> {
  const rows = await ctx.db.inWard(ctx.ward.wardId, (trx) => listStandingMarkRows(trx, ctx.ward.wardId))
  return rows.map((row) => openMark(ctx, row))
}

/** Why a use of this dossier is not allowed now; undefined when it is. Asked before anything but handling it. */
export async function useRefusal(ctx: Ctx, dossierId: string, use: DossierUse): Promise<Refusal | undefined> {
  const marks = await ctx.db.inWard(ctx.ward.wardId, (trx) => listMarkRowsOf(trx, ctx.ward.wardId, dossierId))
  return restrictionRefusal(
    marks.some(({ kind }) => kind === 'restriction'),
    use,
  )
}

export async function placeMark(
  trx: Tx,
  ctx: Ctx,
  { dossierId, kind, reason }: Omit<DossierMark, 'placedAt'>,
): Promise<void> {
  const standing = await listMarkRowsOf(trx, ctx.ward.wardId, dossierId)
  if (standing.some((mark) => mark.kind === kind)) return
  const markId = ctx.ids.uuid()
  await insertMarkRow(trx, ctx.ward.wardId, {
    markId,
    dossierId,
    kind,
    reason: ctx.vault.seal('dossier_mark.reason', markId, reason),
    placedAt: ctx.now,
    placedBy: ctx.actor.id,
  })
}

type Marked = Promise<Result<{ dossierId: string }, Refusal>>

/** Kept beyond its period, because a complaint, an inspection or a court needs it. */
export async function holdDossier(ctx: Ctx, dossierId: string, typed: string): Marked {
  const reason = tidy(typed)
  if (!reason) return refuse('request.hold-without-reason')
  const act = { name: 'privacy.hold', subject: { type: 'dossier', id: dossierId } }
  return write(ctx, act, async (trx) => {
    if (!(await findDossier(trx, ctx, dossierId))) return refuse('not-found')
    await placeMark(trx, ctx, { dossierId, kind: 'hold', reason })
    return ok({ dossierId })
  })
}

export async function liftMark(ctx: Ctx, dossierId: string, kind: MarkKind): Marked {
  const act = { name: 'privacy.lift', subject: { type: 'dossier', id: dossierId }, fields: [kind] }
  return write(ctx, act, async (trx) => {
    if (!(await findDossier(trx, ctx, dossierId))) return refuse('not-found')
    const of = { dossierId, kind, at: ctx.now, by: ctx.actor.id }
    return (await liftMarkRows(trx, ctx.ward.wardId, of)) > 0 ? ok({ dossierId }) : refuse('request.no-mark')
  })
}
