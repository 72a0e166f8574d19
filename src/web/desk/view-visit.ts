import { papersFor } from '#domain/procedure/papers-for.ts'
import { computeDue, sameSessionOf } from '#domain/working-time/index.ts'
import type { ProcessingTime } from '#domain/procedure/processing-time.ts'
import { cardsRead } from '#domain/visit/cards-read.ts'
import { dateOf, localTimeOf, showDate, timeOf } from '#lib/plain-date.ts'
import { showDraft, type DraftView } from '#modules/intake/index.ts'
import { isFormConfirmedNow } from '#modules/forms/index.ts'
import { showVisit, type Visit } from '#modules/visits/index.ts'
import type { Req } from '../kit/route.ts'
import { wordsOfCard } from '../kit/words-of-card.ts'
import { kindOfDay } from '../citizen/desk-day.ts'
import { keepingOf } from '../privacy/keeping-of.ts'
import { deskView } from './desk-view.ts'
import type { VisitView } from './visit.page.tsx'

type More = Partial<Pick<VisitView, 'errors' | 'notice' | 'search' | 'comparedWith' | 'unmasked'>>

/** Gathers what the visit page shows; undefined for an unknown visit. */
export async function viewVisit(req: Req, more: More = {}): Promise<VisitView | undefined> {
  const { ctx, params } = req
  const visit = await showVisit(ctx, params.visitId ?? '')
  if (!visit) return undefined
  const draft = hasLivingForm(visit) ? await showDraft(ctx, visit.id) : undefined
  const day = kindOfDay(dateOf(localTimeOf(ctx.now)), ctx.ward.settings, ctx.catalogue.calendar)
  return {
    desk: await deskView(req, visit.id),
    visit,
    draft,
    day,
    ...procedureOf(req, visit),
    search: more.search ?? searchOf(req),
    errors: more.errors ?? [],
    notice: more.notice ?? doneNotice(req, draft),
    comparedWith: more.comparedWith,
    keeping: keepingOf(req),
    unmasked: more.unmasked,
    unconfirmed: draft ? !(await isFormConfirmedNow(ctx, draft.form)) : false,
  }
}

function hasLivingForm({ state }: Visit): boolean {
  return state.status === 'open' && Boolean(state.need?.formId) && !state.dossierId
}

function procedureOf(req: Req, visit: Visit): Pick<VisitView, 'papers' | 'sameSession' | 'due'> {
  const procedure = visit.state.need && req.ctx.catalogue.findProcedure(visit.state.need.procedureId)
  if (!procedure) return { papers: undefined, sameSession: false, due: undefined }
  const first = procedure.processingTime[0]!
  const due = visit.state.status === 'open' ? dueIfReceivedNow(req, first) : undefined
  return {
    papers: papersFor(procedure, (id) => req.ctx.catalogue.findForm(id) !== undefined),
    sameSession: sameSessionNow(req, procedure.id, first),
    due,
  }
}

function searchOf({ ctx, query }: Req): VisitView['search'] {
  const asked = query.get('q')?.normalize('NFC').trim() ?? ''
  return { query: asked, answer: asked ? ctx.catalogue.lookUp.find(asked, 6) : null }
}

function sameSessionNow({ ctx }: Req, procedureId: string, time: ProcessingTime): boolean {
  const procedure = ctx.catalogue.getProcedure(procedureId)
  const when = {
    received: localTimeOf(ctx.now),
    calendar: ctx.catalogue.calendar,
    hours: ctx.catalogue.officeHours,
  }
  return sameSessionOf({ procedure, time }, when).eligible
}

/** "17:00 17/11/2026", and how it was counted, if the dossier were received this minute. */
export function dueIfReceivedNow({ ctx, t }: Req, time: ProcessingTime): { say: string; rule: string } {
  const { calendar, officeHours: hours } = ctx.catalogue
  const found = computeDue({
    time,
    received: localTimeOf(ctx.now),
    policy: ctx.ward.settings.deadlinePolicy,
    calendar,
    hours,
  })
  if (!found.ok) return { say: '…', rule: '' }
  const { due, rule, provisional } = found.value
  const say = due ? `${timeOf(due)} ${showDate(due)}` : t.desk.noDue
  return {
    say,
    rule: t.lookup.rules[rule.code](rule.params) + (provisional ? ` ${t.lookup.provisional}` : ''),
  }
}

/** What was just done, told by the address the act led to: `?xong=…`. */
function doneNotice({ query, t }: Req, draft: DraftView | undefined): VisitView['notice'] {
  const done = query.get('xong')
  const card = done === 'cardRead' && draft ? cardsRead(draft.visit.events).at(-1) : undefined
  const mind = card && draft && wordsOfCard(t, card, draft)
  if (mind) return { meaning: 'mind', say: mind }
  if (done === 'ticketQueued') return { meaning: 'go', say: t.print.queued }
  if (done === 'paperQueued') return { meaning: 'go', say: t.print.paperQueued }
  const words = t.visit.facts as Record<string, string>
  return done && Object.hasOwn(words, done) ? { meaning: 'go', say: t.desk.saved(words[done]!) } : undefined
}

/** Problems of the keys just sent, for the error summary. */
export function errorsOf(
  req: Req,
  view: DraftView,
  keys: readonly string[],
): { name: string; say: string }[] {
  const label = (key: string) => view.fields.find((field) => field.key === key)?.label ?? key
  return view.problems
    .filter(({ key, blocks }) => blocks && keys.includes(key))
    .map(({ key, code }) => ({ name: `f.${key}`, say: `${label(key)}: ${req.t.form.problems[code]}` }))
}
