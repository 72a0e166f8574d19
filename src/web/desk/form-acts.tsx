import {
  agreeReadBack,
  formPaper,
  giveAnswers,
  noteFormPrinted,
  scanCard,
  showDraft,
} from '#modules/intake/index.ts'
import { bringForm } from '#modules/visits/index.ts'
import { confirmForm } from '#modules/forms/index.ts'
import { requestPrint } from '#modules/printing/index.ts'
import { notFound, page, pdf, redirectTo, refused, unprocessable, type Reply } from '../kit/reply.ts'
import type { Req } from '../kit/route.ts'
import { wordsOfRefusal } from '../kit/words-of-refusal.ts'
import { paths } from '../paths.ts'
import { presentReadBack } from '../assist/present.ts'
import { ReadBackPage } from '../assist/read-back.page.tsx'
import { changedAnswers } from './shown-value.ts'
import { errorsOf, viewVisit } from './view-visit.ts'
import { backToVisit, sameVisit, visitId } from './visit-acts.tsx'
import { VisitPage } from './visit.page.tsx'

/**
 * A card: what is certain is filled, what is doubtful stays marked; the text itself is dropped. What stood typed and
 * unsaved on the form came along, and is kept first, whatever the card says.
 */
export async function scan(req: Req): Promise<Reply> {
  const { ctx, form, t } = req
  const kept = await keepTyped(req)
  if (kept && !kept.ok) return refused(kept.error)
  const scanned = await scanCard(ctx, visitId(req), { role: form.get('role'), raw: form.get('raw') })
  if (!scanned.ok && scanned.error.code.startsWith('card.'))
    return sameVisit(req, wordsOfRefusal(t, scanned.error))
  return backToVisit(req, scanned, 'cardRead')
}

async function keepTyped(req: Req): Promise<Awaited<ReturnType<typeof giveAnswers>> | undefined> {
  const typed = req.form.under('f.')
  const before = Object.keys(typed).length > 0 ? await showDraft(req.ctx, visitId(req)) : undefined
  const answers = before ? changedAnswers(before, typed) : {}
  if (Object.keys(answers).length === 0) return undefined
  // The key of this form belongs to the card that follows.
  return giveAnswers({ ...req.ctx, idempotency: null }, visitId(req), { answers, source: 'typed' })
}

/** Everything typed is kept, wrong or not; what is wrong is said on the same page (422). */
export async function save(req: Req): Promise<Reply> {
  const { ctx, form } = req
  const before = await showDraft(ctx, visitId(req))
  if (!before) return notFound()
  const answers = changedAnswers(before, form.under('f.'))
  if (Object.keys(answers).length === 0) return redirectTo(paths.visit(visitId(req)))
  const given = await giveAnswers(ctx, visitId(req), { answers, source: 'typed' })
  if (!given.ok) return refused(given.error)
  const view = await viewVisit(req)
  if (!view?.draft) return notFound()
  const errors = errorsOf(req, view.draft, Object.keys(answers))
  return errors.length > 0
    ? unprocessable(<VisitPage {...view} errors={errors} />, { camera: true })
    : redirectTo(`${paths.visit(visitId(req))}?xong=answered`)
}

export async function showPaper(req: Req): Promise<Reply> {
  const paper = await formPaper(req.ctx, visitId(req))
  return paper.ok ? pdf(paper.value.pdf, `${paper.value.title}.pdf`) : refused(paper.error)
}

export async function showReadBack(req: Req): Promise<Reply> {
  const view = await showDraft(req.ctx, visitId(req))
  if (!view) return notFound()
  if (view.facts.missing + view.facts.problems > 0) {
    const code = view.facts.missing > 0 ? 'visit.form-incomplete' : 'visit.form-wrong'
    return refused({ code, params: { count: view.facts.missing || view.facts.problems } })
  }
  const at = Number(req.query.get('c') ?? '1')
  const links = {
    self: paths.visitPart(visitId(req), 'doc-lai'),
    fix: (key: string) => `${paths.visit(visitId(req))}#f-f-${key.replaceAll('.', '-')}`,
    stop: paths.visit(visitId(req)),
  }
  return page(<ReadBackPage view={presentReadBack(view, req.ctx.actor)} at={at} links={links} />)
}

export async function agree(req: Req): Promise<Reply> {
  return backToVisit(
    req,
    await agreeReadBack(req.ctx, visitId(req), Number(req.form.get('version'))),
    'readBackAgreed',
  )
}

export function print(req: Req): Promise<Reply> {
  const id = visitId(req)
  return printForm(req, { pdf: paths.formPdf(id), queued: `${paths.visit(id)}?xong=paperQueued` })
}

/** The fact is committed first; then the paper goes to the ward's printer, or is shown for the browser to print. */
export async function printForm(req: Req, places: { pdf: string; queued: string }): Promise<Reply> {
  const { ctx } = req
  const noted = await noteFormPrinted(ctx, visitId(req))
  if (!noted.ok) return refused(noted.error)
  if (!ctx.paperPrinter) return redirectTo(places.pdf)
  const paper = await formPaper(ctx, visitId(req))
  if (!paper.ok) return refused(paper.error)
  const payload = {
    kind: 'paper' as const,
    title: paper.value.title,
    pdf: Buffer.from(paper.value.pdf).toString('base64'),
  }
  // The act of printing already used the key of this form; the job is an act of its own.
  const asked = await requestPrint(
    { ...ctx, idempotency: null },
    { payload, subject: { type: 'visit', id: visitId(req) } },
  )
  return asked.ok ? redirectTo(places.queued) : refused(asked.error)
}

export async function bring(req: Req): Promise<Reply> {
  return backToVisit(req, await bringForm(req.ctx, visitId(req)), 'formBrought')
}

export async function confirm(req: Req): Promise<Reply> {
  const view = await showDraft(req.ctx, visitId(req))
  if (!view) return notFound()
  const comparedWith = req.form.get('comparedWith')
  const confirmed = await confirmForm(req.ctx, view.form.id, comparedWith)
  return confirmed.ok
    ? redirectTo(paths.visit(visitId(req)))
    : sameVisit(req, wordsOfRefusal(req.t, confirmed.error), { comparedWith })
}
