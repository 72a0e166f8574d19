import { scanCard, showDraft, skipQuestion } from '#modules/intake/index.ts'
import {
  answerHelp,
  findNeed,
  leave,
  openVisit,
  showVisit,
  withdrawHelp,
  type Visit,
} from '#modules/visits/index.ts'
import { wordingNow } from '#modules/consents/index.ts'
import { readDesk } from '#modules/dossiers/index.ts'
import type { ConsentGiver } from '#domain/consent/index.ts'
import { tidy } from '#lib/vietnamese-text.ts'
import { notFound, page, redirectTo, refused, unprocessable, type Reply } from '../kit/reply.ts'
import type { Req } from '../kit/route.ts'
import { wordsOfRefusal } from '../kit/words-of-refusal.ts'
import { paths } from '../paths.ts'
import { CardPage } from './card.page.tsx'
import { ConsentPage } from './consent.page.tsx'
import { DonePage } from './done.page.tsx'
import { NeedPage } from './need.page.tsx'
import { StopPage } from './stop.page.tsx'
import { WaitingPage } from './waiting.page.tsx'

export async function showWaiting({ ctx, query }: Req): Promise<Reply> {
  // The end of a session with somebody: nothing of her stays on this screen.
  if (query.has('het')) return redirectTo(paths.assist(), { wipe: true })
  const { visits } = await readDesk(ctx)
  // Only who is still on the way to a form: received dossiers are the officer's.
  const waiting = visits.filter(({ step }) => step !== 'handedOver' && step !== 'rated')
  return page(
    <WaitingPage
      visits={waiting}
      names={(id) => (id ? (ctx.catalogue.findProcedure(id)?.name ?? '') : '')}
    />,
  )
}

export async function openFromHall({ ctx }: Req): Promise<Reply> {
  const opened = await openVisit(ctx, { kind: 'need', party: null, onBehalfOf: null })
  return opened.ok ? redirectTo(paths.assistVisit(opened.value.visitId)) : refused(opened.error)
}

export function visitId(req: Req): string {
  return req.params.visitId ?? ''
}

/** Her consent to this very helper comes before anything else of her is shown. */
export function mayHelp(req: Req, visit: Visit): boolean {
  return visit.state.helper?.id === req.ctx.actor.id || req.ctx.actor.roles.includes('officer')
}

/** Where the visit stands decides the next screen. */
export async function showNext(req: Req): Promise<Reply> {
  const { ctx, t } = req
  const visit = await showVisit(ctx, visitId(req))
  if (!visit) return notFound()
  if (visit.state.status === 'closed')
    return page(<DonePage visit={visit} title={t.visit.steps.closed} say={t.assist.consentNoDone} />)
  if (visit.state.helpDeclined)
    return page(<DonePage visit={visit} title={t.assist.consentNo} say={t.assist.consentNoDone} />)
  if (!mayHelp(req, visit)) return page(<ConsentPage visit={visit} wording={wordingNow(ctx, 'help')} />)
  if (visit.state.agreed)
    return page(<DonePage visit={visit} title={t.assist.agreedTitle} say={t.assist.agreedSay} />)
  if (!visit.state.need) return redirectTo(paths.assistPart(visit.id, 'viec'))
  if (!visit.state.need.formId)
    return page(
      <DonePage
        visit={visit}
        title={ctx.catalogue.getProcedure(visit.state.need.procedureId).name}
        say={t.assist.consentNoDone}
      />,
    )
  return redirectTo(paths.assistPart(visit.id, 'cau'))
}

export async function consent(req: Req): Promise<Reply> {
  const answer = req.form.get('answer')
  const by = answer === 'guardian' ? childOf(req) : undefined
  const isYes = answer === 'yes' || answer === 'guardian'
  const answered = await answerHelp(req.ctx, visitId(req), isYes, by)
  if (answered.ok) return redirectTo(paths.assistVisit(visitId(req)))
  const visit = answered.error.code.startsWith('consent.')
    ? await showVisit(req.ctx, visitId(req))
    : undefined
  if (!visit) return refused(answered.error)
  const error = wordsOfRefusal(req.t, answered.error)
  return unprocessable(<ConsentPage visit={visit} wording={wordingNow(req.ctx, 'help')} error={error} />)
}

