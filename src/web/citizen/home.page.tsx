import { Form } from '#ui/components/form.tsx'
import { Icon } from '#ui/components/icon.tsx'
import { CitizenLayout } from '#ui/layouts/citizen-layout.tsx'
import { usePage } from '#ui/page-context.ts'
import type { Procedure } from '#domain/procedure/procedure.ts'
import { paths } from '../paths.ts'
import type { DeskDay, WeekDay } from './desk-day.ts'

/** A code that led nowhere: kept in its box, with what is wrong with it. */
export type TypedCode = { typed: string; error: string }

type HomeProps = {
  today: DeskDay
  week: WeekDay[]
  sameDay: Procedure[]
  count: number
  code: TypedCode | undefined
}

/** The open door: what day it is here, one box to ask, what is done today, and where my dossier is. */
export function HomePage({ today, week, sameDay, count, code }: HomeProps) {
  const { t } = usePage()
  return (
    <CitizenLayout title={t.citizen.askTitle} sign={today.sign}>
      <div class="wall">
        <div class="doorway">
          <span class="leaf leaf--l" aria-hidden="true"></span>
          <form class="ask" action={paths.procedures()} role="search">
            <h1 id="noi-dung">{t.citizen.askTitle}</h1>
            <label for="q" class="soft">
              {t.citizen.askHint}
            </label>
            <div class="ask__line">
              <input class="control" id="q" name="q" autocomplete="off" />
              <button class="button">
                <Icon name="search" />
                {t.citizen.find}
              </button>
            </div>
            <p class="ask__eg">
              {t.citizen.examples.map((example) => (
                <a key={example} href={paths.procedures(example)}>
                  {example}
                </a>
              ))}
            </p>
          </form>
          <span class="leaf leaf--r" aria-hidden="true"></span>
        </div>
      </div>
      <main class="page parts">
        <section class="part" aria-labelledby="hom-nay">
          <h2 id="hom-nay">{today.title}</h2>
          <p class="lead">{today.say}</p>
          <ol class="week" aria-label={t.citizen.week}>
            {week.map((day) => (
              <li
                key={day.day}
                class={day.isToday ? 'here' : day.kind === 'noAppointment' ? 'plan' : undefined}
                aria-current={day.isToday ? 'date' : undefined}
              >
                <b>{day.name}</b>
                {day.words}
              </li>
            ))}
          </ol>
        </section>
        <DossierBox code={code} />
        <section class="part" aria-labelledby="xong-ngay">
          <h2 id="xong-ngay">{t.citizen.doneToday}</h2>
          <p class="soft">{t.citizen.doneTodayIf}</p>
          <ul class="today">
            {sameDay.map((procedure) => (
              <li key={procedure.id}>
                <a href={paths.procedure(procedure.id)}>
                  <b>{procedure.name}</b>
                </a>
              </li>
            ))}
          </ul>
          <p>
            <a class="link" href={paths.procedures()}>
              {t.citizen.allProcedures(count)}
            </a>
          </p>
        </section>
      </main>
    </CitizenLayout>
  )
}

function DossierBox({ code }: Pick<HomeProps, 'code'>) {
  const { t } = usePage()
  const error = code?.error
  return (
    <section class="part stack" aria-labelledby="ho-so">
      <h2 id="ho-so">{t.citizen.myDossier}</h2>
      <Form action={paths.myDossier()} class="stack stack-2">
        <div class={error ? 'field field--error' : 'field'}>
          <label class="field__label" for="ma">
            {t.citizen.code}
          </label>
          <span class="field__hint" id="ma-hint">
            {t.citizen.codeHint}
          </span>
          {error && (
            <span class="field__error" id="ma-error">
              {error}
            </span>
          )}
          <input
            class="control num"
            id="ma"
            name="ma"
            value={code?.typed}
            aria-describedby={error ? 'ma-hint ma-error' : 'ma-hint'}
            aria-invalid={error ? 'true' : undefined}
            autocomplete="off"
            spellcheck={false}
          />
        </div>
        <button class="button button--line">{t.citizen.look}</button>
      </Form>
    </section>
  )
}
