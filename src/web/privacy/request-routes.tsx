import { dateOf, localTimeOf } from '#lib/plain-date.ts'
import type { Refusal, Result } from '#lib/result.ts'
import { printHoldings } from '#modules/printing/index.ts'
import {
  extendRequest,
  finishCorrection,
  gatherHoldings,
  grantRequest,
  listRequests,
  proveRequest,
  refuseRequest,
  replyToRequest,
  showRequest,
  takeBackRequest,
} from '#modules/privacy/index.ts'
import { file, notFound, page, pdf, redirectTo, refused, unprocessable, type Reply } from '../kit/reply.ts'
import { get, post, type Req, type Route } from '../kit/route.ts'
import { wordsOfRefusal } from '../kit/words-of-refusal.ts'
import { paths } from '../paths.ts'
import { heldPaper } from './held-paper.ts'
import { RequestPage } from './request.page.tsx'
import { RequestsPage } from './requests.page.tsx'

const guard = 'privacy.handle'
const request = '/trong-coi/yeu-cau/:requestId'

export const requestRoutes: readonly Route[] = [
  get('/trong-coi/yeu-cau', guard, async (req) =>
    page(<RequestsPage requests={await listRequests(req.ctx)} />),
  ),
  get(request, guard, (req) => show(req)),
  post(`${request}/chung-minh`, { guard, audit: 'privacy.prove' }, (req) =>
    back(req, (id) =>
      proveRequest(req.ctx, id, { proof: req.form.get('proof'), seen: req.form.get('seen') }),
    ),
  ),
  post(`${request}/tra-loi`, { guard, audit: 'privacy.reply' }, (req) =>
    back(req, (id) => replyToRequest(req.ctx, id, req.form.get('words'))),
  ),
  post(`${request}/gia-han`, { guard, audit: 'privacy.extend' }, (req) =>
    back(req, (id) => extendRequest(req.ctx, id, req.form.get('reason'))),
  ),
  post(`${request}/tu-choi`, { guard, audit: 'privacy.refuse' }, (req) =>
    back(req, (id) =>
      refuseRequest(req.ctx, id, { why: req.form.get('why'), reason: req.form.get('reason') }),
    ),
  ),
  post(`${request}/dong-y`, { guard, audit: 'privacy.grant' }, (req) =>
    back(req, (id) => grantRequest(req.ctx, id)),
  ),
  post(`${request}/sua-xong`, { guard, audit: 'privacy.correct' }, (req) =>
    back(req, (id) => finishCorrection(req.ctx, id, req.form.get('words'))),
  ),
  post(`${request}/thoi`, { guard, audit: 'privacy.takeBack' }, (req) =>
    back(req, (id) => takeBackRequest(req.ctx, id)),
  ),
  get(`${request}/dang-giu.pdf`, guard, showPaper, { proof: 'stepUp' }),
  get(`${request}/dang-giu.json`, guard, showFile, { proof: 'stepUp' }),
]

function requestId(req: Req): string {
  return req.params.requestId ?? ''
}

async function show(req: Req, error?: string): Promise<Reply> {
  const { ctx, t, query } = req
  const found = await showRequest(ctx, requestId(req))
  if (!found) return notFound()
  const today = dateOf(localTimeOf(ctx.now))
  const shown = (
    <RequestPage
      request={found}
      book={ctx.catalogue.dataRequests}
      law={(key) => ctx.catalogue.legalBasis(key, today)}
      done={query.has('xong') ? t.privacy.requests.saved : undefined}
      error={error}
    />
  )
  return error ? unprocessable(shown) : page(shown)
}

/** What was left empty is said on the same page; a refusal of the state has a page of its own. */
const typedWrong = ['request.proof-missing', 'request.reply-empty', 'request.reason-missing']

async function back(req: Req, act: (id: string) => Promise<Result<unknown, Refusal>>): Promise<Reply> {
  const done = await act(requestId(req))
  if (done.ok) return redirectTo(`${paths.request(requestId(req))}?xong=1`)
  return typedWrong.includes(done.error.code)
    ? show(req, wordsOfRefusal(req.t, done.error))
    : refused(done.error)
}

async function showPaper(req: Req): Promise<Reply> {
  const held = await gatherHoldings(req.ctx, requestId(req))
  if (!held.ok) return refused(held.error)
  const { catalogue, now } = req.ctx
  return pdf(
    printHoldings({ catalogueDir: catalogue.dir, at: now }, heldPaper(req, held.value)),
    'Dang-giu.pdf',
  )
}

async function showFile(req: Req): Promise<Reply> {
  const held = await gatherHoldings(req.ctx, requestId(req))
  if (!held.ok) return refused(held.error)
  const bytes = Buffer.from(JSON.stringify(held.value, null, 2))
  return file(bytes, { type: 'application/json', name: 'dang-giu.json' })
}
