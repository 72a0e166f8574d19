import type { ConsentWording } from '#domain/consent/index.ts'
import { Banner } from '#ui/components/banner.tsx'
import { Choices } from '#ui/components/choices.tsx'
import { Field } from '#ui/components/field.tsx'
import { Form } from '#ui/components/form.tsx'
import { Icon } from '#ui/components/icon.tsx'
import { usePage } from '#ui/page-context.ts'
import { paths } from '../paths.ts'
import { Asked, type Turn } from './asked.tsx'
import { Checklist, type TicketFacts } from './checklist.tsx'

type ConsentProps = {
  turn: Turn
  facts: TicketFacts
  wording: ConsentWording | undefined
  /** She had agreed, and then nothing happened for so long that she is asked again. */
  wasIdle: boolean
  error?: string | undefined
}

/** One question, one purpose, two keys of one size; what she agrees to is read out word by word. */
export function ConsentPage({ turn, facts, wording, wasIdle, error }: ConsentProps) {
  const { t, lang, signedIn } = usePage()
  const action = paths.assistPart(turn.visitId, 'dong-y')
  const title = t.assist.askConsent(signedIn?.name ?? '')
  return (
    <Asked
      turn={turn}
      title={title}
      aloud={wording && `${title} ${wording[lang]}`}
      say={wording ? wording[lang] : t.assist.askConsentSay}
      mayStop={false}
    >
      <section class="answers">
        {wasIdle && <Banner meaning="mind">{t.access.askedAgain}</Banner>}
        <Form action={action} class="answers__keys">
          <button class="button" name="answer" value="yes">
            {t.assist.consentYes}
          </button>
          <button class="button button--line" name="answer" value="no">
            <Icon name="officer" />
            {t.assist.consentNo}
          </button>
        </Form>
        <Checklist {...facts} />
        <ChildConsent action={action} error={error} />
      </section>
    </Asked>
  )
}

/** A child does not agree alone. */
function ChildConsent({ action, error }: { action: string; error: string | undefined }) {
  const { t } = usePage()
  const ages = [
    { value: 'old', label: t.privacy.childOld },
    { value: 'young', label: t.privacy.childYoung },
  ]
  return (
    <details class="never" open={error !== undefined}>
      <summary>{t.privacy.childTitle}</summary>
      <Form action={action} class="stack">
        <p>{t.privacy.childSay}</p>
        <Field name="guardianName" label={t.privacy.childGuardian} error={error} />
        <Choices name="childAge" legend={t.privacy.childAge} options={ages} />
        <p>
          <button class="button button--line" name="answer" value="guardian">
            {t.privacy.childYes}
          </button>
        </p>
      </Form>
    </details>
  )
}
