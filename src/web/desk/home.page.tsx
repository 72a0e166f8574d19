import { may } from '#domain/access/action.ts'
import { Empty } from '#ui/components/empty.tsx'
import { usePage } from '#ui/page-context.ts'
import { paths } from '../paths.ts'
import { DeskFrame, type DeskView } from './desk-frame.tsx'

type DeskHomeProps = { view: DeskView }

export function DeskHomePage({ view }: DeskHomeProps) {
  const { t, signedIn } = usePage()
  const serves = signedIn !== null && may(signedIn, 'visit.serve')
  return (
    <DeskFrame {...view} title={t.desk.title}>
      <h1>{t.desk.title}</h1>
      <Empty say={serves ? t.desk.chooseVisit : t.desk.chooseDossier}>
        {serves && (
          <a class="button" href={paths.newVisit()}>
            {t.desk.newVisit}
          </a>
        )}
      </Empty>
    </DeskFrame>
  )
}
