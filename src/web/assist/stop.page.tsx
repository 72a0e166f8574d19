import { Form } from '#ui/components/form.tsx'
import { usePage } from '#ui/page-context.ts'
import type { Visit } from '#modules/visits/index.ts'
import { paths } from '../paths.ts'
import { Asked } from './asked.tsx'

export function StopPage({ visit }: { visit: Visit }) {
  const { t } = usePage()
  return (
    <Asked visit={visit} title={t.assist.stopTitle} say={t.assist.stopSay}>
      <Form action={paths.assistPart(visit.id, 'dung')} class="answers">
        <button class="button button--stop">{t.assist.stopYes}</button>
        <a class="button button--line" href={paths.assistVisit(visit.id)}>
          {t.assist.stopNo}
        </a>
      </Form>
    </Asked>
  )
}
