import { isKeyOf, nextQuestions, problems } from '#domain/form/index.ts'
import { agreeReadBack, giveAnswers, showDraft, skipQuestion, type DraftView } from '#modules/intake/index.ts'
import { notFound, page, redirectTo, refused, unprocessable, type Reply } from '../kit/reply.ts'
import type { Req } from '../kit/route.ts'
import { wordsOfCard } from '../kit/words-of-card.ts'
import { paths } from '../paths.ts'
import { DonePage } from './done.page.tsx'
import { QuestionPage, type QuestionView } from './question.page.tsx'
import { helpedTicket, visitId } from './assist-acts.tsx'
import { presentReadBack, presentValue } from './present.ts'
import type { TicketView } from '#modules/visits/index.ts'
import { ReadBackPage } from './read-back.page.tsx'

type Question = DraftView['questions'][number]

/** The question asked for by `o`, even when it is answered; else the next one that is missing. */
function pick(
  view: DraftView,
  req: Req,
  wanted: string | null,
): { question: Question; place: QuestionView['place'] } | undefined {
  const open = view.questions.filter(({ key }) => !view.draft.skipped.includes(key))
  const asked = view.draft.order
  const all = asked.length + open.length
  if (wanted) {
    const { [wanted]: _, ...answers } = view.draft.answers
    const question = nextQuestions(view.form, { ...view.input, answers }, req.ctx.catalogue.lists).find(
      ({ key }) => key === wanted,
    )
    const at = asked.indexOf(wanted)
    if (question)
      return { question, place: { at: at < 0 ? asked.length + 1 : at + 1, all: Math.max(all, asked.length) } }
  }
  return open[0] && { question: open[0], place: { at: asked.length + 1, all } }
}

export async function showQuestion(req: Req): Promise<Reply> {
  const helped = await helpedTicket(req)
  if ('reply' in helped) return helped.reply
  const view = await showDraft(req.ctx, visitId(req))
  if (!view) return notFound()
  return questionReply(req, { view, turn: helped.turn }, { wanted: req.query.get('o') })
}

type Asking = { view: DraftView; turn: TicketView }

function questionReply(
  req: Req,
  { view, turn }: Asking,
  of: { wanted: string | null; typed?: string; error?: string },
): Reply {
  const picked = pick(view, req, of.wanted)
  if (!picked) return afterQuestions(req, { view, turn })
  const { question, place } = picked
  if (!of.wanted && mayHaveCard(view, question))
    return redirectTo(`${paths.assistPart(view.visit.id, 'the')}?vai=${question.key.split('.')[0]}`)
  const at = view.draft.order.indexOf(question.key)
  const previous = at < 0 ? view.draft.order.at(-1) : view.draft.order[at - 1]
  const before = previous ? `${paths.assistPart(view.visit.id, 'cau')}?o=${previous}` : undefined
  const shown = (
    <QuestionPage
      turn={turn}
      question={question}
      value={of.typed ?? presentValue(view, question.key)}
      place={place}
      before={before}
      error={of.error}
      mind={cardToMind(req, view)}
    />
  )
  return of.error ? unprocessable(shown) : page(shown)
}

/** Said on the screen right after the card, and gone with the next answer. */
function cardToMind({ t }: Req, view: DraftView): string {
  const last = view.visit.events.at(-1)
  return last?.type === 'cardRead' ? wordsOfCard(t, last, view) : ''
}

/** Before a person is asked for in words, her card is asked for once. */
function mayHaveCard(view: DraftView, { key, kind }: Question): boolean {
  const role = key.split('.')[0]!
  const isPerson = kind !== 'gate' && key.includes('.') && Object.hasOwn(view.form.roles, role)
  return isPerson && !view.draft.people[role] && !view.draft.skipped.includes(`card:${role}`)
}

/** All asked: read it back, or leave the rest to the officer. */
function afterQuestions(req: Req, { view, turn }: Asking): Reply {
  const { missing, problems: wrong } = view.facts
  if (missing + wrong === 0) return redirectTo(paths.assistPart(view.visit.id, 'doc-lai'))
  return page(
    <DonePage
      turn={turn}
      title={req.t.assist.allAsked}
      say={req.t.assist.stillMissing(missing + wrong)}
      mayStop
    />,
  )
}

export async function answer(req: Req): Promise<Reply> {
  const helped = await helpedTicket(req)
  if ('reply' in helped) return helped.reply
  const { form, ctx, t } = req
  const key = form.get('key')
  const before = await showDraft(ctx, visitId(req))
  if (!before || !isKeyOf(before.form, key)) return notFound()
  if (form.get('other') === 'skip') {
    const skipped = await skipQuestion(ctx, visitId(req), key)
    return skipped.ok ? redirectTo(paths.assistPart(visitId(req), 'cau')) : refused(skipped.error)
  }
  const value = form.get('other') === 'none' ? 'none' : form.get('value').trim()
  if (!value)
    return questionReply(
      req,
      { view: before, turn: helped.turn },
      { wanted: key, typed: '', error: t.form.required },
    )
  const given = await giveAnswers(ctx, visitId(req), { answers: { [key]: value }, source: 'spoken' })
  if (!given.ok) return refused(given.error)
  const after = await showDraft(ctx, visitId(req))
  const wrong =
    after && problems(after.form, after.input).find((problem) => problem.key === key && problem.blocks)
  if (after && wrong)
    return questionReply(
      req,
      { view: after, turn: helped.turn },
      { wanted: key, typed: value, error: t.form.problems[wrong.code] },
    )
  return redirectTo(paths.assistPart(visitId(req), 'cau'))
}

export async function showReadBack(req: Req): Promise<Reply> {
  const helped = await helpedTicket(req)
  if ('reply' in helped) return helped.reply
  const view = await showDraft(req.ctx, visitId(req))
  if (!view) return notFound()
  if (view.facts.missing + view.facts.problems > 0) return afterQuestions(req, { view, turn: helped.turn })
  const links = {
    self: paths.assistPart(visitId(req), 'doc-lai'),
    stop: paths.assistPart(visitId(req), 'dung'),
    withdraw: paths.assistPart(visitId(req), 'thoi'),
    fix: (key: string) => `${paths.assistPart(visitId(req), 'cau')}?o=${key}`,
  }
  return page(
    <ReadBackPage
      view={presentReadBack(view, req.ctx.actor)}
      at={Number(req.query.get('c') ?? '1')}
      links={links}
    />,
  )
}

export async function agree(req: Req): Promise<Reply> {
  const helped = await helpedTicket(req)
  if ('reply' in helped) return helped.reply
  const agreed = await agreeReadBack(req.ctx, visitId(req), Number(req.form.get('version')))
  return agreed.ok ? redirectTo(paths.assistVisit(visitId(req))) : refused(agreed.error)
}