/** The guardian's name and the child's own word; an age that was not said counts as old enough to be asked. */
function childOf({ form }: Req): ConsentGiver {
  const age = form.get('childAge')
  return {
    kind: 'child',
    name: '',
    guardianName: tidy(form.get('guardianName')),
    hasAgeToAgree: age !== 'young',
    childAgrees: age === 'old',
  }
}

/** Said aloud, written down at once; the officer goes on. */
export async function withdraw(req: Req): Promise<Reply> {
  const helped = await helpedVisit(req)
  if ('reply' in helped) return helped.reply
  const taken = await withdrawHelp(req.ctx, visitId(req), 'spoken')
  return taken.ok ? redirectTo(paths.assistVisit(visitId(req)), { wipe: true }) : refused(taken.error)
}

/** The visit when this helper may see it; otherwise the screen that asks for consent. */
export async function helpedVisit(req: Req): Promise<{ visit: Visit } | { reply: Reply }> {
  const visit = await showVisit(req.ctx, visitId(req))
  if (!visit) return { reply: notFound() }
  return mayHelp(req, visit) ? { visit } : { reply: redirectTo(paths.assistVisit(visit.id)) }
}

export async function showNeed(req: Req): Promise<Reply> {
  const helped = await helpedVisit(req)
  if ('reply' in helped) return helped.reply
  const query = req.query.get('q')?.normalize('NFC').trim() ?? ''
  return page(
    <NeedPage
      visit={helped.visit}
      query={query}
      answer={query ? req.ctx.catalogue.lookUp.find(query, 5) : null}
    />,
  )
}

export async function chooseNeed(req: Req): Promise<Reply> {
  const helped = await helpedVisit(req)
  if ('reply' in helped) return helped.reply
  const found = await findNeed(req.ctx, visitId(req), req.form.get('procedureId'))
  return found.ok ? redirectTo(paths.assistVisit(visitId(req))) : refused(found.error)
}

/** The card of one person of the form (`vai`); the first role when nobody is named. */
export async function showCard(req: Req, error?: string): Promise<Reply> {
  const helped = await helpedVisit(req)
  if ('reply' in helped) return helped.reply
  const view = await showDraft(req.ctx, visitId(req))
  if (!view) return notFound()
  const role = req.query.get('vai') ?? (req.form.get('role') || Object.keys(view.form.roles)[0]!)
  if (!Object.hasOwn(view.form.roles, role)) return notFound()
  const { name } = view.form.roles[role]!
  const shown = <CardPage visit={helped.visit} role={role} roleName={name} error={error} />
  return error ? unprocessable(shown, { camera: true }) : page(shown, { camera: true })
}

/** The card is read, or it is not here and is not asked for again. */
export async function scan(req: Req): Promise<Reply> {
  const helped = await helpedVisit(req)
  if ('reply' in helped) return helped.reply
  const { ctx, form, t } = req
  const role = form.get('role')
  const isSkip = form.get('other') === 'skip'
  const done = isSkip
    ? await skipQuestion(ctx, visitId(req), `card:${role}`)
    : await scanCard(ctx, visitId(req), { role, raw: form.get('raw') })
  if (done.ok) return redirectTo(paths.assistPart(visitId(req), 'cau'))
  return done.error.code.startsWith('card.')
    ? showCard(req, wordsOfRefusal(t, done.error))
    : refused(done.error)
}

export async function showStop(req: Req): Promise<Reply> {
  const helped = await helpedVisit(req)
  return 'reply' in helped ? helped.reply : page(<StopPage visit={helped.visit} />)
}

export async function stop(req: Req): Promise<Reply> {
  const helped = await helpedVisit(req)
  if ('reply' in helped) return helped.reply
  const left = await leave(req.ctx, visitId(req), 'asked')
  return left.ok ? redirectTo(paths.assist(), { wipe: true }) : refused(left.error)
}
