import type { Tx } from '#db/client.ts'
import {
  eraseDossier,
  eraseVisit,
  isVisitNeeded,
  type ErasedSubject,
  type Swept,
} from '#db/retention/index.ts'
import { leaveTrail } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/context.ts'
import { findDossier, forgetPhone, type Dossier } from '#modules/dossiers/index.ts'
import { insertErasureRow } from './erasures.store.ts'
import { listMarksOf } from './dossier-marks.ts'
import { withdrawFromDossier } from './grant-request.ts'
import { appendRequestFacts, lockRequest } from './request-log.ts'

/** Why something stays although she asked: keys of the words people read. */
export type KeptBecause = 'dossierByLaw' | 'visitInWork' | 'proofs'

type Erased = { removed: Swept; kept: KeptBecause[]; subjects: ErasedSubject[] }

/**
 * Carries out a granted request to delete, in one transaction of the keeper. Undefined when there is nothing to carry
 * out (any more): the message may come twice.
 */
export async function eraseForRequest(ctx: Ctx, requestId: string): Promise<Erased | undefined> {
  return ctx.db.acrossWards(async (trx) => {
    const request = await lockRequest(trx, ctx, requestId)
    const { dossierId, state } = request ?? {}
    if (!request || !dossierId || state?.kind !== 'delete' || state.status !== 'granted') return undefined
    // Held since it was granted (an inspection, a complaint): it stays granted, and nothing goes.
    const marks = await listMarksOf(trx, ctx, dossierId)
    if (marks.some(({ kind }) => kind === 'hold')) return undefined
    const dossier = await findDossier(trx, ctx, dossierId)
    const erased = dossier ? await eraseWhatMay(trx, ctx, dossier) : { removed: {}, kept: [], subjects: [] }
    for (const subject of erased.subjects)
      await insertErasureRow(trx, { ...subject, wardId: ctx.ward.wardId, erasedAt: ctx.now })
    const { removed, kept } = erased
    await appendRequestFacts(trx, ctx, request, [{ type: 'carriedOut', removed, kept }])
    const fields = Object.entries(removed).map(([table, count]) => `${table}:${count}`)
    const act = { name: 'privacy.erase', subject: { type: 'request', id: requestId }, fields }
    await leaveTrail(trx, ctx, { act, outbox: [], idempotency: null })
    return erased
  })
}

/**
 * A reception taken back was never a dossier: all of it goes. Any other dossier stays as long as the archive rules say,
 * without what was added for her comfort: her phone number, and the visit once the dossier is no longer in work.
 */
async function eraseWhatMay(trx: Tx, ctx: Ctx, dossier: Dossier): Promise<Erased> {
  await withdrawFromDossier(trx, ctx, { dossierId: dossier.id, purpose: 'messages', channel: 'desk' })
  const { visitId, state } = dossier
  const isVoid = state.status === 'void'
  const mayVisitGo = await isVisitDone(trx, ctx, dossier)
  const parts: Part[] = [await erasePhone(trx, ctx, dossier)]
  if (visitId && mayVisitGo)
    parts.push(await eraseOne(trx, ctx, { subjectType: 'visit', subjectId: visitId }))
  if (isVoid) parts.push(await eraseOne(trx, ctx, { subjectType: 'dossier', subjectId: dossier.id }))
  return {
    removed: Object.assign({}, ...parts.map(({ removed }) => removed)) as Swept,
    subjects: parts.flatMap(({ subjects }) => subjects),
    kept: [
      ...(isVoid ? [] : ['dossierByLaw' as const]),
      ...(visitId && !mayVisitGo ? ['visitInWork' as const] : []),
      'proofs',
    ],
  }
}

/** Over for this dossier, and no other one of the visit needs it. */
async function isVisitDone(trx: Tx, ctx: Ctx, { id, visitId, state }: Dossier): Promise<boolean> {
  if (visitId === null || !['void', 'handedOver', 'withdrawn'].includes(state.status)) return false
  return !(await isVisitNeeded(trx, ctx.ward.wardId, { visitId, besides: id }))
}

type Part = Pick<Erased, 'removed' | 'subjects'>

async function erasePhone(trx: Tx, ctx: Ctx, { id }: Dossier): Promise<Part> {
  return (await forgetPhone(trx, ctx, id))
    ? { removed: { phone: 1 }, subjects: [{ subjectType: 'phone', subjectId: id }] }
    : { removed: {}, subjects: [] }
}

async function eraseOne(trx: Tx, ctx: Ctx, subject: ErasedSubject): Promise<Part> {
  const erase = subject.subjectType === 'visit' ? eraseVisit : eraseDossier
  return { removed: await erase(trx, ctx.ward.wardId, subject.subjectId), subjects: [subject] }
}
