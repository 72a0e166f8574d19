import { Party } from '#domain/visit/party.ts'
import { visitKinds, type CheckedPaper, type VisitKind } from '#domain/visit/visit-event.ts'
import { tidy } from '#lib/vietnamese-text.ts'
import { undoLastAct } from '#modules/dossiers/index.ts'
import { requestTicket, ticketPaper } from '#modules/printing/index.ts'
import {
  callVisit,
  checkPapers,
  findNeed,
  leave,
  nameParty,
  openVisit,
  showVisit,
  type LeaveReason,
} from '#modules/visits/index.ts'
import { notFound, page, pdf, redirectTo, refused, unprocessable, type Reply } from '../kit/reply.ts'
import type { Req } from '../kit/route.ts'
import { paths } from '../paths.ts'
import { deskView } from './desk-view.ts'
import { DeskHomePage } from './home.page.tsx'
import { NewVisitPage, type NewVisitTyped } from './new-visit.page.tsx'
import { viewVisit } from './view-visit.ts'
import { VisitPage } from './visit.page.tsx'

export async function showDesk(req: Req): Promise<Reply> {
  return page(<DeskHomePage view={await deskView(req)} />)
}

export async function showNewVisit(req: Req): Promise<Reply> {
  const typed = {
    kind: 'need',
    partyKind: 'person',
    fullName: '',
    onBehalfOf: '',
    taxCode: '',
    representative: '',
    authority: '',
  }
  return page(<NewVisitPage view={await deskView(req)} typed={typed} errors={[]} />)
}

export async function openNewVisit(req: Req): Promise<Reply> {
  const { form, ctx, t } = req
  const typed: NewVisitTyped = {
    kind: form.get('kind'),
    partyKind: form.get('partyKind'),
    fullName: tidy(form.get('fullName')),
    onBehalfOf: tidy(form.get('onBehalfOf')),
    taxCode: tidy(form.get('taxCode')),
    representative: tidy(form.get('representative')),
    authority: tidy(form.get('authority')),
  }
  const kind = visitKinds.find((kind) => kind === typed.kind)
  const party = partyOf(typed)
  const errors = [
    ...(kind ? [] : [{ name: 'kind', say: t.form.required }]),
    ...(typed.partyKind === 'organisation' ? ['fullName', 'representative', 'authority'] : []).flatMap(
      (name) => (typed[name as keyof NewVisitTyped] ? [] : [{ name, say: `${t.form.required}` }]),
    ),
  ]
  if (errors.length > 0)
    return unprocessable(<NewVisitPage view={await deskView(req)} typed={typed} errors={errors} />)
  const opened = await openVisit(ctx, {
    kind: kind as VisitKind,
    party,
    onBehalfOf: typed.onBehalfOf || null,
  })
  return opened.ok ? redirectTo(paths.visit(opened.value.visitId)) : refused(opened.error)
}

function partyOf(typed: NewVisitTyped): Party | null {
  if (!typed.fullName) return null
  const { fullName, taxCode, representative, authority } = typed
  const party =
    typed.partyKind === 'organisation'
      ? Party.safeParse({
          kind: 'organisation',
          fullName,
          representative,
          authority,
          ...(taxCode ? { taxCode } : {}),
        })
      : Party.safeParse({ kind: 'person', fullName })
  return party.success ? party.data : null
}

export async function showOne(req: Req): Promise<Reply> {
  const view = await viewVisit(req)
  return view ? page(<VisitPage {...view} />, { camera: true }) : notFound()
}

export async function name(req: Req): Promise<Reply> {
  const fullName = tidy(req.form.get('fullName'))
  if (!fullName) return sameVisit(req, req.t.form.required)
  return backToVisit(req, await nameParty(req.ctx, visitId(req), { kind: 'person', fullName }), 'partyNamed')
}

export async function call(req: Req): Promise<Reply> {
  return backToVisit(req, await callVisit(req.ctx, visitId(req)), 'called')
}

export async function chooseNeed(req: Req): Promise<Reply> {
  return backToVisit(req, await findNeed(req.ctx, visitId(req), req.form.get('procedureId')), 'needFound')
}

export async function savePapers(req: Req): Promise<Reply> {
  const names = req.form.under('name.')
  const states = req.form.under('state.')
  const papers = Object.entries(names).flatMap(([index, name]): CheckedPaper[] => {
    const state = states[index]
    return state === 'have' || state === 'missing' || state === 'lookedUp' ? [{ name, state }] : []
  })
  return backToVisit(req, await checkPapers(req.ctx, visitId(req), papers), 'papersChecked')
}

export async function close(req: Req): Promise<Reply> {
  const reason = req.form.get('reason')
  const known = Object.keys(req.t.visit.leaveReasons).find((name) => name === reason)
  if (!known) return sameVisit(req, `${req.t.desk.leaveWhy}: ${req.t.form.required}`)
  return backToVisit(req, await leave(req.ctx, visitId(req), known as LeaveReason), 'left')
}

export async function undo(req: Req): Promise<Reply> {
  return backToVisit(req, await undoLastAct(req.ctx, visitId(req), Number(req.form.get('undoes'))), 'undone')
}

/** On the ticket printer when the ward has one, else as a page the browser prints. */
export async function printTicket(req: Req): Promise<Reply> {
  if (!req.ctx.ticketPrinter)
    return (await showVisit(req.ctx, visitId(req))) ? redirectTo(paths.ticketPdf(visitId(req))) : notFound()
  return backToVisit(req, await requestTicket(req.ctx, visitId(req)), 'ticketQueued')
}

export async function showTicket(req: Req): Promise<Reply> {
  const paper = await ticketPaper(req.ctx, visitId(req))
  return paper ? pdf(paper, 'So.pdf') : notFound()
}

export function visitId(req: Req): string {
  return req.params.visitId ?? ''
}

/** Done: the page of the visit says what; refused: the page of refusals says why and what to do. */
export function backToVisit(
  req: Req,
  result: { ok: boolean; error?: { code: string } },
  done: string,
): Reply {
  return result.ok ? redirectTo(`${paths.visit(visitId(req))}?xong=${done}`) : refused(result.error!)
}

/** The visit's page again with one thing to mend (422). */
export async function sameVisit(
  req: Req,
  say: string,
  typed: { comparedWith?: string } = {},
): Promise<Reply> {
  const view = await viewVisit(req, { notice: { meaning: 'stop', say }, ...typed })
  return view ? unprocessable(<VisitPage {...view} />, { camera: true }) : notFound()
}
