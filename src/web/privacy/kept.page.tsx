import { showKeptCode } from '#domain/visit/kept-code.ts'
import { showDate, type PlainDate } from '#lib/plain-date.ts'
import { usePage } from '#ui/page-context.ts'
import { DeskFrame, type DeskView } from '../desk/desk-frame.tsx'
import { paths } from '../paths.ts'

type KeptPageProps = { desk: DeskView; visitId: string; code: string; until: PlainDate }

/** The code is shown this once: printed from here, or written on her slip. */
export function KeptPage({ desk, visitId, code, until }: KeptPageProps) {
  const { t } = usePage()
  const words = t.privacy.kept
  return (
    <DeskFrame
      {...desk}
      title={words.doneTitle}
      keys={
        <a class="button" href={paths.visit(visitId)}>
          {words.backToVisit}
        </a>
      }
    >
      <h1>{words.doneTitle}</h1>
      <p class="kept-code">{showKeptCode(code)}</p>
      <p class="lead">{words.doneSay(showDate(until))}</p>
      <p>{words.doneForget}</p>
      <p class="soft">{words.print}</p>
    </DeskFrame>
  )
}
