import { papersFor } from '#domain/procedure/papers-for.ts'
import { computeDue, sameSessionOf } from '#domain/working-time/index.ts'
import type { ProcessingTime } from '#domain/procedure/processing-time.ts'
import { localTimeOf, showDate, timeOf } from '#lib/plain-date.ts'
import { showDraft, type DraftView } from '#modules/intake/index.ts'
import { isFormConfirmedNow } from '#modules/forms/index.ts'
import { showVisit, type Visit } from '#modules/visits/index.ts'
import type { Req } from '../kit/route.ts'
import { deskView } from './desk-view.ts'
import type { VisitView } from './visit.page.tsx'

type More = Partial<Pick<VisitView, 'errors' | 'notice' | 'search'>>

/** Gathers what the visit page shows; undefined for an unknown visit. */
export async function viewVisit(req: Req, more: More = {}): Promise<VisitView | undefined> {
  const { ctx, params, query } = req
  const visit = await showVisit(ctx, params.visitId ?? '')
  if (!visit) return undefined
  const open = visit.state.status === 'open'
  const draft = open && visit.state.need?.formId && !visit.state.dossierId ? await showDraft(ctx, visit.id) : undefined
  const procedure = visit.state.need && ctx.catalogue.findProcedure(visit.state.need.procedureId)
  const asked = query.get('q')?.normalize('NFC').trim() ?? ''
  const first = procedure?.processingTime[0]
  return {
    desk: await deskView(req, visit.id), visit, draft, papers: procedure ? papersFor(procedure) : undefined,
    search: more.search ?? { query: asked, answer: asked ? ctx.catalogue.lookUp.find(asked, 6) : null },
    settings: ctx.ward.settings,
    sameSession: Boolean(procedure && first && sameSessionNow(req, procedure.id, first)),
    due: first && open ? dueIfReceivedNow(req, first) : undefined,
    errors: more.errors ?? [], notice: more.notice ?? doneNotice(req), unconfirmed: draft ? !(await isFormConfirmedNow(ctx, draft.form)) : false,
  }
}

function sameSessionNow({ ctx }: Req, procedureId: string, time: ProcessingTime): boolean {
  const procedure = ctx.catalogue.getProcedure(procedureId)
  const when = { received: localTimeOf(ctx.now), calendar: ctx.catalogue.calendar, hours: ctx.catalogue.officeHours }
  return sameSessionOf({ procedure, time }, when).eligible
}

/** "17:00 17/11/2026", and how it was counted, if the dossier were received this minute. */
export function dueIfReceivedNow({ ctx, t }: Req, time: ProcessingTime): { say: string; rule: string } {
  const { calendar, officeHours: hours } = ctx.catalogue
  const found = computeDue({ time, received: localTimeOf(ctx.now), policy: ctx.ward.settings.deadlinePolicy, calendar, hours })
  if (!found.ok) return { say: '…', rule: '' }
  const { due, rule, provisional } = found.value
  const say = due ? `${timeOf(due)} ${showDate(due)}` : t.desk.noDue
  return { say, rule: t.lookup.rules[rule.code](rule.params) + (provisional ? ` ${t.lookup.provisional}` : '') }
}

/** What was just done, told by the address the act led to: `?xong=…`. */
function doneNotice({ query, t }: Req): VisitView['notice'] {
  const done = query.get('xong')
  const words = t.visit.facts as Record<string, string>
  return done && words[done] ? { meaning: 'go', say: t.desk.saved(words[done]!) } : undefined
}

/** Problems of the keys just sent, for the error summary. */
export function errorsOf(req: Req, view: DraftView, keys: readonly string[]): { name: string; say: string }[] {
  const label = (key: string) => view.fields.find((field) => field.key === key)?.label ?? key
  return view.problems
    .filter(({ key, blocks }) => blocks && keys.includes(key))
    .map(({ key, code }) => ({ name: `f.${key}`, say: `${label(key)}: ${req.t.form.problems[code]}` }))
}

export type { Visit }
