import { listConsents } from '#modules/consents/index.ts'
import type { ConsentEvent } from '#domain/consent/index.ts'
import type { DossierEvent } from '#domain/dossier/dossier-event.ts'
import type { DossierState } from '#domain/dossier/dossier-state.ts'
import type { VisitEvent } from '#domain/visit/visit-event.ts'
import type { Instant } from '#lib/plain-date.ts'
import { refuse, ok, type Refusal, type Result } from '#lib/result.ts'
import { read } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/context.ts'
import { findDossier } from '#modules/dossiers/index.ts'
import { openDraftsOf, type OpenDraft } from '#modules/intake/index.ts'
import { findVisit } from '#modules/visits/index.ts'
import { listMarksOf, type DossierMark } from './dossier-marks.ts'
import { findRequest, readRequest, type DataRequest } from './request-log.ts'
import { listRequestRowsOf } from './requests.store.ts'

/** Everything the desk holds about one dossier and its people, in plain values: what "see" hands over. */
export type Holdings = {
  format: 'motcua.held-data.1'
  ward: string
  madeAt: Instant
  dossier: { id: string; state: DossierState; events: DossierEvent[] }
  visit: { id: string; day: string; events: VisitEvent[] } | null
  drafts: OpenDraft[]
  consents: ConsentEvent[]
  requests: Pick<DataRequest, 'id' | 'askedAt' | 'state'>[]
  marks: DossierMark[]
}

/** Only for a request to see that was granted; handing it over is an act of its own in the audit. */
export async function gatherHoldings(ctx: Ctx, requestId: string): Promise<Result<Holdings, Refusal>> {
  const act = { name: 'privacy.export', subject: { type: 'request', id: requestId }, fields: ['all'] }
  let isKnown = false
  const found = await read(ctx, act, async (trx): Promise<Holdings | undefined> => {
    const request = await findRequest(trx, ctx, requestId)
    isKnown = request !== undefined
    const dossierId = request?.dossierId
    if (!request || !dossierId || request.state.kind !== 'see' || request.state.status !== 'done')
      return undefined
    const dossier = await findDossier(trx, ctx, dossierId)
    if (!dossier) return undefined
    const { visitId } = dossier
    const visit = visitId ? await findVisit(trx, ctx, visitId) : undefined
    const rows = await listRequestRowsOf(trx, ctx.ward.wardId, dossierId)
    const requests: DataRequest[] = []
    for (const row of rows) requests.push(await readRequest(trx, ctx, row))
    const consents = [
      ...(await listConsents(trx, ctx, { subject: 'dossier', subjectId: dossierId })),
      ...(visitId ? await listConsents(trx, ctx, { subject: 'visit', subjectId: visitId }) : []),
    ]
    return {
      format: 'motcua.held-data.1',
      ward: ctx.ward.name,
      madeAt: ctx.now,
      dossier: { id: dossier.id, state: dossier.state, events: dossier.events },
      visit: visit ? { id: visit.id, day: visit.day, events: visit.events } : null,
      drafts: visitId ? await openDraftsOf(trx, ctx, visitId) : [],
      consents,
      requests: requests.map(({ id, askedAt, state }) => ({ id, askedAt, state })),
      marks: await listMarksOf(trx, ctx, dossierId),
    }
  })
  if (found) return ok(found)
  return refuse(isKnown ? 'request.nothing-to-see' : 'not-found')
}
