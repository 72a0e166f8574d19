import { CitizenLayout } from '#ui/layouts/citizen-layout.tsx'
import { Icon } from '#ui/components/icon.tsx'
import { usePage } from '#ui/page-context.ts'
import type { LookUpAnswer } from '#domain/look-up/look-up.ts'
import type { Procedure } from '#domain/procedure/procedure.ts'
import { paths } from '../paths.ts'

type ProceduresProps = {
  query: string
  answer: LookUpAnswer | null
  fields: { name: string; procedures: Procedure[] }[]
  hours: string
  sign: string
}

/** What was found for a question, or every procedure of the ward by field. */
export function ProceduresPage({ query, answer, fields, hours, sign }: ProceduresProps) {
  const { t } = usePage()
  return (
    <CitizenLayout title={answer ? query : t.citizen.allTitle} sign={sign}>
      <main class="page trouble" id="noi-dung">
        <form class="ask__line finder" action={paths.procedures()} role="search">
          <label class="sr" for="q">
            {t.citizen.askTitle}
          </label>
          <input class="control" id="q" name="q" value={query} autocomplete="off" />
          <button class="button">
            <Icon name="search" />
            {t.citizen.find}
          </button>
        </form>
        {answer ? <Answer query={query} answer={answer} hours={hours} /> : <AllProcedures fields={fields} />}
      </main>
    </CitizenLayout>
  )
}

function Answer({ query, answer, hours }: { query: string; answer: LookUpAnswer; hours: string }) {
  const { t, ward } = usePage()
  if (answer.kind === 'elsewhere')
    return (
      <>
        <h1>{t.citizen.elsewhere}</h1>
        <p class="lead">{answer.advice}</p>
      </>
    )
  if (answer.kind === 'thisOffice') {
    return (
      <>
        <h1>{t.citizen.thisOffice}</h1>
        <dl class="stack">
          <dt>
            <b>{t.citizen.hours}</b>
          </dt>
          <dd>{hours}</dd>
          <dt>
            <b>{t.citizen.address}</b>
          </dt>
          <dd>{ward.address}</dd>
          <dt>
            <b>{t.citizen.phone}</b>
          </dt>
          <dd class="num">{ward.phone}</dd>
        </dl>
      </>
    )
  }
  if (answer.results.length === 0)
    return (
      <>
        <h1>{t.citizen.noResults(query)}</h1>
        <p class="lead">{t.citizen.noResultsHelp}</p>
      </>
    )
  return (
    <>
      <h1>{t.citizen.results(answer.results.length, query)}</h1>
      <ul class="today wide">
        {answer.results.map((result) => (
          <li key={result.id}>
            <a href={paths.procedure(result.id)}>
              <b>{result.name}</b>
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

function AllProcedures({ fields }: { fields: ProceduresProps['fields'] }) {
  const { t } = usePage()
  return (
    <>
      <h1>{t.citizen.allTitle}</h1>
      {fields.map(({ name, procedures }) => (
        <section class="part wide" key={name}>
          <h2>{name}</h2>
          <ul class="today">
            {procedures.map((procedure) => (
              <li key={procedure.id}>
                <a href={paths.procedure(procedure.id)}>
                  <b>{procedure.name}</b>
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}
