import { keepDraft, takeKeptDraft, unmaskNumber } from '#modules/intake/index.ts'
import { withdrawHelp } from '#modules/visits/index.ts'
import { notFound, page, redirectTo, refused, type Reply } from '../kit/reply.ts'
import { post, type Req, type Route } from '../kit/route.ts'
import { wordsOfRefusal } from '../kit/words-of-refusal.ts'
import { deskView } from '../desk/desk-view.ts'
import { backToVisit, sameVisit, visitId } from '../desk/visit-acts.tsx'
import { viewVisit } from '../desk/view-visit.ts'
import { VisitPage } from '../desk/visit.page.tsx'
import { paths } from '../paths.ts'
import { KeptPage } from './kept.page.tsx'

const visit = '/quay/luot/:visitId'
const guard = 'visit.serve'

export const visitPrivacyRoutes: readonly Route[] = [
  post(`${visit}/giu-ban-khai`, { guard, audit: 'draft.keep' }, keep),
  post(`${visit}/thoi-giup`, { guard, audit: 'visit.withdrawHelp' }, endHelp),
  post(`${visit}/xem-so`, { guard, audit: 'visit.unmask' }, unmask),
  post(`${visit}/lay-ban-khai`, { guard, audit: 'draft.take' }, take),
]

/** She says at the desk that nobody shall help any more: one key, as her yes was. */
async function endHelp(req: Req): Promise<Reply> {
  return backToVisit(req, await withdrawHelp(req.ctx, visitId(req), 'desk'), 'helpDeclined')
}

async function keep(req: Req): Promise<Reply> {
  const kept = await keepDraft(req.ctx, visitId(req), Number(req.form.get('days')))
  if (kept.ok)
    return page(<KeptPage desk={await deskView(req, visitId(req))} visitId={visitId(req)} {...kept.value} />)
  return kept.error.code === 'draft.days'
    ? sameVisit(req, wordsOfRefusal(req.t, kept.error))
    : refused(kept.error)
}

async function take(req: Req): Promise<Reply> {
  const taken = await takeKeptDraft(req.ctx, visitId(req), req.form.get('ma'))
  if (taken.ok) return redirectTo(`${paths.visit(visitId(req))}?xong=answered`)
  return taken.error.code === 'draft.unknown-code'
    ? sameVisit(req, wordsOfRefusal(req.t, taken.error))
    : refused(taken.error)
}

/** The same page with one number whole; it hides itself, and without scripts the page is loaded anew. */
async function unmask(req: Req): Promise<Reply> {
  const shown = await unmaskNumber(req.ctx, visitId(req), req.form.get('key'))
  // What is no number of this form is not shown; the page is.
  const view = await viewVisit(req, shown.ok ? { unmasked: shown.value.key } : {})
  return view ? page(<VisitPage {...view} />, { camera: true }) : notFound()
}
