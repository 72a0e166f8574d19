import { isAllowed, type ConsentEvent } from '#domain/consent/index.ts'
import { ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import { write } from '#modules/audit/index.ts'
import { appendConsent, listConsents } from '#modules/consents/index.ts'
import type { Ctx } from '#modules/context.ts'
import { findDossier, followDossier } from '#modules/dossiers/index.ts'
import { listMarksOf } from './dossier-marks.ts'
import { withdrawFromDossier } from './grant-request.ts'
import { readRequest, type DataRequest } from './request-log.ts'
import { listRequestRowsOf } from './requests.store.ts'

export type Verdict = ConsentEvent['verdict']

/** She gives or takes back messages, at the desk or by the code of her dossier: one key either way. */
export async function answerMessages(
  ctx: Ctx,
  dossierId: string,
  { verdict, channel }: { verdict: Verdict; channel: 'desk' | 'page' },
): Promise<Result<{ verdict: Verdict }, Refusal>> {
  const act = { name: 'consent.messages', subject: { type: 'dossier', id: dossierId }, fields: [verdict] }
  return write<{ verdict: Verdict }>(ctx, act, async (trx) => {
    const dossier = await findDossier(trx, ctx, dossierId)
    if (!dossier) return refuse('not-found')
    if (verdict === 'withdrawn') {
      const taken = await withdrawFromDossier(trx, ctx, { dossierId, purpose: 'messages', channel })
      return taken.ok ? ok({ verdict }) : taken
    }
    const { submitter } = dossier.state
    if (!submitter.phone) return refuse('consent.no-phone')
    const marks = await listMarksOf(trx, ctx, dossierId)
    if (marks.some(({ kind }) => kind === 'restriction')) return refuse('request.restricted')
    const by = { kind: 'self' as const, name: channel === 'desk' ? submitter.fullName : '' }
    const given = await appendConsent(trx, ctx, {
      purpose: 'messages',
      subjectId: dossierId,
      verdict,
      channel,
      by,
    })
    return given.ok ? ok({ verdict }) : given
  })
}

export async function answerMessagesByCode(
  ctx: Ctx,
  typed: string,
  verdict: Verdict,
): Promise<Result<{ verdict: Verdict }, Refusal>> {
  const dossier = await followDossier(ctx, typed)
  if (!dossier) return refuse('not-found')
  return answerMessages(ctx, dossier.id, { verdict, channel: 'page' })
}

/** What the page of a dossier says about its data: messages on or off, restricted or not, what was asked. */
export type DossierPrivacy = {
  hasPhone: boolean
  messages: boolean
  consents: ConsentEvent[]
  marks: Awaited<ReturnType<typeof listMarksOf>>
  requests: DataRequest[]
}

export async function readPrivacy(ctx: Ctx, dossierId: string): Promise<DossierPrivacy | undefined> {
  return ctx.db.inWard(ctx.ward.wardId, async (trx) => {
    const dossier = await findDossier(trx, ctx, dossierId)
    if (!dossier) return undefined
    const consents = await listConsents(trx, ctx, { subject: 'dossier', subjectId: dossierId })
    const rows = await listRequestRowsOf(trx, ctx.ward.wardId, dossierId)
    const requests: DataRequest[] = []
    for (const row of rows) requests.push(await readRequest(trx, ctx, row))
    return {
      hasPhone: Boolean(dossier.state.submitter.phone),
      messages: isAllowed(consents, 'messages'),
      consents,
      marks: await listMarksOf(trx, ctx, dossierId),
      requests,
    }
  })
}

export async function readPrivacyByCode(ctx: Ctx, typed: string): Promise<DossierPrivacy | undefined> {
  const dossier = await followDossier(ctx, typed)
  return dossier && readPrivacy(ctx, dossier.id)
}
