import { Empty } from '#ui/components/empty.tsx'
import { usePage } from '#ui/page-context.ts'
import { paths } from '../paths.ts'
import { DeskFrame, type DeskView } from './desk-frame.tsx'

type DeskHomeProps = { view: DeskView }

export function DeskHomePage({ view }: DeskHomeProps) {
  const { t } = usePage()
  return (
    <DeskFrame {...view} title={t.desk.title}>
      <h1>{t.desk.title}</h1>
      <Empty say={t.desk.chooseVisit}>
        <a class="button" href={paths.newVisit()}>
          {t.desk.newVisit}
        </a>
      </Empty>
    </DeskFrame>
  )
}
