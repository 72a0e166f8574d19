import { Form } from '#ui/components/form.tsx'
import { usePage } from '#ui/page-context.ts'
import type { LookUpAnswer } from '#domain/look-up/look-up.ts'
import type { Visit } from '#modules/visits/index.ts'
import { paths } from '../paths.ts'

export type NeedSearch = { query: string; answer: LookUpAnswer | null }

/** Type it as it was said; choose among what fits. */
export function NeedPanel({ visit, search }: { visit: Visit; search: NeedSearch }) {
  const { t } = usePage()
  return (
    <section class="sec" aria-labelledby="viec">
      <h2 id="viec">{t.desk.needTitle}</h2>
      <div class="in stack">
        <form method="get" action={paths.visit(visit.id)} class="row">
          <label class="sr" for="q">
            {t.desk.needHint}
          </label>
          <input class="control" id="q" name="q" value={search.query} placeholder={t.desk.needHint} />
          <button class="button button--line">{t.desk.find}</button>
        </form>
        {search.answer && <Found visit={visit} answer={search.answer} />}
      </div>
    </section>
  )
}

function Found({ visit, answer }: { visit: Visit; answer: LookUpAnswer }) {
  const { t } = usePage()
  if (answer.kind === 'elsewhere')
    return (
      <p>
        {t.citizen.elsewhere}: <b>{answer.advice}</b>
      </p>
    )
  if (answer.results.length === 0) return <p>{t.desk.noMatch}</p>
  return (
    <table class="table">
      <tbody>
        {answer.results.map((result, index) => (
          <tr key={result.id}>
            <td>
              {result.name}
              <br />
              <span class="soft">{result.code}</span>
            </td>
            <td class="d">
              <Form action={paths.visitPart(visit.id, 'viec')}>
                <input type="hidden" name="procedureId" value={result.id} />
                <button class={index === 0 ? 'button' : 'button button--line'}>{t.desk.choose}</button>
              </Form>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
