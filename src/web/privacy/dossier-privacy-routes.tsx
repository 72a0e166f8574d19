import { requestKinds } from '#domain/data-request/index.ts'
import type { Refusal, Result } from '#lib/result.ts'
import { wordingNow } from '#modules/consents/index.ts'
import { answerMessages, askRequest, holdDossier, liftMark, readPrivacy } from '#modules/privacy/index.ts'
import { notFound, page, redirectTo, refused, unprocessable, type Reply } from '../kit/reply.ts'
import { get, post, type Req, type Route } from '../kit/route.ts'
import { wordsOfRefusal } from '../kit/words-of-refusal.ts'
import { deskView } from '../desk/desk-view.ts'
import { withDossier } from '../desk/find-acts.tsx'
import { paths } from '../paths.ts'
import { DossierPrivacyPage } from './dossier-privacy.page.tsx'

const guard = 'privacy.handle'
const place = '/quay/ho-so/:dossierId/du-lieu'

export const dossierPrivacyRoutes: readonly Route[] = [
  get(place, guard, (req) => show(req)),
  post(`${place}/tin-bao`, { guard, audit: 'consent.messages' }, messages),
  post(`${place}/yeu-cau`, { guard, audit: 'privacy.ask' }, ask),
  post(`${place}/giu-lai`, { guard, audit: 'privacy.hold' }, (req) =>
    back(req, holdDossier(req.ctx, dossierId(req), req.form.get('reason'))),
  ),
  post(`${place}/bo`, { guard, audit: 'privacy.lift' }, (req) => {
    const kind = req.form.get('kind') === 'restriction' ? 'restriction' : 'hold'
    return back(req, liftMark(req.ctx, dossierId(req), kind))
  }),
]

function dossierId(req: Req): string {
  return req.params.dossierId ?? ''
}

async function show(req: Req, error?: string): Promise<Reply> {
  const { ctx, t, facts, query } = req
  return withDossier(req, async (dossier) => {
    const privacy = await readPrivacy(ctx, dossier.id)
    if (!privacy) return notFound()
    const { purposes } = ctx.catalogue.consents
    const done = query.has('xong') ? { meaning: 'go' as const, say: t.privacy.requests.saved } : undefined
    const shown = (
      <DossierPrivacyPage
        desk={await deskView(req, dossier.id)}
        dossier={dossier}
        privacy={privacy}
        consentName={(id) => purposes.find((one) => one.id === id)?.name[facts.lang] ?? id}
        wording={wordingNow(ctx, 'messages')?.[facts.lang] ?? ''}
        notice={error ? { meaning: 'stop', say: error } : done}
      />
    )
    return error ? unprocessable(shown) : page(shown)
  })
}

/** What was left empty is said on the same page; a refusal of the state has a page of its own. */
const typedWrong = ['request.hold-without-reason']

async function back(req: Req, act: Promise<Result<unknown, Refusal>>): Promise<Reply> {
  const done = await act
  if (done.ok) return redirectTo(`${paths.dossierPrivacy(dossierId(req))}?xong=1`)
  return typedWrong.includes(done.error.code)
    ? show(req, wordsOfRefusal(req.t, done.error))
    : refused(done.error)
}

function messages(req: Req): Promise<Reply> {
  const verdict = req.form.get('verdict') === 'given' ? 'given' : 'withdrawn'
  return back(req, answerMessages(req.ctx, dossierId(req), { verdict, channel: 'desk' }))
}

async function ask(req: Req): Promise<Reply> {
  const { form, ctx, t } = req
  const kind = requestKinds.find((one) => one === form.get('kind'))
  if (!kind) return show(req, t.privacy.own.askMissing)
  const said = { kind, name: form.get('name'), words: form.get('words') }
  const thirdParty = form.get('thirdParty') === 'yes'
  const asked = await askRequest(ctx, { ...said, dossierId: dossierId(req), channel: 'desk', thirdParty })
  return asked.ok ? redirectTo(`${paths.request(asked.value.requestId)}?xong=1`) : refused(asked.error)
}
