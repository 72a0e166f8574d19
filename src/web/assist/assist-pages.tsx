import type { ComponentChildren } from 'preact'
import { Banner } from '#ui/components/banner.tsx'
import { Choices } from '#ui/components/choices.tsx'
import { Field } from '#ui/components/field.tsx'
import { Form } from '#ui/components/form.tsx'
import { Icon } from '#ui/components/icon.tsx'
import { ScanBox } from '#ui/components/scan-box.tsx'
import { AssistLayout } from '#ui/layouts/assist-layout.tsx'
import { usePage } from '#ui/page-context.ts'
import type { LookUpAnswer } from '#domain/look-up/look-up.ts'
import { givenName } from '#domain/person/index.ts'
import { calledName } from '#domain/visit/party.ts'
import type { DraftView } from '#modules/intake/index.ts'
import type { Visit, VisitLine } from '#modules/visits/index.ts'
import { paths } from '../paths.ts'

/** Who is waiting in the hall: ticket and given name only, nothing else of anybody. */
export function WaitingPage({ visits, names }: { visits: VisitLine[]; names: (id: string | null) => string }) {
  const { t, signedIn } = usePage()
  return (
    <AssistLayout title={t.assist.title} who={t.assist.title} helper={signedIn?.name ?? null}>
      <main id="noi-dung">
        <section class="asked"><h1>{t.assist.waiting}</h1>
          <Form action={paths.assistNew()}><button class="button">{t.assist.open}</button></Form></section>
        <section class="answers">
          {visits.length === 0
            ? <div class="empty"><p><b>{t.assist.nobody}</b></p><p>{t.assist.nobodyHint}</p></div>
            : <ul class="queue-list">{visits.map((visit) => (
                <li key={visit.visitId}><a href={paths.assistVisit(visit.visitId)}><b>{visit.ticketNo}</b><span>{givenName(visit.name)}</span><span class="soft">{names(visit.procedureId)}</span></a></li>
              ))}</ul>}
          <details class="never"><summary>{t.assist.neverTitle}</summary>
            <ul>{t.assist.never.map((line) => <li key={line}><Icon name="x" />{line}</li>)}</ul></details>
        </section>
      </main>
    </AssistLayout>
  )
}

function whoOf(t: ReturnType<typeof usePage>['t'], visit: Visit): string {
  const name = visit.state.party ? givenName(calledName(visit.state.party)) : ''
  return name ? `${t.assist.ticket(visit.state.ticketNo)}, ${name}` : t.assist.ticket(visit.state.ticketNo)
}

type AskedProps = { visit: Visit; title: string; say?: string | undefined; top?: ComponentChildren; islands?: readonly string[]; keys?: ComponentChildren; children: ComponentChildren }

/** The wall asks, the sheet answers. */
function Asked({ visit, title, say, top, islands, keys, children }: AskedProps) {
  const { t } = usePage()
  return (
    <AssistLayout title={title} who={whoOf(t, visit)} helper={visit.state.helper?.name ?? null} stop={paths.assistPart(visit.id, 'dung')} islands={['read-aloud', ...(islands ?? [])]}>
      <main class="two" id="noi-dung">
        <section class="asked" aria-labelledby="cau">
          {top}
          <h1 id="cau" data-say={title}>{title}</h1>
          {say && <p>{say}</p>}
          <div class="say"><button type="button" class="button" data-say-again="" hidden><Icon name="hear" />{t.assist.hear}</button></div>
        </section>
        {children}
        {keys && <nav class="keys">{keys}</nav>}
      </main>
    </AssistLayout>
  )
}

/** Before the first question she is asked whether this helper may help. */
export function ConsentPage({ visit }: { visit: Visit }) {
  const { t, signedIn } = usePage()
  const action = paths.assistPart(visit.id, 'dong-y')
  return (
    <Asked visit={visit} title={t.assist.askConsent(signedIn?.name ?? '')} say={t.assist.askConsentSay}>
      <Form action={action} class="answers">
        <button class="button" name="answer" value="yes">{t.assist.consentYes}</button>
        <button class="button button--line" name="answer" value="no"><Icon name="officer" />{t.assist.consentNo}</button>
      </Form>
    </Asked>
  )
}

