import { usePage } from '#ui/page-context.ts'
import type { Visit } from '#modules/visits/index.ts'
import { paths } from '../paths.ts'
import { Asked } from './asked.tsx'

export function DonePage({ visit, title, say }: { visit: Visit; title: string; say: string }) {
  const { t } = usePage()
  return (
    <Asked visit={visit} title={title} say={say}>
      <div class="answers">
        <a class="button" href={paths.assistDone()}>
          {t.assist.toList}
        </a>
      </div>
    </Asked>
  )
}
