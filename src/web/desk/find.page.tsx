import { Banner } from '#ui/components/banner.tsx'
import { Form } from '#ui/components/form.tsx'
import { usePage } from '#ui/page-context.ts'
import type { ViewReason } from '#domain/access/view-reason.ts'
import type { DeskFound } from '#modules/dossiers/index.ts'
import { paths } from '../paths.ts'
import { DeskFrame, type DeskView } from './desk-frame.tsx'
import { DossiersFound, VisitsFound } from './found-lines.tsx'
import { ReasonFields, type ReasonTyped } from './reason-fields.tsx'

export type FindProps = {
  view: DeskView
  /** What was typed; kept in the box, and nowhere else. */
  asked: string
  found: DeskFound | undefined
  reason: ViewReason | undefined
  typed: ReasonTyped
  notice: string | undefined
}

const shown = 20

/** What was found, nearest first: who is here today, what is in her hands, then the rest of the ward for a reason. */
export function FindPage({ view, asked, found, reason, typed, notice }: FindProps) {
  const { t } = usePage()
  const title = asked ? t.find.titleOf(asked) : t.find.title
  return (
    <DeskFrame {...view} title={t.find.title} asked={asked}>
      <h1>{title}</h1>
      {notice && (
        <div class="notice">
          <Banner meaning="mind">{notice}</Banner>
        </div>
      )}
      {found && <FoundParts found={found} names={view.names} reason={reason} />}
      {found && found.others === null && (
        <Widen asked={asked} typed={typed} isOpen={isNothing(found) || typed.error !== undefined} />
      )}
      {(!found || isNothing(found)) && <HowToAsk />}
    </DeskFrame>
  )
}

function isNothing({ visits, inHand, others }: DeskFound): boolean {
  return visits.length === 0 && inHand.length === 0 && (others?.length ?? 0) === 0
}

type PartsProps = { found: DeskFound; names: DeskView['names']; reason: ViewReason | undefined }

function FoundParts({ found, names, reason }: PartsProps) {
  const { t } = usePage()
  const { visits, inHand, others, isCut } = found
  return (
    <>
      {visits.length > 0 && (
        <section class="sec">
          <h2>{t.find.visits}</h2>
          <VisitsFound visits={visits} names={names} />
        </section>
      )}
      {inHand.length > 0 && (
        <section class="sec">
          <h2>{t.find.inHand}</h2>
          <DossiersFound dossiers={inHand} names={names} />
        </section>
      )}
      {others && others.length > 0 && (
        <section class="sec">
          <h2>{t.find.others}</h2>
          <DossiersFound dossiers={others} names={names} reason={reason} />
        </section>
      )}
      {isNothing(found) && <p class="notice">{others ? t.find.noneAnywhere : t.find.none}</p>}
      {isCut && (
        <div class="notice">
          <Banner meaning="mind">{t.find.more(shown)}</Banner>
        </div>
      )}
    </>
  )
}

/** The same question for the whole ward, once there is a reason to look. */
function Widen({ asked, typed, isOpen }: { asked: string; typed: ReasonTyped; isOpen: boolean }) {
  const { t } = usePage()
  return (
    <details class="sec" open={isOpen}>
      <summary class="act">{t.find.widen}</summary>
      <p>{t.find.widenWhy}</p>
      <Form action={paths.deskFind()} class="stack notice narrow">
        <input type="hidden" name="asked" value={asked} />
        <input type="hidden" name="widen" value="1" />
        <ReasonFields typed={typed} />
        <p>
          <button class="button">{t.find.widen}</button>
        </p>
      </Form>
    </details>
  )
}

function HowToAsk() {
  const { t } = usePage()
  return (
    <section class="sec">
      <h2>{t.find.howTitle}</h2>
      <ul class="in how">
        {t.find.how.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p class="soft">{t.find.wholeSyllables}</p>
    </section>
  )
}
