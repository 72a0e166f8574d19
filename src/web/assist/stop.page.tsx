import { Form } from '#ui/components/form.tsx'
import { usePage } from '#ui/page-context.ts'
import { paths } from '../paths.ts'
import { Asked, type Turn } from './asked.tsx'

export function StopPage({ turn }: { turn: Turn }) {
  const { t } = usePage()
  return (
    <Asked turn={turn} title={t.assist.stopTitle} say={t.assist.stopSay}>
      <Form action={paths.assistPart(turn.visitId, 'dung')} class="answers">
        <button class="button button--stop">{t.assist.stopYes}</button>
        <a class="button button--line" href={paths.assistVisit(turn.visitId)}>
          {t.assist.stopNo}
        </a>
      </Form>
    </Asked>
  )
}