export function NeedPage({ visit, query, answer }: { visit: Visit; query: string; answer: LookUpAnswer | null }) {
  const { t } = usePage()
  return (
    <Asked visit={visit} title={t.assist.needTitle} say={t.assist.needHint}>
      <div class="answers">
        <form method="get" action={paths.assistPart(visit.id, 'viec')} class="stack stack-2">
          <label class="field"><span class="sr">{t.assist.needTitle}</span><input class="control" name="q" value={query} /></label>
          <button class="button button--line"><Icon name="search" />{t.desk.find}</button>
        </form>
        {answer && answer.results.length === 0 && <p>{answer.advice ? `${t.citizen.elsewhere}: ${answer.advice}` : t.desk.noMatch}</p>}
        {answer && answer.results.length > 0 && (
          <Form action={paths.assistPart(visit.id, 'viec')} class="choices">
            {answer.results.slice(0, 5).map((result) => (
              <button key={result.id} class="button button--line" name="procedureId" value={result.id}>{result.name}</button>
            ))}
          </Form>)}
      </div>
    </Asked>
  )
}

export function CardPage({ visit, role, roleName, error }: { visit: Visit; role: string; roleName: string; error: string | undefined }) {
  const { t } = usePage()
  return (
    <Asked visit={visit} title={t.assist.cardTitle} say={t.assist.cardSay(roleName)} islands={['scan-box']}>
      <Form action={paths.assistPart(visit.id, 'the')} class="answers">
        <input type="hidden" name="role" value={role} />
        {error && <p class="field__error" role="alert">{error}</p>}
        <ScanBox take={<button class="button">{t.card.take}</button>} />
        <button class="button button--line" name="other" value="skip">{t.assist.cardSkip}</button>
      </Form>
    </Asked>
  )
}

export function DonePage({ visit, title, say }: { visit: Visit; title: string; say: string }) {
  const { t } = usePage()
  return (
    <Asked visit={visit} title={title} say={say}>
      <div class="answers"><a class="button" href={paths.assist()}>{t.assist.toList}</a></div>
    </Asked>
  )
}

export function StopPage({ visit }: { visit: Visit }) {
  const { t } = usePage()
  return (
    <Asked visit={visit} title={t.assist.stopTitle} say={t.assist.stopSay}>
      <Form action={paths.assistPart(visit.id, 'dung')} class="answers">
        <button class="button button--stop">{t.assist.stopYes}</button>
        <a class="button button--line" href={paths.assistVisit(visit.id)}>{t.assist.stopNo}</a>
      </Form>
    </Asked>
  )
}

export type QuestionView = {
  view: DraftView
  question: DraftView['questions'][number]
  value: string
  place: { at: number; all: number }
  before: string | undefined
  error: string | undefined
  /** What the card just read left open, or what does not fit together. */
  mind: string
}

/** One question a screen. Nothing is chosen beforehand unless it was said. */
export function QuestionPage({ view, question, value, place, before, error, mind }: QuestionView) {
  const { t } = usePage()
  const { visit } = view
  const top = (
    <div class="far"><span>{t.assist.question(place.at, place.all)}</span>
      <div class="slats" role="img" aria-label={t.assist.questionState(place.at - 1, place.all - place.at + 1)}>
        {Array.from({ length: place.all }, (_, index) => <i key={index} class={index + 1 < place.at ? 'done' : index + 1 === place.at ? 'here' : undefined} />)}
      </div></div>
  )
  const keys = (
    <>
      {before && <a class="button button--line back" href={before}><Icon name="back" /><span class="back-word">{t.assist.back}</span></a>}
      <button class="button" form="tra-loi">{t.assist.next}<Icon name="next" /></button>
    </>
  )
  return (
    <Asked visit={visit} title={question.text} say={question.hint ?? undefined} top={top} keys={keys}>
      <Form action={paths.assistPart(visit.id, 'cau')} id="tra-loi" class="answers">
        <input type="hidden" name="key" value={question.key} />
        {mind && <Banner meaning="mind">{mind}</Banner>}
        <AnswerControl question={question} value={value} error={error} />
        <div class="other">
          {question.mayBeNone && <button class="button button--line" name="other" value="none">{t.form.none}</button>}
          <button class="button button--line" name="other" value="skip"><Icon name="ask" />{t.assist.dontKnow}</button>
          <button class="button button--line" name="other" value="skip"><Icon name="officer" />{t.assist.askOfficer}</button>
        </div>
      </Form>
    </Asked>
  )
}

function AnswerControl({ question, value, error }: { question: QuestionView['question']; value: string; error: string | undefined }) {
  const { t } = usePage()
  if (question.options.length > 0) {
    return <Choices name="value" legend={question.text} legendHidden options={question.options} chosen={value} error={error} />
  }
  const isNumber = question.type === 'id_number' || question.type === 'phone' || question.type === 'number'
  return (
    <Field name="value" label={t.assist.needHint} value={value} error={error} lines={question.type === 'address' ? 2 : undefined}
      inputMode={isNumber ? 'numeric' : undefined} suggestions={question.suggestions} />
  )
}
