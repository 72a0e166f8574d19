import { Form } from '#ui/components/form.tsx'
import { Icon } from '#ui/components/icon.tsx'
import { AssistLayout } from '#ui/layouts/assist-layout.tsx'
import { usePage } from '#ui/page-context.ts'
import type { HallLine } from '#modules/visits/index.ts'
import { paths } from '../paths.ts'

export function WaitingPage({
  visits,
  names,
  mayOpen,
}: {
  visits: readonly HallLine[]
  names: (id: string | null) => string
  mayOpen: boolean
}) {
  const { t, signedIn } = usePage()
  return (
    <AssistLayout title={t.assist.title} who={t.assist.title} helper={signedIn?.name ?? null}>
      <main id="noi-dung">
        <section class="asked">
          <h1>{t.assist.waiting}</h1>
          {mayOpen && (
            <Form action={paths.assistNew()}>
              <button class="button">{t.assist.open}</button>
            </Form>
          )}
        </section>
        <section class="answers">
          {visits.length === 0 ? (
            <div class="empty">
              <p>
                <b>{t.assist.nobody}</b>
              </p>
              <p>{t.assist.nobodyHint}</p>
            </div>
          ) : (
            <ul class="queue-list">
              {visits.map((visit) => (
                <li key={visit.visitId}>
                  <a href={paths.assistVisit(visit.visitId)}>
                    <b>{visit.ticketNo}</b>
                    <span>{visit.givenName}</span>
                    <span class="soft">{names(visit.procedureId)}</span>
                  </a>
                </li>
              ))}
            </ul>
          )}
          <details class="never">
            <summary>{t.assist.neverTitle}</summary>
            <ul>
              {t.assist.never.map((line) => (
                <li key={line}>
                  <Icon name="x" />
                  {line}
                </li>
              ))}
            </ul>
          </details>
        </section>
      </main>
    </AssistLayout>
  )
}
