import { Choices } from '#ui/components/choices.tsx'
import { Form } from '#ui/components/form.tsx'
import { CitizenLayout } from '#ui/layouts/citizen-layout.tsx'
import { usePage } from '#ui/page-context.ts'
import { ratingReasons } from '#modules/feedback/index.ts'

/** One tap, large keys, no name. */
export function RatingPage({ action, done, error }: { action: string; done: boolean; error: string | undefined }) {
  const { t } = usePage()
  if (done) {
    return (
      <CitizenLayout title={t.citizen.rateThanks}>
        <main class="rate" id="noi-dung" data-density="easy"><h1>{t.citizen.rateThanks}</h1><p class="lead">{t.citizen.rateThanksSay}</p></main>
      </CitizenLayout>
    )
  }
  const scores = [5, 4, 3, 2, 1].map((score) => ({ value: String(score), label: t.citizen.scores[score]! }))
  const reasons = ratingReasons.map((reason) => ({ value: reason, label: t.citizen.reasons[reason] }))
  return (
    <CitizenLayout title={t.citizen.rateTitle}>
      <main class="rate" id="noi-dung" data-density="easy">
        <h1>{t.citizen.rateTitle}</h1>
        <p class="lead">{t.citizen.rateHint}</p>
        <Form action={action} class="stack">
          <Choices name="score" legend={t.citizen.rateTitle} legendHidden options={scores} error={error} />
          <details><summary>{t.citizen.rateWhy}</summary><Choices name="reason" legend={t.citizen.rateWhy} legendHidden options={reasons} many /></details>
          <button class="button">{t.citizen.rateSend}</button>
        </Form>
      </main>
    </CitizenLayout>
  )
}
