import { requestKinds } from '#domain/data-request/index.ts'
import { dateOf, localTimeOf } from '#lib/plain-date.ts'
import type { Refusal, Result } from '#lib/result.ts'
import { findKeptDraft, forgetKeptDraft } from '#modules/intake/index.ts'
import { answerMessagesByCode, askByCode } from '#modules/privacy/index.ts'
import { showRetention } from '#modules/retention/index.ts'
import { page, redirectTo, refused, unprocessable, type Reply } from '../kit/reply.ts'
import { get, post, type Req, type Route } from '../kit/route.ts'
import { wordsOfRefusal } from '../kit/words-of-refusal.ts'
import { paths } from '../paths.ts'
import { KeptDraftPage } from './kept-draft.page.tsx'
import { MyDataPage } from './my-data.page.tsx'

/** As many tries as a code of a dossier gets, counted together with them. */
const lookUps = { name: 'dossier.find', times: 10, minutes: 10 }
const drafts = { name: 'draft.find', times: 10, minutes: 10 }

export const ownPrivacyRoutes: readonly Route[] = [
  get('/du-lieu-cua-toi', 'public', showMyData),
  post('/ho-so/:code/tin-bao', { guard: 'public', audit: 'consent.messages', limit: lookUps }, messages),
  post('/ho-so/:code/yeu-cau', { guard: 'public', audit: 'privacy.ask', limit: lookUps }, ask),
  get('/ban-khai', 'public', (req) => keptPage(req, { typed: '' })),
  post('/ban-khai', { guard: 'public', audit: 'draft.find', limit: drafts }, findKept),
  post('/ban-khai/xoa', { guard: 'public', audit: 'draft.forget', limit: drafts }, forgetKept),
]

async function showMyData({ ctx }: Req): Promise<Reply> {
  const { rules } = await showRetention(ctx)
  const { consents, dataRequests } = ctx.catalogue
  const law = ctx.catalogue.legalBasis(consents.statutory.legalBasis, dateOf(localTimeOf(ctx.now)))
  return page(<MyDataPage rules={rules} consents={consents} requests={dataRequests} law={law} />)
}

async function messages({ ctx, params, form }: Req): Promise<Reply> {
  const code = params.code ?? ''
  const done = await answerMessagesByCode(ctx, code, form.get('verdict') === 'given' ? 'given' : 'withdrawn')
  return backToDossier(code, done, 'tin')
}

async function ask({ ctx, params, form }: Req): Promise<Reply> {
  const code = params.code ?? ''
  const kind = requestKinds.find((one) => one === form.get('kind'))
  if (!kind) return redirectTo(`${paths.dossierByCode(code)}?xong=thieu`)
  const asked = await askByCode(ctx, code, { kind, words: form.get('words') })
  return backToDossier(code, asked, 'yeu-cau')
}

/** A code there is no dossier for is told by the page of the dossier, in the same words as ever. */
function backToDossier(code: string, done: Result<unknown, Refusal>, what: string): Reply {
  if (done.ok) return redirectTo(`${paths.dossierByCode(code)}?xong=${what}`)
  return done.error.code === 'not-found' ? redirectTo(paths.dossierByCode(code)) : refused(done.error)
}

type Kept = { typed: string; error?: string; kept?: Awaited<ReturnType<typeof findKeptDraft>> }

function keptPage({ ctx, query }: Req, { typed, error, kept }: Kept): Reply {
  const names = (kept?.formIds ?? []).map((id) => ctx.catalogue.findForm(id)?.title ?? id)
  const shown = (
    <KeptDraftPage typed={typed} kept={kept} names={names} error={error} forgotten={query.has('xong')} />
  )
  return error ? unprocessable(shown) : page(shown)
}

async function findKept(req: Req): Promise<Reply> {
  const typed = req.form.get('ma')
  const kept = await findKeptDraft(req.ctx, typed)
  return kept
    ? keptPage(req, { typed, kept })
    : keptPage(req, { typed, error: req.t.privacy.refusals['draft.unknown-code'] })
}

async function forgetKept(req: Req): Promise<Reply> {
  const typed = req.form.get('ma')
  const done = await forgetKeptDraft(req.ctx, typed, 'page')
  if (done.ok) return redirectTo(`${paths.keptDraft()}?xong=1`)
  return done.error.code === 'draft.unknown-code'
    ? keptPage(req, { typed, error: wordsOfRefusal(req.t, done.error) })
    : refused(done.error)
}
