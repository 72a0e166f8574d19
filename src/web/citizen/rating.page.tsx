import { Choices } from '#ui/components/choices.tsx'
import { Form } from '#ui/components/form.tsx'
import { Icon, type IconName } from '#ui/components/icon.tsx'
import { CitizenLayout } from '#ui/layouts/citizen-layout.tsx'
import { usePage } from '#ui/page-context.ts'
import { satisfactionLevels, type Satisfaction } from '#domain/visit/satisfaction.ts'
import { ratingReasons } from '#modules/feedback/index.ts'

const faces: Record<Satisfaction, IconName> = { 3: 'faceDelighted', 2: 'faceGlad', 1: 'faceSad' }

/** One tap, three large keys, no name. Reasons may be ticked before the tap, never asked for after it. */
export function RatingPage({
  action,
  done,
  error,
  chosen,
}: {
  action: string
  done: boolean
  error: string | undefined
  chosen?: string[]
}) {
  const { t } = usePage()
  if (done) {
    return (
      <CitizenLayout title={t.citizen.rateThanks}>
        <main class="rate" id="noi-dung" data-density="easy">
          <h1>{t.citizen.rateThanks}</h1>
          <p class="lead">{t.citizen.rateThanksSay}</p>
        </main>
      </CitizenLayout>
    )
  }
  const reasons = ratingReasons.map((reason) => ({ value: reason, label: t.citizen.reasons[reason] }))
  return (
    <CitizenLayout title={t.citizen.rateTitle}>
      <main class="rate" id="noi-dung" data-density="easy">
        <h1>{t.citizen.rateTitle}</h1>
        <p class="lead">{t.citizen.rateHint}</p>
        {error && (
          <p class="field__error" role="alert">
            {error}
          </p>
        )}
        <Form action={action} class="stack">
          <div class="faces">
            {satisfactionLevels.map((level) => (
              <button key={level} class={`face face--${level}`} name="score" value={level}>
                <Icon name={faces[level]} />
                {t.citizen.scores[level]}
              </button>
            ))}
          </div>
          <details open={Boolean(chosen?.length)}>
            <summary>{t.citizen.rateWhy}</summary>
            <Choices
              name="reason"
              legend={t.citizen.rateWhy}
              legendHidden
              options={reasons}
              chosen={chosen}
              many
            />
          </details>
        </Form>
      </main>
    </CitizenLayout>
  )
}
