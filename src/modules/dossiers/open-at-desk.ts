import type { Tx } from '#db/client.ts'
import { may } from '#domain/access/action.ts'
import { rightToSign } from '#domain/access/delegation.ts'
import { reasonHoldsMs, type ViewReason } from '#domain/access/view-reason.ts'
import { isInHand, type Holder } from '#domain/dossier/in-hand.ts'
import { toTrackingCode } from '#domain/dossier/tracking-code.ts'
import { isUuid } from '#lib/ids.ts'
import { dateOf, localTimeOf, type Instant, type PlainDate } from '#lib/plain-date.ts'
import { ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import { hasGivenReason, read, write } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/context.ts'
import { viewReasonNote } from '#modules/finding/index.ts'
import { askingOf, findVisitDay } from '#modules/visits/index.ts'
import { codeIndex, readLog, type Dossier } from './dossier-log.ts'
import { findDossierIdByCode, findDossierRow, type DossierRow } from './dossiers.store.ts'

/** Who holds what at the desk; whoever signs in somebody's place holds what that covers, and no more. */
export function holderOf({ actor }: Ctx, procedureId: string): Holder {
  const maySign = rightToSign(actor, procedureId) !== undefined
  return { id: actor.id, counterId: actor.counterId, maySign }
}

function dayOf(instant: string | null): PlainDate | null {
  return instant === null ? null : dateOf(localTimeOf(new Date(instant)))
}

export function isRowInHand(ctx: Ctx, row: DossierRow, visitDay: PlainDate | null): boolean {
  const { counterId, holderId } = row
  const holding = { counterId, holderId, visitDay, dueOn: dayOf(row.dueAt), endedOn: dayOf(row.closedAt) }
  return isInHand(holding, holderOf(ctx, row.procedureId), dateOf(localTimeOf(ctx.now)))
}

/**
 * A dossier for somebody at the desk. What is not in her hands opens for an hour after she gave a reason; until then
 * nothing of it is read. Unknown and foreign are undefined alike.
 */
export async function openAtDesk(
  ctx: Ctx,
  dossierId: string,
): Promise<Dossier | 'reason-needed' | undefined> {
  if (!isUuid(dossierId) || !may(askingOf(ctx), 'dossier.read')) return undefined
  let isHeldBack = false
  const act = {
    name: 'dossier.show',
    subject: { type: 'dossier', id: dossierId },
    fields: ['submitter', 'owner'],
  }
  const opened = await read(ctx, act, async (trx) => {
    const row = await findDossierRow(trx, ctx.ward.wardId, dossierId)
    if (!row) return undefined
    isHeldBack = !(await mayOpen(trx, ctx, row))
    return isHeldBack ? undefined : readLog(trx, ctx, row)
  })
  return isHeldBack ? 'reason-needed' : opened
}

async function mayOpen(trx: Tx, ctx: Ctx, row: DossierRow): Promise<boolean> {
  const { wardId } = ctx.ward
  const day = row.visitId ? await findVisitDay(trx, wardId, row.visitId) : undefined
  if (isRowInHand(ctx, row, day ?? null)) return true
  const since = new Date(Date.parse(ctx.now) - reasonHoldsMs).toISOString() as Instant
  const of = { subjectType: 'dossier', subjectId: row.dossierId, since }
  return ctx.actor.id !== null && hasGivenReason(trx, wardId, { ...of, actorId: ctx.actor.id })
}

/** Why she opens a dossier that is not in her hands, in the audit chain before anything of it is shown. */
export async function giveViewReason(
  ctx: Ctx,
  dossierId: string,
  reason: ViewReason,
): Promise<Result<{ dossierId: string }, Refusal>> {
  if (!isUuid(dossierId) || !may(askingOf(ctx), 'dossier.read')) return refuse('not-found')
  const note = viewReasonNote(ctx, reason)
  const act = { name: 'dossier.giveReason', subject: { type: 'dossier', id: dossierId }, reason: note.text }
  return write(ctx, act, async (trx) => {
    if (!(await findDossierRow(trx, ctx.ward.wardId, dossierId))) return refuse('not-found')
    await note.keep(trx)
    return ok({ dossierId })
  })
}

/** Our tracking code or the official one, typed whole or scanned: whoever has it has the slip, which is the reason. */
export async function openByCode(ctx: Ctx, code: string): Promise<string | undefined> {
  if (!may(askingOf(ctx), 'dossier.read')) return undefined
  const index = codeIndex(ctx.vault, toTrackingCode(code) ?? code.normalize('NFC').trim())
  const dossierId = await read(ctx, null, (trx) => findDossierIdByCode(trx, ctx.ward.wardId, index))
  if (!dossierId) return undefined
  const given = await giveViewReason(ctx, dossierId, { code: 'slip', words: '' })
  return given.ok ? dossierId : undefined
}
