import { may } from '#domain/access/action.ts'
import { papersFor } from '#domain/procedure/papers-for.ts'
import { readQuestionAloud, scanCard, showDraft, skipQuestion } from '#modules/intake/index.ts'
import { wordingNow } from '#modules/consents/index.ts'
import { findNeed, leave, listHall, openVisit, showTicket, type TicketView } from '#modules/visits/index.ts'
import { notFound, page, redirectTo, refused, unprocessable, type Reply } from '../kit/reply.ts'
import type { Req } from '../kit/route.ts'
import { wordsOfRefusal } from '../kit/words-of-refusal.ts'
import { paths } from '../paths.ts'
import { AgreedPage } from './agreed.page.tsx'
import { AloudPage } from './aloud.page.tsx'
import { CardPage } from './card.page.tsx'
import type { TicketFacts } from './checklist.tsx'
import { ConsentPage } from './consent.page.tsx'
import { DonePage } from './done.page.tsx'
import { NeedPage } from './need.page.tsx'
import { StopPage } from './stop.page.tsx'
import { TicketPage } from './ticket.page.tsx'
import { WaitingPage } from './waiting.page.tsx'

export async function showWaiting({ ctx, query }: Req): Promise<Reply> {
  // The end of a session with somebody: nothing of her stays on this screen.
  if (query.has('het')) return redirectTo(paths.assist(), { wipe: true })
  const waiting = await listHall(ctx)
  if (!waiting.ok) return refused(waiting.error)
  const names = (id: string | null) => (id ? (ctx.catalogue.findProcedure(id)?.name ?? '') : '')
  return page(<WaitingPage visits={waiting.value} names={names} mayOpen={may(ctx.actor, 'visit.open')} />)
}

export async function openFromHall({ ctx }: Req): Promise<Reply> {
  const opened = await openVisit(ctx, { kind: 'need', party: null, onBehalfOf: null })
  return opened.ok ? redirectTo(paths.assistVisit(opened.value.visitId)) : refused(opened.error)
}

export function visitId(req: Req): string {
  return req.params.visitId ?? ''
}

/** Where the visit stands, and who asks, decide the next screen. */
export async function showNext(req: Req): Promise<Reply> {
  const found = await showTicket(req.ctx, visitId(req))
  if (!found.ok) return refused(found.error)
  const turn = found.value
  const { t, ctx } = req
  if (turn.standing === 'closed')
    return page(<DonePage turn={turn} title={t.visit.steps.closed} say={t.access.closedSay} />)
  if (turn.standing === 'declined')
    return page(<DonePage turn={turn} title={t.assist.consentNo} say={t.assist.consentNoDone} />)
  if (!may(ctx.actor, 'help.offer'))
    return page(<TicketPage turn={turn} facts={factsOf(req, turn)} hasForm={turn.formId !== null} />)
  if (isHelping(req, turn)) return showHelped(req, turn)
  if (turn.standing === 'anothers')
    return page(<DonePage turn={turn} title={t.access.heldTitle} say={t.access.heldSay} />)
  return page(consentPage(req, turn))
}

export function consentPage(req: Req, turn: TicketView, error?: string) {
  return (
    <ConsentPage
      turn={turn}
      facts={factsOf(req, turn)}
      wording={wordingNow(req.ctx, 'help')}
      wasIdle={turn.standing === 'mineButIdle'}
      error={error}
    />
  )
}

/** Her consent to this very helper comes before anything of her form is shown; an officer serves her by office. */
function isHelping(req: Req, turn: TicketView): boolean {
  return turn.standing === 'mine' || may(req.ctx.actor, 'visit.serve')
}

function showHelped(req: Req, turn: TicketView): Reply {
  const { t, ctx } = req
  if (turn.agreed)
    return page(
      <AgreedPage turn={turn} isPrinted={turn.printed} isQueued={req.query.get('xong') === 'paperQueued'} />,
    )
  if (!turn.procedureId) return redirectTo(paths.assistPart(turn.visitId, 'viec'))
  if (turn.formId) return redirectTo(paths.assistPart(turn.visitId, 'cau'))
  const { name } = ctx.catalogue.getProcedure(turn.procedureId)
  return page(<DonePage turn={turn} title={name} say={t.assist.consentNoDone} />)
}

function factsOf({ ctx }: Req, { procedureId, counterId }: TicketView): TicketFacts {
  const procedure = procedureId ? ctx.catalogue.findProcedure(procedureId) : undefined
  if (!procedure) return { procedure: '', counter: '', papers: [] }
  const { always, showOnly } = papersFor(procedure, (id) => ctx.catalogue.findForm(id) !== undefined)
  const papers = [...always, ...showOnly].map(({ name }) => name)
  return { procedure: procedure.name, counter: counterId?.replace(/^q/, '') ?? '', papers }
}

/** The question alone, for whoever only reads it aloud. */
export async function showAloud(req: Req): Promise<Reply> {
  const view = await readQuestionAloud(req.ctx, visitId(req))
  return view.ok ? page(<AloudPage view={view.value} />) : refused(view.error)
}

/** The ticket when this helper may go on with it; otherwise the screen that says why not, or asks for consent. */
export async function helpedTicket(req: Req): Promise<{ turn: TicketView } | { reply: Reply }> {
  const found = await showTicket(req.ctx, visitId(req))
  if (!found.ok) return { reply: refused(found.error) }
  if (isHelping(req, found.value)) return { turn: found.value }
  return { reply: redirectTo(paths.assistVisit(visitId(req))) }
}

export async function showNeed(req: Req): Promise<Reply> {
  const helped = await helpedTicket(req)
  if ('reply' in helped) return helped.reply
  const query = req.query.get('q')?.normalize('NFC').trim() ?? ''
  return page(
    <NeedPage
      turn={helped.turn}
      query={query}
      answer={query ? req.ctx.catalogue.lookUp.find(query, 5) : null}
    />,
  )
}

export async function chooseNeed(req: Req): Promise<Reply> {
  const helped = await helpedTicket(req)
  if ('reply' in helped) return helped.reply
  const found = await findNeed(req.ctx, visitId(req), req.form.get('procedureId'))
  return found.ok ? redirectTo(paths.assistVisit(visitId(req))) : refused(found.error)
}

/** The card of one person of the form (`vai`); the first role when nobody is named. */
export async function showCard(req: Req, error?: string): Promise<Reply> {
  const helped = await helpedTicket(req)
  if ('reply' in helped) return helped.reply
  const view = await showDraft(req.ctx, visitId(req))
  if (!view) return notFound()
  const role = req.query.get('vai') ?? (req.form.get('role') || Object.keys(view.form.roles)[0]!)
  if (!Object.hasOwn(view.form.roles, role)) return notFound()
  const { name } = view.form.roles[role]!
  const shown = <CardPage turn={helped.turn} role={role} roleName={name} error={error} />
  return error ? unprocessable(shown, { camera: true }) : page(shown, { camera: true })
}

/** The card is read, or it is not here and is not asked for again. */
export async function scan(req: Req): Promise<Reply> {
  const helped = await helpedTicket(req)
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
  const helped = await helpedTicket(req)
  return 'reply' in helped ? helped.reply : page(<StopPage turn={helped.turn} />)
}

export async function stop(req: Req): Promise<Reply> {
  const helped = await helpedTicket(req)
  if ('reply' in helped) return helped.reply
  const left = await leave(req.ctx, visitId(req), 'asked')
  return left.ok ? redirectTo(paths.assist(), { wipe: true }) : refused(left.error)
}
