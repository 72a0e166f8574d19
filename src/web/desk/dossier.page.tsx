import { Banner, Tag } from '#ui/components/banner.tsx'
import { Choices } from '#ui/components/choices.tsx'
import { Due } from '#ui/components/due.tsx'
import { Field } from '#ui/components/field.tsx'
import { Form } from '#ui/components/form.tsx'
import { Icon } from '#ui/components/icon.tsx'
import { dueWords } from '#ui/due-words.ts'
import { usePage } from '#ui/page-context.ts'
import { mayDossier } from '#domain/dossier/dossier-can.ts'
import { handOverAuthorities } from '#domain/dossier/dossier-event.ts'
import { showTrackingCode } from '#domain/dossier/tracking-code.ts'
import { instantOf, localTimeOf, showDate, timeOf, type LocalTime } from '#lib/plain-date.ts'
import type { Dossier } from '#modules/dossiers/index.ts'
import { paths, type DossierPart } from '../paths.ts'
import { DossierKeys } from './dossier-keys.tsx'
import { DeskFrame, type DeskView } from './desk-frame.tsx'

export type DossierProps = {
  desk: DeskView
  dossier: Dossier
  law: (key: string) => string | undefined
  maySign: boolean
  notice: { meaning: 'go' | 'mind' | 'stop'; say: string } | undefined
  /** What was typed into one of the forms, when it comes back with something to mend. */
  typed?: { part: DossierPart; get(name: string): string } | undefined
}

/** A form is shown with what was typed into it; undefined when it was not the one sent. */
type Typed = ((name: string) => string) | undefined

/** One dossier: where it is, when it is due, and what may be done with it now. */
export function DossierPage(props: DossierProps) {
  const { t } = usePage()
  const { desk, dossier, notice, maySign } = props
  const { state } = dossier
  const typedIn = (part: DossierPart): Typed => (props.typed?.part === part ? props.typed.get : undefined)
  return (
    <DeskFrame
      {...desk}
      title={desk.names(state.procedureId)}
      rail={<DossierRail {...props} />}
      keys={<DossierKeys dossier={dossier} />}
    >
      <div class="row wrap">
        <h1>{state.owner.fullName}</h1>
        <Tag
          meaning={
            state.status === 'void' || state.status === 'withdrawn'
              ? 'stop'
              : state.status === 'awaitingSupplement'
                ? 'mind'
                : 'go'
          }
        >
          {t.visit.statuses[state.status]}
        </Tag>
      </div>
      <p>
        {desk.names(state.procedureId)}
        {state.submitter.fullName === state.owner.fullName
          ? ''
          : `. ${t.desk.submitter}: ${state.submitter.fullName}`}
      </p>
      {notice && (
        <div class="notice">
          <Banner meaning={notice.meaning}>{notice.say}</Banner>
        </div>
      )}
      {mayDossier(state, 'enterOfficialCode') && <CodePanel dossier={dossier} typed={typedIn('ma')} />}
      {state.status === 'awaitingSupplement' && <SupplementNow dossier={dossier} />}
      {maySign && mayDossier(state, 'sign') && <SignPanel dossier={dossier} typed={typedIn('ky')} />}
      {mayDossier(state, 'handOver') && <HandOverPanel dossier={dossier} typed={typedIn('tra')} />}
      {state.handedOver && (
        <p class="notice">
          {t.visit.statuses.handedOver}: <b>{state.handedOver.to}</b>,{' '}
          {t.visit.authorities[state.handedOver.authority]}, {when(state.handedOver.at)}
        </p>
      )}
      {mayDossier(state, 'requestSupplement') && state.pauses.length === 0 && (
        <SupplementPanel dossier={dossier} typed={typedIn('bo-sung')} />
      )}
    </DeskFrame>
  )
}

function when(at: LocalTime): string {
  return `${timeOf(at)} ${showDate(at)}`
}

type PanelProps = { dossier: Dossier; typed: Typed }

/** Once entered, the code stands in the rail; here it folds and may be corrected. */
function CodePanel({ dossier, typed }: PanelProps) {
  const { t } = usePage()
  const { officialCode } = dossier.state
  return (
    <details class="sec" open={!officialCode || typed !== undefined}>
      <summary>
        <h2>{t.desk.officialCode}</h2>
        <span class="sec__gist one-line">{officialCode}</span>
        {officialCode && (
          <span class="sec__state ok">
            <Icon name="check" />
            {t.desk.codeSaved}
          </span>
        )}
      </summary>
      <Form action={paths.dossierPart(dossier.id, 'ma')} class="in row wrap">
        <label class="field">
          <span class="field__hint">{t.desk.officialCodeHint}</span>
          <input class="control" name="officialCode" value={typed?.('officialCode') ?? officialCode ?? ''} />
        </label>
        <button class="button button--line">{t.desk.saveCode}</button>
      </Form>
    </details>
  )
}

