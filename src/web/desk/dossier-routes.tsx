import { handOverAuthorities } from '#domain/dossier/dossier-event.ts'
import { may } from '#domain/access/action.ts'
import { dateOf } from '#lib/plain-date.ts'
import { tidy } from '#lib/vietnamese-text.ts'
import {
  enterOfficialCode,
  handOverResult,
  noteSlipPrinted,
  requestSupplement,
  signResult,
  takeSupplement,
  type Dossier,
} from '#modules/dossiers/index.ts'
import { showVisit } from '#modules/visits/index.ts'
import type { Refusal, Result } from '#lib/result.ts'
import { notFound, page, pdf, redirectTo, refused, unprocessable, type Reply } from '../kit/reply.ts'
import { get, post, type Req, type Route } from '../kit/route.ts'
import { wordsOfRefusal } from '../kit/words-of-refusal.ts'
import { paths, type DossierPart } from '../paths.ts'
import { deskView } from './desk-view.ts'
import { DossierPage, type DossierProps } from './dossier.page.tsx'
import { openWithReason, withDossier } from './find-acts.tsx'
import { receiptOf, slipOf } from './dossier-papers.ts'

const dossier = '/quay/ho-so/:dossierId'

export const dossierRoutes: readonly Route[] = [
  get(dossier, 'desk.open', show),
  post(`${dossier}/xem`, { guard: 'desk.open', audit: 'dossier.giveReason' }, openWithReason),
  post(`${dossier}/ma`, { guard: 'visit.serve', audit: 'dossier.enterOfficialCode' }, (req) =>
    back(req, (id) => enterOfficialCode(req.ctx, id, req.form.get('officialCode')), 'officialCodeEntered'),
  ),
  post(`${dossier}/bo-sung`, { guard: 'visit.serve', audit: 'dossier.requestSupplement' }, askSupplement),
  post(`${dossier}/da-bo-sung`, { guard: 'visit.serve', audit: 'dossier.takeSupplement' }, (req) =>
    back(req, (id) => takeSupplement(req.ctx, id), 'supplementArrived'),
  ),
  post(`${dossier}/ky`, { guard: 'dossier.sign', audit: 'dossier.sign', proof: 'stepUp' }, sign),
  post(`${dossier}/tra`, { guard: 'visit.serve', audit: 'dossier.handOver' }, handOver),
  post(`${dossier}/phieu`, { guard: 'visit.serve', audit: 'dossier.printSlip' }, async (req) => {
    const noted = await noteSlipPrinted(req.ctx, dossierId(req))
    return noted.ok ? redirectTo(paths.slipPdf(dossierId(req))) : refused(noted.error)
  }),
  get(`${dossier}/phieu.pdf`, 'desk.open', (req) => paper(req, slipOf, 'Phieu')),
  get(`${dossier}/bien-nhan.pdf`, 'desk.open', (req) => paper(req, receiptOf, 'Bien-nhan')),
]

function dossierId(req: Req): string {
  return req.params.dossierId ?? ''
}

async function viewOf(req: Req, found: Dossier, notice?: DossierProps['notice']): Promise<DossierProps> {
  const done = req.query.get('xong')
  const words = req.t.visit.facts as Record<string, string>
  const told =
    done && Object.hasOwn(words, done)
      ? { meaning: 'go' as const, say: req.t.desk.saved(words[done]!) }
      : undefined
  return {
    desk: await deskView(req, found.id),
    dossier: found,
    // A dossier goes on under the law of the day it was received.
    law: (key) => (key ? req.ctx.catalogue.legalBasis(key, dateOf(found.state.received)) : undefined),
    maySign: may(req.ctx.actor, 'dossier.sign'),
    notice: notice ?? told,
  }
}

async function show(req: Req): Promise<Reply> {
  return withDossier(req, async (found) => page(<DossierPage {...await viewOf(req, found)} />))
}

type Act = (dossierId: string) => Promise<Result<unknown, Refusal>>

/** Codes that name something typed wrong: the same page says it (422); all others are refusals of the state. */
const typedWrong = [
  'dossier.official-code-unlikely',
  'dossier.official-code-taken',
  'dossier.supplement-without-items',
  'dossier.rejection-without-reason',
  'dossier.authority-without-proof',
]

async function back(req: Req, act: Act, done: string): Promise<Reply> {
  const result = await act(dossierId(req))
  if (result.ok) return redirectTo(`${paths.dossier(dossierId(req))}?xong=${done}`)
  return typedWrong.includes(result.error.code)
    ? same(req, wordsOfRefusal(req.t, result.error))
    : refused(result.error)
}

async function same(req: Req, say: string): Promise<Reply> {
  const typed = { part: req.facts.path.split('/').at(-1) as DossierPart, get: req.form.get }
  return withDossier(req, async (found) =>
    unprocessable(<DossierPage {...await viewOf(req, found, { meaning: 'stop', say })} typed={typed} />),
  )
}

function askSupplement(req: Req): Promise<Reply> {
  const items = req.form.get('items').split(/\r?\n/).map(tidy).filter(Boolean)
  return back(
    req,
    (id) => requestSupplement(req.ctx, id, { items, reason: tidy(req.form.get('reason')) }),
    'supplementRequested',
  )
}

async function sign(req: Req): Promise<Reply> {
  const outcome = req.form.get('outcome')
  if (outcome !== 'granted' && outcome !== 'rejected')
    return same(req, `${req.t.desk.outcome}: ${req.t.form.required}`)
  const input = {
    outcome,
    resultNumber: tidy(req.form.get('resultNumber')),
    reason: tidy(req.form.get('reason')),
  } as const
  return back(req, (id) => signResult(req.ctx, id, input), 'signed')
}

async function handOver(req: Req): Promise<Reply> {
  const authority = handOverAuthorities.find((name) => name === req.form.get('authority'))
  const to = tidy(req.form.get('to'))
  if (!authority || !to)
    return same(
      req,
      `${authority ? req.t.desk.handOverTo : req.t.desk.handOverAuthority}: ${req.t.form.required}`,
    )
  return withDossier(req, async (found) => {
    const visitId = found.visitId && (await isVisitOpen(req, found.visitId)) ? found.visitId : null
    const input = { to, authority, proof: tidy(req.form.get('proof')), visitId }
    return back(req, (id) => handOverResult(req.ctx, id, input), 'handedOver')
  })
}

async function isVisitOpen(req: Req, visitId: string): Promise<boolean> {
  return (await showVisit(req.ctx, visitId))?.state.status === 'open'
}

async function paper(
  req: Req,
  make: (req: Req, found: Dossier) => Promise<Uint8Array | undefined>,
  name: string,
): Promise<Reply> {
  return withDossier(req, async (found) => {
    const bytes = await make(req, found)
    return bytes ? pdf(bytes, `${name}.pdf`) : notFound()
  })
}
