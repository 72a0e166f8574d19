import { Banner } from '#ui/components/banner.tsx'
import { Choices } from '#ui/components/choices.tsx'
import { ErrorSummary } from '#ui/components/error-summary.tsx'
import { Field } from '#ui/components/field.tsx'
import { Form } from '#ui/components/form.tsx'
import { usePage } from '#ui/page-context.ts'
import { mayVisit } from '#domain/visit/visit-can.ts'
import type { Papers } from '#domain/procedure/papers-for.ts'
import type { DraftView } from '#modules/intake/index.ts'
import type { Visit } from '#modules/visits/index.ts'
import type { DayKind } from '../citizen/desk-day.ts'
import { paths } from '../paths.ts'
import { KeepPanel, TakePanel, UnmaskForm, type Keeping } from '../privacy/keep-panel.tsx'
import { CardPanel } from './card-panel.tsx'
import { DeskFrame, type DeskView } from './desk-frame.tsx'
import { FormPanel } from './form-panel.tsx'
import { NeedPanel, type NeedSearch } from './need-panel.tsx'
import { PapersPanel } from './papers-panel.tsx'
import { Rail } from './rail.tsx'
import { VisitHead } from './visit-head.tsx'
import { VisitKeys } from './visit-keys.tsx'

export type VisitView = {
  desk: DeskView
  visit: Visit
  draft: DraftView | undefined
  papers: Papers | undefined
  search: NeedSearch
  day: DayKind
  sameSession: boolean
  due: { say: string; rule: string } | undefined
  errors: { name: string; say: string }[]
  notice: { meaning: 'go' | 'mind' | 'stop'; say: string } | undefined
  unconfirmed: boolean
  /** What may be offered to be kept for next time. */
  keeping: Keeping
  /** The place of the form whose number was asked for just now. */
  unmasked?: string | undefined
  /** What was typed beside the refusal this page tells of. */
  comparedWith?: string | undefined
}

/** The visit in hand: one page from the need to the reception, each part where the step is. */
export function VisitPage(view: VisitView) {
  const { t } = usePage()
  const { visit, draft, papers } = view
  const { state } = visit
  const isOpen = state.status === 'open'
  return (
    <DeskFrame
      {...view.desk}
      title={`${state.ticketNo}`}
      {...hidingOf(view)}
      rail={<Rail visit={visit} draft={draft} due={view.due} />}
      keys={<VisitKeys visit={visit} draft={draft} />}
    >
      <VisitHead
        visit={visit}
        procedureName={view.desk.names(state.need?.procedureId ?? null)}
        day={view.day}
        sameSession={view.sameSession}
      />
      {view.notice && (
        <div class="notice">
          <Banner meaning={view.notice.meaning}>{view.notice.say}</Banner>
        </div>
      )}
      <ErrorSummary title={t.ui.errorsTitle(view.errors.length)} errors={view.errors} />
      {isOpen && !state.party && <NamePanel visit={visit} />}
      {isOpen && !state.dossierId && (!state.need || view.search.query) && (
        <NeedPanel visit={visit} search={view.search} />
      )}
      {isOpen && papers && mayVisit(state, 'checkPapers') && <PapersPanel visit={visit} papers={papers} />}
      {isOpen && draft && mayVisit(state, 'fillForm') && (
        <>
          <CardPanel view={draft} isRefused={view.notice?.meaning === 'stop'} />
          {view.unconfirmed && <ConfirmPanel visit={visit} comparedWith={view.comparedWith} />}
          <FormPanel view={{ ...draft, unmasked: view.unmasked }} />
          <TakePanel visit={visit} draft={draft} />
          <UnmaskForm visit={visit} />
        </>
      )}
      {state.dossierId && (
        <p class="notice">
          <a class="button" href={paths.dossier(state.dossierId)}>
            {t.desk.handOver}
          </a>
        </p>
      )}
      {isOpen && (
        <>
          <KeepPanel visit={visit} draft={draft} keeping={view.keeping} />
          <LeavePanel visit={visit} />
        </>
      )}
    </DeskFrame>
  )
}

/** A number that was asked for hides itself; where scripts do not run, the page is loaded anew. */
function hidingOf({ unmasked, visit }: VisitView): { islands: string[]; again: string | undefined } {
  const islands = ['scan-box', 'keyboard-keys']
  return unmasked
    ? { islands: [...islands, 'hide-again'], again: paths.visit(visit.id) }
    : { islands, again: undefined }
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
function ConfirmPanel({ visit, comparedWith }: { visit: Visit; comparedWith: string | undefined }) {
  const { t } = usePage()
  return (
    <section class="sec">
      <div class="in stack">
        <Banner meaning="mind">{t.desk.unconfirmed}</Banner>
        <details open={comparedWith !== undefined}>
          <summary class="act">{t.desk.confirmForm}</summary>
          <Form action={paths.visitPart(visit.id, 'doi-chieu-mau')} class="stack">
            <Field
              name="comparedWith"
              label={t.desk.confirmForm}
              hint={t.desk.confirmFormHint}
              value={comparedWith}
            />
            <p>
              <button class="button button--line">{t.desk.confirmForm}</button>
            </p>
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
      <summary class="act">{t.desk.leave}</summary>
      <Form action={paths.visitPart(visit.id, 've')} class="gates">
        <Choices name="reason" legend={t.desk.leaveWhy} options={reasons} />
        <p>
          <button class="button button--line">{t.desk.leave}</button>
        </p>
      </Form>
    </details>
  )
}
