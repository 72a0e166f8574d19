import { Form } from '#ui/components/form.tsx'
import { Icon } from '#ui/components/icon.tsx'
import { usePage } from '#ui/page-context.ts'
import type { LookUpAnswer } from '#domain/look-up/look-up.ts'
import { paths } from '../paths.ts'
import { Asked, type Turn } from './asked.tsx'

export function NeedPage({
  turn,
  query,
  answer,
}: {
  turn: Turn
  query: string
  answer: LookUpAnswer | null
}) {
  const { t } = usePage()
  return (
    <Asked turn={turn} title={t.assist.needTitle} say={t.assist.needHint}>
      <div class="answers">
        <form method="get" action={paths.assistPart(turn.visitId, 'viec')} class="stack stack-2">
          <label class="field">
            <span class="sr">{t.assist.needTitle}</span>
            <input class="control" name="q" value={query} />
          </label>
          <button class="button button--line">
            <Icon name="search" />
            {t.desk.find}
          </button>
        </form>
        {answer && answer.results.length === 0 && (
          <p>{answer.advice ? `${t.citizen.elsewhere}: ${answer.advice}` : t.desk.noMatch}</p>
        )}
        {answer && answer.results.length > 0 && (
          <Form action={paths.assistPart(turn.visitId, 'viec')} class="choices">
            {answer.results.slice(0, 5).map((result) => (
              <button key={result.id} class="button button--line" name="procedureId" value={result.id}>
                {result.name}
              </button>
            ))}
          </Form>
        )}
      </div>
    </Asked>
  )
}
