import { packReasons } from '#modules/audit/index.ts'
import { Banner } from '#ui/components/banner.tsx'
import { Choices } from '#ui/components/choices.tsx'
import { Field } from '#ui/components/field.tsx'
import { Form } from '#ui/components/form.tsx'
import { usePage } from '#ui/page-context.ts'
import type { PersonRow } from '#modules/accounts/index.ts'
import { paths } from '../paths.ts'
import { askedNames, type AuditQuestion } from './audit-filter.ts'
import { actionWords } from './audit-words.ts'

export function AuditAlarms({ alarms }: { alarms: string[] }) {
  return alarms.map((say) => (
    <div class="notice" key={say}>
      <Banner meaning="stop">{say}</Banner>
    </div>
  ))
}

type FilterProps = { question: AuditQuestion; people: readonly PersonRow[]; actions: readonly string[] }

/** The question in the address: a page that can be kept, sent and opened again. */
export function AuditFilterForm({ question: { asked, errors }, people, actions }: FilterProps) {
  const { t } = usePage()
  const persons = people.map(({ accountId, displayName }) => ({ value: accountId, label: displayName }))
  const acts = actions.map((name) => ({ value: name, label: actionWords(t, name) }))
  return (
    <form method="get" action={paths.audit()} aria-label={t.audit.filter} class="filter" novalidate>
      <Field name="person" label={t.audit.person} value={asked.person} options={persons} />
      <Field name="action" label={t.audit.action} value={asked.action} options={acts} />
      <Field
        name="subject"
        label={t.audit.subject}
        hint={t.audit.subjectHint}
        value={asked.subject}
        error={errors.subject}
      />
      <Field
        name="from"
        label={t.audit.from}
        hint={t.audit.dayHint}
        value={asked.from}
        error={errors.from}
        inputMode="numeric"
      />
      <Field
        name="to"
        label={t.audit.to}
        hint={t.audit.dayHint}
        value={asked.to}
        error={errors.to}
        inputMode="numeric"
      />
      <p>
        <button class="button">{t.audit.show}</button>
      </p>
    </form>
  )
}

/** Takes what is filtered out into a file, for a reason. */
export function IncidentForm({ question, error }: { question: AuditQuestion; error: string | undefined }) {
  const { t } = usePage()
  const reasons = packReasons.map((value) => ({ value, label: t.audit.packReasons[value] }))
  return (
    <section>
      <h2>{t.audit.packTitle}</h2>
      <p>{t.audit.packSay}</p>
      <Form action={paths.auditPack()} class="stack narrow">
        {askedNames.map((name) => (
          <input type="hidden" name={name} value={question.asked[name]} key={name} />
        ))}
        <Choices name="reason" legend={t.audit.packReason} options={reasons} error={error} />
        <Field name="caseNo" label={t.audit.caseNo} hint={t.audit.caseNoHint} />
        <p class="row">
          <button class="button button--line" name="as" value="csv">
            {t.audit.packCsv}
          </button>
          <button class="button button--line" name="as" value="pdf">
            {t.audit.packPdf}
          </button>
        </p>
      </Form>
    </section>
  )
}
