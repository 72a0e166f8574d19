import { may } from '#domain/access/action.ts'
import { cut } from '#domain/access/fields.ts'
import { nextQuestions } from '#domain/form/index.ts'
import { givenName } from '#domain/person/index.ts'
import { calledName } from '#domain/visit/party.ts'
import { isUuid } from '#lib/ids.ts'
import { err, ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import { read } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/context.ts'
import { askingOf, findVisit, rightsRefusal, type Visit } from '#modules/visits/index.ts'
import { formOf, inputOf, readDraft } from './draft.ts'

/** What is read aloud to the citizen: whose turn it is and the words of the question. There is no place for a value here. */
export type AloudView = {
  visitId: string
  ticketNo: number
  givenName: string
  formTitle: string
  /** Null when everything was asked. */
  question: { text: string; hint: string | null; choices: string[]; mayBeNone: boolean } | null
}

/** The question an adult or the citizen is at now, for somebody who only reads it aloud. */
export async function readQuestionAloud(ctx: Ctx, visitId: string): Promise<Result<AloudView, Refusal>> {
  if (!may(askingOf(ctx), 'question.read')) return refuse('kit.forbidden')
  if (!isUuid(visitId)) return refuse('not-found')
  const act = { name: 'visit.readAloud', subject: { type: 'visit', id: visitId }, fields: ['givenName'] }
  const found = await read(ctx, act, async (trx) => {
    const visit = await findVisit(trx, ctx, visitId)
    if (!visit) return undefined
    const refusal = await rightsRefusal(trx, ctx, 'question.read', { visit })
    if (refusal) return err(refusal)
    const form = formOf(ctx, visit.state)
    if (!form) return refuse('visit.no-form')
    const draft = await readDraft(trx, ctx, visit, form.id)
    const next = nextQuestions(form, inputOf(ctx, draft)).find(({ key }) => !draft.skipped.includes(key))
    return ok({ ...whoseTurn(ctx, visit), formTitle: form.title, question: next ? wordsOf(next) : null })
  })
  return found ?? refuse('not-found')
}

function wordsOf({ text, hint, options, mayBeNone }: ReturnType<typeof nextQuestions>[number]) {
  return { text, hint, choices: options.map(({ label }) => label), mayBeNone }
}

function whoseTurn(ctx: Ctx, visit: Visit) {
  const { ticketNo, party } = visit.state
  const seen = cut(ctx.actor, 'questionAloud', {
    ticketNo,
    givenName: party ? givenName(calledName(party)) : '',
  })
  return { visitId: visit.id, ticketNo: seen.ticketNo ?? 0, givenName: seen.givenName ?? '' }
}
