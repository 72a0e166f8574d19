import {
  isProofEnough,
  requestProofs,
  requestRefusals,
  type RequestBook,
} from '#domain/data-request/index.ts'
import type { DataRequest, KeptBecause } from '#modules/privacy/index.ts'
import { Banner } from '#ui/components/banner.tsx'
import { Choices } from '#ui/components/choices.tsx'
import { Field } from '#ui/components/field.tsx'
import { Form } from '#ui/components/form.tsx'
import { usePage } from '#ui/page-context.ts'
import { ManageFrame } from '../manage/manage-frame.tsx'
import { paths } from '../paths.ts'
import { showMoment } from './requests.page.tsx'
import { moment, removedWords } from './retention.page.tsx'

type RequestProps = {
  request: DataRequest
  book: RequestBook
  law: (key: string) => string | undefined
  done: string | undefined
  error: string | undefined
}
type PartProps = Pick<RequestProps, 'request' | 'book'>

/** One request: what she asked, the clocks, and the next step; everything else folds. */
export function RequestPage({ request, book, law, done, error }: RequestProps) {
  const { t } = usePage()
  const { state } = request
  const words = t.privacy.requests
  return (
    <ManageFrame section="requests" title={t.privacy.kinds[state.kind]} done={done}>
      {error && (
        <div class="notice">
          <Banner meaning="stop">{error}</Banner>
        </div>
      )}
      <p class="lead">
        <b>{t.privacy.statuses[state.status]}</b>. {state.name || words.byCode}
      </p>
      {state.words && (
        <p>
          {words.words}: {state.words}
        </p>
      )}
      <p>
        {words.reply}: <b>{state.replied ? words.replied : showMoment(state.reply)}</b>. {words.due}:{' '}
        <b>{showMoment(state.due)}</b>.
      </p>
      {request.dossierId && (
        <p>
          <a class="link" href={paths.dossierPrivacy(request.dossierId)}>
            {words.dossier}
          </a>
        </p>
      )}
      {state.status === 'open' && <OpenSteps request={request} book={book} />}
      {state.status === 'granted' && <GrantedSteps request={request} />}
      <Outcome request={request} law={law} />
      <h2>{words.log}</h2>
      <ol class="log">
        {request.events.map(({ seq, type, at }) => (
          <li key={seq}>
            <time>{moment(at)}</time> {t.privacy.steps[type]}
          </li>
        ))}
      </ol>
    </ManageFrame>
  )
}

function OpenSteps({ request, book }: PartProps) {
  const { t } = usePage()
  const words = t.privacy.requests
  const { kind, proof, replied, extended } = request.state
  const isProven = proof !== null && isProofEnough(book, kind, proof)
  return (
    <>
      {proof && <p>{words.provenBy(t.privacy.proofs[proof])}</p>}
      {proof && !isProven && <Banner meaning="mind">{words.notEnough}</Banner>}
      {isProven ? (
        <Form action={paths.requestPart(request.id, 'dong-y')}>
          <h2>{words.grant}</h2>
          <p>{words.grantSay[kind]}</p>
          <button class="button">{words.grant}</button>
        </Form>
      ) : (
        <ProveForm request={request} book={book} />
      )}
      {!replied && (
        <details>
          <summary class="act">{words.replyTitle}</summary>
          <Form action={paths.requestPart(request.id, 'tra-loi')} class="stack">
            <Field name="words" label={words.replyWords} lines={2} />
            <p>
              <button class="button button--line">{words.replyKey}</button>
            </p>
          </Form>
        </details>
      )}
      {!extended && (
        <details>
          <summary class="act">{words.extend}</summary>
          <Form action={paths.requestPart(request.id, 'gia-han')} class="stack">
            <Field name="reason" label={words.extendWhy} />
            <p>
              <button class="button button--line">{words.extend}</button>
            </p>
          </Form>
        </details>
      )}
      <RefuseForm request={request} />
      <Form action={paths.requestPart(request.id, 'thoi')}>
        <button class="button button--bare">{words.takeBack}</button>
      </Form>
    </>
  )
}

function ProveForm({ request, book }: PartProps) {
  const { t } = usePage()
  const words = t.privacy.requests
  const options = requestProofs
    .filter((proof) => proof !== 'trackingCode' && isProofEnough(book, request.state.kind, proof))
    .map((value) => ({ value, label: t.privacy.proofs[value] }))
  return (
    <Form action={paths.requestPart(request.id, 'chung-minh')} class="stack">
      <h2>{words.prove}</h2>
      <Choices name="proof" legend={words.proveHow} options={options} />
      <Field name="seen" label={words.proveSeen} />
      <p>
        <button class="button">{words.prove}</button>
      </p>
    </Form>
  )
}

function RefuseForm({ request }: { request: DataRequest }) {
  const { t } = usePage()
  const words = t.privacy.requests
  const options = requestRefusals.map((value) => ({ value, label: t.privacy.whys[value] }))
  return (
    <details>
      <summary class="act">{words.refuse}</summary>
      <Form action={paths.requestPart(request.id, 'tu-choi')} class="stack">
        <Choices name="why" legend={words.refuseWhy} options={options} />
        <Field name="reason" label={words.refuseReason} lines={2} />
        <p>
          <button class="button button--stop">{words.refuse}</button>
        </p>
      </Form>
    </details>
  )
}

function GrantedSteps({ request }: { request: DataRequest }) {
  const { t } = usePage()
  const words = t.privacy.requests
  if (request.state.kind !== 'correct') return <Banner meaning="here">{words.working}</Banner>
  return (
    <Form action={paths.requestPart(request.id, 'sua-xong')} class="stack">
      <Field name="words" label={words.correctWords} lines={2} />
      <p>
        <button class="button">{words.correctKey}</button>
      </p>
    </Form>
  )
}

function Outcome({ request, law }: Pick<RequestProps, 'request' | 'law'>) {
  const { t } = usePage()
  const words = t.privacy.requests
  const { kind, status, outcome, refusal } = request.state
  if (refusal)
    return (
      <Banner meaning="stop">
        {t.privacy.whys[refusal.why]}. {refusal.reason}
        <br />
        {law(refusal.legalBasis)}
      </Banner>
    )
  if (status !== 'done') return null
  if (kind === 'see')
    return (
      <p class="row wrap">
        <a class="button" href={paths.requestPart(request.id, 'dang-giu.pdf')} target="_blank" rel="noopener">
          {words.pdf}
        </a>
        <a class="button button--line" href={paths.requestPart(request.id, 'dang-giu.json')}>
          {words.json}
        </a>
      </p>
    )
  if (kind !== 'delete') return outcome?.kept.length ? <p>{outcome.kept.join(' ')}</p> : null
  return (
    <>
      <h2>{words.removed}</h2>
      <p>{removedWords(t, outcome?.removed ?? {}) || words.nothingRemoved}</p>
      <h2>{words.kept}</h2>
      <ul>
        {outcome?.kept.map((because) => (
          <li key={because}>{t.privacy.keptBecause[because as KeptBecause] ?? because}</li>
        ))}
      </ul>
    </>
  )
}
