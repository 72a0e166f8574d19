import { calledName } from '#domain/visit/party.ts'
import { isSatisfaction } from '#domain/visit/satisfaction.ts'
import { visitRefusal } from '#domain/visit/visit-can.ts'
import { dateOf, localTimeOf } from '#lib/plain-date.ts'
import { tidy } from '#lib/vietnamese-text.ts'
import { wordingNow } from '#modules/consents/index.ts'
import { receiveDossier, type ReceiveInput } from '#modules/dossiers/index.ts'
import { rateVisit, ratingReasons } from '#modules/feedback/index.ts'
import { showDraft } from '#modules/intake/index.ts'
import { showVisit, type Visit } from '#modules/visits/index.ts'
import { notFound, page, redirectTo, refused, unprocessable, type Reply } from '../kit/reply.ts'
import type { Req } from '../kit/route.ts'
import { paths } from '../paths.ts'
import { RatingPage } from '../citizen/rating.page.tsx'
import { deskView } from './desk-view.ts'
import { ReceivePage, type ReceiveProps, type ReceiveTyped } from './receive.page.tsx'
import { dueIfReceivedNow } from './view-visit.ts'
import { visitId } from './visit-acts.tsx'

export async function showReceive(req: Req): Promise<Reply> {
  const visit = await showVisit(req.ctx, visitId(req))
  if (!visit) return notFound()
  const draft = visit.state.need?.formId ? await showDraft(req.ctx, visit.id) : undefined
  const refusal = visitRefusal(visit.state, 'receive', draft?.facts)
  if (refusal) return refused(refusal)
  const name = visit.state.party ? calledName(visit.state.party) : ''
  const first = req.ctx.catalogue.getProcedure(visit.state.need!.procedureId).processingTime[0]!
  const typed = {
    caseId: first.caseId,
    submitter: name,
    owner: visit.state.onBehalfOf ?? ownerOf(visit),
    phone: '',
    messages: false,
  }
  return receivePage(req, visit, typed, [])
}

function ownerOf(visit: Visit): string {
  return visit.state.party?.fullName ?? ''
}

async function receivePage(
  req: Req,
  visit: Visit,
  typed: ReceiveTyped,
  errors: { name: string; say: string }[],
): Promise<Reply> {
  const procedure = req.ctx.catalogue.getProcedure(visit.state.need!.procedureId)
  const dues = Object.fromEntries(
    procedure.processingTime.map((time) => [time.caseId, dueIfReceivedNow(req, time).say]),
  )
  const view = (
    <ReceivePage
      desk={await deskView(req, visit.id)}
      visit={visit}
      procedure={procedure}
      typed={typed}
      dues={dues}
      errors={errors}
      consent={consentAsked(req)}
    />
  )
  return errors.length > 0 ? unprocessable(view) : page(view)
}

/** What the desk does needs no consent and says so; messages do, in the sentence of today. */
function consentAsked({ ctx, facts }: Req): ReceiveProps['consent'] {
  const { statutory } = ctx.catalogue.consents
  return {
    wording: wordingNow(ctx, 'messages'),
    statutory: statutory[facts.lang],
    law: ctx.catalogue.legalBasis(statutory.legalBasis, dateOf(localTimeOf(ctx.now))),
  }
}

export async function receive(req: Req): Promise<Reply> {
  const { form, t, ctx } = req
  const visit = await showVisit(ctx, visitId(req))
  if (!visit?.state.need) return notFound()
  const typed: ReceiveTyped = {
    caseId: form.get('caseId'),
    submitter: tidy(form.get('submitter')),
    owner: tidy(form.get('owner')),
    phone: form.get('phone').replace(/[\s.-]/g, ''),
    messages: form.get('messages') === 'yes',
  }
  const procedure = ctx.catalogue.getProcedure(visit.state.need.procedureId)
  const errors = [
    ...(procedure.processingTime.some(({ caseId }) => caseId === typed.caseId)
      ? []
      : [{ name: 'caseId', say: t.visit.refusals['dossier.unknown-case'] }]),
    ...(typed.submitter ? [] : [{ name: 'submitter', say: `${t.desk.submitter}: ${t.form.required}` }]),
    ...(typed.owner ? [] : [{ name: 'owner', say: `${t.desk.owner}: ${t.form.required}` }]),
    ...(typed.phone && !/^0\d{9,10}$/.test(typed.phone)
      ? [{ name: 'phone', say: t.form.problems['form.phone'] }]
      : []),
    ...(typed.messages && !typed.phone
      ? [{ name: 'messages', say: t.privacy.refusals['consent.no-phone'] }]
      : []),
  ]
  if (errors.length > 0) return receivePage(req, visit, typed, errors)
  const received = await receiveDossier(ctx, visit.id, inputOf(req, visit, typed))
  return received.ok
    ? redirectTo(`${paths.dossier(received.value.dossierId)}?xong=received`)
    : refused(received.error)
}

function inputOf({ ctx }: Req, visit: Visit, typed: ReceiveTyped): ReceiveInput {
  const { documents } = ctx.catalogue.getProcedure(visit.state.need!.procedureId)
  const brought = visit.state.papers?.filter(({ state }) => state === 'have') ?? []
  const papers = brought.map(({ name }) => {
    const document = documents.find((document) => document.name === name)
    return { name, originals: document?.original ?? 1, copies: document?.copies ?? 0 }
  })
  const { caseId, submitter, owner, phone, messages } = typed
  return {
    caseId,
    papers,
    messages,
    submitter: { fullName: submitter, ...(phone ? { phone } : {}) },
    owner: { fullName: owner },
  }
}

export async function showRating(req: Req): Promise<Reply> {
  const visit = await showVisit(req.ctx, visitId(req))
  if (!visit) return notFound()
  return page(
    <RatingPage action={paths.visitPart(visit.id, 'danh-gia')} done={visit.state.rated} error={undefined} />,
  )
}

export async function rate(req: Req): Promise<Reply> {
  const score = Number(req.form.get('score'))
  const action = paths.visitPart(visitId(req), 'danh-gia')
  if (!(await showVisit(req.ctx, visitId(req)))) return notFound()
  const reasons = ratingReasons.filter((reason) => req.form.getAll('reason').includes(reason))
  if (!isSatisfaction(score)) {
    return unprocessable(
      <RatingPage action={action} done={false} error={req.t.form.required} chosen={reasons} />,
    )
  }
  const rated = await rateVisit(req.ctx, visitId(req), { score, reasons })
  return rated.ok ? redirectTo(action) : refused(rated.error)
}
