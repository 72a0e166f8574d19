import { Banner } from '#ui/components/banner.tsx'
import type { ConsentWording } from '#domain/consent/index.ts'
import { Choices } from '#ui/components/choices.tsx'
import { ConsentBox } from '#ui/components/consent-box.tsx'
import { ErrorSummary } from '#ui/components/error-summary.tsx'
import { Field } from '#ui/components/field.tsx'
import { Form } from '#ui/components/form.tsx'
import { usePage } from '#ui/page-context.ts'
import type { Procedure } from '#domain/procedure/procedure.ts'
import type { Visit } from '#modules/visits/index.ts'
import { paths } from '../paths.ts'
import { DeskFrame, type DeskView } from './desk-frame.tsx'

export type ReceiveTyped = {
  caseId: string
  submitter: string
  owner: string
  phone: string
  /** She said yes to messages; never so before she was asked. */
  messages: boolean
}

export type ReceiveProps = {
  desk: DeskView
  visit: Visit
  procedure: Procedure
  typed: ReceiveTyped
  /** The due time of each case if it is received now. */
  dues: Record<string, string>
  errors: { name: string; say: string }[]
  consent: { wording: ConsentWording | undefined; statutory: string; law: string | undefined }
}

/** The last look before the clock starts: which case, whose dossier, when it will be due. */
export function ReceivePage({ desk, visit, procedure, typed, dues, errors, consent }: ReceiveProps) {
  const { t } = usePage()
  const error = (name: string) => errors.find((problem) => problem.name === name)?.say
  const cases = procedure.processingTime.map(({ caseId, case: name, status }) => ({
    value: caseId,
    label: name,
    say: `${t.desk.dueAt}: ${dues[caseId]}${status === 'seen' ? '' : ` (${t.desk.unverified})`}`,
  }))
  return (
    <DeskFrame
      {...desk}
      title={t.desk.receiveTitle}
      keys={
        <>
          <button class="button" form="tiep-nhan-form" data-key="F10">
            {t.desk.receive} <kbd>F10</kbd>
          </button>
          <a class="button button--bare push" href={paths.visit(visit.id)}>
            {t.kit.goBack}
          </a>
        </>
      }
    >
      <h1>
        {t.desk.receiveTitle}: {procedure.name}
      </h1>
      <ErrorSummary title={t.ui.errorsTitle(errors.length)} errors={errors} />
      <Form action={paths.visitPart(visit.id, 'tiep-nhan')} id="tiep-nhan-form" class="stack notice narrow">
        <Choices
          name="caseId"
          legend={t.desk.caseLabel}
          options={cases}
          chosen={typed.caseId}
          error={error('caseId')}
        />
        <div class="two-up">
          <Field
            name="submitter"
            label={t.desk.submitter}
            value={typed.submitter}
            error={error('submitter')}
          />
          <Field name="owner" label={t.desk.owner} value={typed.owner} error={error('owner')} />
          <Field
            name="phone"
            label={t.desk.phone}
            hint={t.desk.phoneHint}
            value={typed.phone}
            inputMode="tel"
            error={error('phone')}
          />
        </div>
        <ConsentBox
          name="messages"
          label={t.privacy.messages}
          wording={consent.wording}
          error={error('messages')}
          saidBefore={typed.messages && errors.length > 0}
        />
        <p class="small soft">
          {consent.statutory} {consent.law && t.privacy.statutoryLaw(consent.law)}
        </p>
        {procedure.source.unverified.includes('processingTime') && (
          <Banner meaning="mind">{t.citizen.unverified}</Banner>
        )}
      </Form>
    </DeskFrame>
  )
}
