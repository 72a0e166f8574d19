import type { Tx } from '#db/client.ts'
import { may } from '#domain/access/action.ts'
import { dossierRefusal } from '#domain/dossier/dossier-can.ts'
import type { VisitEvent } from '#domain/visit/visit-event.ts'
import { actToUndo, lastUndoable } from '#domain/visit/visit-state.ts'
import { err, ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import { write } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/context.ts'
import { appendFacts, askingOf, lockVisit, takeBackHelp, type Visit } from '#modules/visits/index.ts'
import { appendDossierFacts, lockDossier } from './dossier-log.ts'

/**
 * Takes the last act of the desk on a visit back: the same day only, and nothing is erased. Taking a reception
 * back makes its dossier void; taking a hand-over back brings the result to the desk again. `seen` is the number of
 * the act the page offered to take back: when another came since, nothing is.
 */
export async function undoLastAct(
  ctx: Ctx,
  visitId: string,
  seen?: number,
): Promise<Result<{ undone: string }, Refusal>> {
  if (!may(askingOf(ctx), 'visit.serve')) return refuse('kit.forbidden')
  return write(ctx, { name: 'visit.undo', subject: { type: 'visit', id: visitId } }, async (trx, effects) => {
    const visit = await lockVisit(trx, ctx, visitId)
    if (!visit) return refuse('not-found')
    const last = actToUndo(visit.events, ctx.now)
    if (seen !== undefined && seen !== lastUndoable(visit.events)?.seq)
      return refuse('visit.changed-since-shown')
    if (!last.ok) return last
    const refusal =
      (await undoInDossier(trx, ctx, last.value)) ?? (await undoHelp(trx, ctx, visit, last.value))
    if (refusal) return err(refusal)
    if ('dossierId' in last.value) effects.touch({ type: 'dossier', id: last.value.dossierId })
    await appendFacts(trx, ctx, visit, [{ type: 'undone', undoes: last.value.seq }])
    return ok({ undone: last.value.type })
  })
}

async function undoInDossier(trx: Tx, ctx: Ctx, act: VisitEvent): Promise<Refusal | undefined> {
  if (act.type !== 'received' && act.type !== 'handedOver') return undefined
  const dossier = await lockDossier(trx, ctx, act.dossierId)
  if (!dossier) return { code: 'not-found' }
  if (act.type === 'received') {
    const refusal = dossierRefusal(dossier.state, 'voidReception')
    if (refusal) return refusal
    await appendDossierFacts(trx, ctx, dossier, [{ type: 'undone', undoes: 1 }])
    return undefined
  }
  const handOver = dossier.events.findLast((event) => event.type === 'handedOver')
  if (!handOver || dossier.state.status !== 'handedOver') return { code: 'visit.nothing-to-undo' }
  await appendDossierFacts(trx, ctx, dossier, [{ type: 'undone', undoes: handOver.seq }])
  return undefined
}

/** A consent is not erased by undoing: it is taken back. */
async function undoHelp(trx: Tx, ctx: Ctx, visit: Visit, act: VisitEvent): Promise<Refusal | undefined> {
  if (act.type !== 'helpAccepted') return undefined
  const taken = await takeBackHelp({ trx, visit }, ctx, 'desk')
  return taken.ok ? undefined : taken.error
}
