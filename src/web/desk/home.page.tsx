import { Banner } from '#ui/components/banner.tsx'
import { Empty } from '#ui/components/empty.tsx'
import { usePage } from '#ui/page-context.ts'
import { paths } from '../paths.ts'
import { DeskFrame, type DeskView } from './desk-frame.tsx'

type DeskHomeProps = { view: DeskView; notice?: string; asked?: string }

export function DeskHomePage({ view, notice, asked }: DeskHomeProps) {
  const { t } = usePage()
  return (
    <DeskFrame {...view} title={t.desk.title} asked={asked}>
      <h1>{t.desk.title}</h1>
      {notice && (
        <div class="notice">
          <Banner meaning="mind">{notice}</Banner>
        </div>
      )}
      <Empty say={t.desk.chooseVisit}>
        <a class="button" href={paths.newVisit()}>
          {t.desk.newVisit}
        </a>
      </Empty>
    </DeskFrame>
  )
}
