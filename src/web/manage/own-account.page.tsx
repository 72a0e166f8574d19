import { usePage } from '#ui/page-context.ts'
import { ManageFrame } from './manage-frame.tsx'

/** What a person may see and set about her own account. */
export function OwnAccountPage() {
  const { t, signedIn } = usePage()
  return (
    <ManageFrame section="own" title={t.manage.sections.own}>
      <p class="lead">
        <b>{signedIn?.name}</b>, {signedIn?.title}
      </p>
    </ManageFrame>
  )
}