function SignPanel({ dossier, typed }: PanelProps) {
  const { t } = usePage()
  return (
    <section class="sec">
      <h2>{t.desk.signTitle}</h2>
      <Form action={paths.dossierPart(dossier.id, 'ky')} class="in stack">
        <Choices
          name="outcome"
          legend={t.desk.outcome}
          options={[
            { value: 'granted', label: t.desk.granted },
            { value: 'rejected', label: t.desk.rejected },
          ]}
          chosen={typed?.('outcome')}
        />
        <div class="two-up">
          <Field name="resultNumber" label={t.desk.resultNumber} value={typed?.('resultNumber')} />
          <Field name="reason" label={t.desk.reason} value={typed?.('reason')} />
        </div>
        <p>
          <button class="button">{t.desk.sign}</button>
        </p>
      </Form>
    </section>
  )
}

function HandOverPanel({ dossier, typed }: PanelProps) {
  const { t } = usePage()
  const options = handOverAuthorities.map((value) => ({ value, label: t.visit.authorities[value] }))
  return (
    <section class="sec">
      <h2>{t.desk.handOver}</h2>
      <Form action={paths.dossierPart(dossier.id, 'tra')} class="in stack">
        <Choices
          name="authority"
          legend={t.desk.handOverAuthority}
          options={options}
          chosen={typed?.('authority')}
        />
        <div class="two-up">
          <Field
            name="to"
            label={t.desk.handOverTo}
            value={typed?.('to') ?? dossier.state.submitter.fullName}
          />
          <Field
            name="proof"
            label={t.desk.handOverProof}
            hint={t.desk.handOverProofHint}
            value={typed?.('proof')}
          />
        </div>
        <p>
          <button class="button" data-key="F10">
            {t.desk.handOver} <kbd>F10</kbd>
          </button>
        </p>
      </Form>
    </section>
  )
}

function SupplementPanel({ dossier, typed }: PanelProps) {
  const { t } = usePage()
  return (
    <details class="sec" open={typed !== undefined}>
      <summary class="act">{t.desk.supplement}</summary>
      <Form action={paths.dossierPart(dossier.id, 'bo-sung')} class="in stack">
        <div class="two-up">
          <Field name="items" label={t.desk.supplementItems} lines={3} value={typed?.('items')} />
          <Field name="reason" label={t.desk.supplementReason} lines={3} value={typed?.('reason')} />
        </div>
        <p>
          <button class="button button--line">{t.desk.supplement}</button>
        </p>
      </Form>
    </details>
  )
}

function SupplementNow({ dossier }: { dossier: Dossier }) {
  const { t } = usePage()
  const pause = dossier.state.pauses.at(-1)
  return (
    <section class="sec">
      <h2>{t.visit.statuses.awaitingSupplement}</h2>
      <div class="in stack">
        <ul>
          {pause?.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
        <p>{pause?.reason}</p>
        <Form action={paths.dossierPart(dossier.id, 'da-bo-sung')}>
          <button class="button">{t.desk.supplementArrived}</button>
        </Form>
      </div>
    </section>
  )
}

function DossierRail({ dossier, law }: DossierProps) {
  const { t, now } = usePage()
  const { state } = dossier
  const due = dueWords(t, state.due && instantOf(state.due), now as LocalTime)
  return (
    <>
      <section>
        <h2>{t.desk.dueAt}</h2>
        <p class="big">{state.due ? when(state.due) : t.desk.noDue}</p>
        {state.due && state.status !== 'handedOver' && (
          <p>
            <Due due={due} />
          </p>
        )}
        <p class="small">
          {t.desk.rule}: {state.rule}
        </p>
        {law(state.legalBasis) && (
          <p class="small">
            {t.desk.legalBasis}: {law(state.legalBasis)}
          </p>
        )}
      </section>
      <section>
        <h2>{t.desk.trackingCode}</h2>
        <p class="code">{showTrackingCode(state.trackingCode)}</p>
      </section>
      {state.officialCode && (
        <section>
          <h2>{t.desk.officialCode}</h2>
          <p>{state.officialCode}</p>
        </section>
      )}
      <section>
        <h2>{t.desk.log}</h2>
        <ol class="log">
          {dossier.events.map(({ seq, type, at }) => (
            <li key={seq}>
              <time>{timeOf(localTimeOf(at))}</time>
              {t.visit.facts[type]}
            </li>
          ))}
        </ol>
      </section>
    </>
  )
}
