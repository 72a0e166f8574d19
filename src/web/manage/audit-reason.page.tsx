import { Empty } from '#ui/components/empty.tsx'
import { usePage } from '#ui/page-context.ts'
import { paths } from '../paths.ts'
import { ManageFrame } from './manage-frame.tsx'

/** The words beside one reason. They may name somebody, so they stand in no list. */
export function AuditReasonPage({ words }: { words: string | undefined }) {
  const { t } = usePage()
  return (
    <ManageFrame section="audit" title={t.find.wordsTitle}>
      {words ? <p class="lead">{words}</p> : <Empty say={t.find.wordsGone} />}
      <p>
        <a href={paths.audit()}>{t.kit.goBack}</a>
      </p>
    </ManageFrame>
  )
}
