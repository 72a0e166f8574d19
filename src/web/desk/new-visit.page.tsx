import { Choices } from '#ui/components/choices.tsx'
import { ErrorSummary } from '#ui/components/error-summary.tsx'
import { Field } from '#ui/components/field.tsx'
import { Form } from '#ui/components/form.tsx'
import { usePage } from '#ui/page-context.ts'
import { visitKinds } from '#domain/visit/visit-event.ts'
import { paths } from '../paths.ts'
import { DeskFrame, type DeskView } from './desk-frame.tsx'

export type NewVisitTyped = {
  kind: string
  partyKind: string
  fullName: string
  onBehalfOf: string
  taxCode: string
  representative: string
  authority: string
}

type NewVisitProps = { view: DeskView; typed: NewVisitTyped; errors: { name: string; say: string }[] }

/** A person comes: what for, who, for whom. The name may stay empty when a card will be scanned. */
export function NewVisitPage({ view, typed, errors }: NewVisitProps) {
  const { t } = usePage()
  const error = (name: string) => errors.find((problem) => problem.name === name)?.say
  return (
    <DeskFrame
      {...view}
      title={t.desk.newVisit}
      keys={
        <>
          <button class="button" form="luot-moi-form" data-key="F8">
            {t.desk.openVisit} <kbd>F8</kbd>
          </button>
          <a class="button button--bare push" href={paths.desk()}>
            {t.desk.toDesk}
          </a>
        </>
      }
    >
      <h1>{t.desk.newVisit}</h1>
      <ErrorSummary title={t.ui.errorsTitle(errors.length)} errors={errors} />
      <Form action={paths.newVisit()} id="luot-moi-form" class="stack notice narrow new-visit">
        <Choices
          name="kind"
          legend={t.desk.visitKind}
          chosen={typed.kind}
          error={error('kind')}
          options={visitKinds.map((kind) => ({ value: kind, label: t.visit.kinds[kind] }))}
        />
        <Choices
          name="partyKind"
          legend={t.desk.partyKind}
          chosen={typed.partyKind}
          options={[
            { value: 'person', label: t.desk.person },
            { value: 'organisation', label: t.desk.organisation },
          ]}
        />
        <div class="two-up">
          <Field
            name="fullName"
            label={`${t.desk.partyName} / ${t.desk.organisationName}`}
            hint={t.desk.partyNameHint}
            value={typed.fullName}
            error={error('fullName')}
          />
          <Field
            name="onBehalfOf"
            label={t.desk.onBehalfOf}
            hint={t.desk.onBehalfHint}
            value={typed.onBehalfOf}
          />
        </div>
        <div class="two-up of-organisation">
          <Field
            name="representative"
            label={t.desk.representative}
            value={typed.representative}
            error={error('representative')}
          />
          <Field
            name="authority"
            label={t.desk.representativeAuthority}
            value={typed.authority}
            error={error('authority')}
          />
          <Field name="taxCode" label={t.desk.taxCode} value={typed.taxCode} inputMode="numeric" />
        </div>
      </Form>
    </DeskFrame>
  )
}
