import { Banner } from '#ui/components/banner.tsx'
import { Choices } from '#ui/components/choices.tsx'
import { ErrorSummary } from '#ui/components/error-summary.tsx'
import { Field } from '#ui/components/field.tsx'
import { Form } from '#ui/components/form.tsx'
import { usePage } from '#ui/page-context.ts'
import { mayVisit } from '#domain/visit/visit-can.ts'
import type { Papers } from '#domain/procedure/papers-for.ts'
import type { WardSettings } from '#modules/context.ts'
import type { DraftView } from '#modules/intake/index.ts'
import type { Visit } from '#modules/visits/index.ts'
import { paths } from '../paths.ts'
import { CardPanel } from './card-panel.tsx'
import { DeskFrame, type DeskView } from './desk-frame.tsx'
import { FormPanel } from './form-panel.tsx'
import { NeedPanel, type NeedSearch } from './need-panel.tsx'
import { PapersPanel } from './papers-panel.tsx'
import { Rail } from './rail.tsx'
import { VisitHead } from './visit-head.tsx'

export type VisitView = {
  desk: DeskView
  visit: Visit
  draft: DraftView | undefined
  papers: Papers | undefined
  search: NeedSearch
  settings: WardSettings
  sameSession: boolean
  due: { say: string; rule: string } | undefined
  errors: { name: string; say: string }[]
  notice: { meaning: 'go' | 'mind' | 'stop'; say: string } | undefined
  unconfirmed: boolean
}

/** The visit in hand: one page from the need to the reception, each part where the step is. */
export function VisitPage(view: VisitView) {
  const { t } = usePage()
  const { visit, draft, papers } = view
  const { state } = visit
  const isOpen = state.status === 'open'
  return (
    <DeskFrame {...view.desk} title={`${state.ticketNo}`} islands={['scan-box', 'keyboard-keys']}
      rail={<Rail visit={visit} draft={draft} due={view.due} />} keys={<VisitKeys view={view} />}>
      <VisitHead visit={visit} procedureName={view.desk.names(state.need?.procedureId ?? null)} settings={view.settings} sameSession={view.sameSession} />
      {view.notice && <div class="notice"><Banner meaning={view.notice.meaning}>{view.notice.say}</Banner></div>}
      <ErrorSummary title={t.ui.errorsTitle(view.errors.length)} errors={view.errors} />
      {isOpen && !state.party && <NamePanel visit={visit} />}
      {isOpen && !state.dossierId && (!state.need || view.search.query) && <NeedPanel visit={visit} search={view.search} />}
      {isOpen && papers && mayVisit(state, 'checkPapers') && <PapersPanel visit={visit} papers={papers} />}
      {isOpen && draft && mayVisit(state, 'fillForm') && <><CardPanel view={draft} />{view.unconfirmed && <ConfirmPanel visit={visit} />}<FormPanel view={draft} /></>}
      {state.dossierId && <p class="notice"><a class="button" href={paths.dossier(state.dossierId)}>{t.desk.handOver}</a></p>}
      {isOpen && <LeavePanel visit={visit} />}
    </DeskFrame>
  )
}

function NamePanel({ visit }: { visit: Visit }) {
  const { t } = usePage()
  return (
    <section class="sec" aria-labelledby="ten">
      <h2 id="ten">{t.desk.partyName}</h2>
      <Form action={paths.visitPart(visit.id, 'ten')} class="in row">
        <input class="control" name="fullName" aria-labelledby="ten" />
        <button class="button button--line">{t.desk.openVisit}</button>
      </Form>
    </section>
  )
}

/** A form not yet compared with the circular prints a warning until a named officer says what it was compared with. */
function ConfirmPanel({ visit }: { visit: Visit }) {
  const { t } = usePage()
  return (
    <section class="sec">
      <div class="in stack">
        <Banner meaning="mind">{t.desk.unconfirmed}</Banner>
        <details>
          <summary>{t.desk.confirmForm}</summary>
          <Form action={paths.visitPart(visit.id, 'doi-chieu-mau')} class="stack">
            <Field name="comparedWith" label={t.desk.confirmForm} hint={t.desk.confirmFormHint} />
            <p><button class="button button--line">{t.desk.confirmForm}</button></p>
          </Form>
        </details>
      </div>
    </section>
  )
}

function LeavePanel({ visit }: { visit: Visit }) {
  const { t } = usePage()
  const reasons = Object.entries(t.visit.leaveReasons).map(([value, label]) => ({ value, label }))
  return (
    <details class="sec">
      <summary>{t.desk.leave}</summary>
      <Form action={paths.visitPart(visit.id, 've')} class="gates">
        <Choices name="reason" legend={t.desk.leaveWhy} options={reasons} />
        <p><button class="button button--line">{t.desk.leave}</button></p>
      </Form>
    </details>
  )
}

/** The next acts, in the order of the day; what is not yet possible says why on the page it leads to. */
function VisitKeys({ view }: { view: VisitView }) {
  const { t } = usePage()
  const { visit, draft } = view
  if (visit.state.status === 'closed' || visit.state.dossierId) return <a class="button button--line" href={paths.desk()}>{t.desk.toDesk}</a>
  const facts = draft?.facts
  const mayHear = facts && mayVisit(visit.state, 'agreeReadBack', facts)
  const mayPrint = facts && mayVisit(visit.state, 'printForm', facts)
  const mayReceive = mayVisit(visit.state, 'receive', facts)
  return (
    <>
      {draft && <button class={mayHear ? 'button button--line' : 'button'} form="to-khai-form" data-key="F8">{t.desk.saveForm} <kbd>F8</kbd></button>}
      {draft && <KeyLink on={Boolean(mayHear)} solid={Boolean(mayHear && !mayPrint)} href={paths.visitPart(visit.id, 'doc-lai')} name="F7">{t.desk.readBackNow}</KeyLink>}
      {draft && (mayPrint
        ? <Form action={paths.visitPart(visit.id, 'in')}><button class={mayReceive ? 'button button--line' : 'button'} data-key="F9">{t.desk.printForm} <kbd>F9</kbd></button></Form>
        : <a class="button button--line" href={paths.formPdf(visit.id)} target="_blank" rel="noopener">{t.desk.printDraft}</a>)}
      {draft && !visit.state.formBrought && !visit.state.printed && <Form action={paths.visitPart(visit.id, 'mang-to-khai')}><button class="button button--bare">{t.desk.bringForm}</button></Form>}
      {visit.state.need && <KeyLink on={mayReceive} solid={mayReceive} href={paths.visitPart(visit.id, 'tiep-nhan')} name="F10">{t.desk.receive}</KeyLink>}
    </>
  )
}

function KeyLink({ on, solid, href, name, children }: { on: boolean; solid: boolean; href: string; name: string; children: string }) {
  const look = solid ? 'button' : 'button button--line'
  return <a class={look} href={href} data-key={name} aria-disabled={on ? undefined : 'true'}>{children} <kbd>{name}</kbd></a>
}
