import type { ComponentChildren } from 'preact'
import { may } from '#domain/access/action.ts'
import { Banner } from '#ui/components/banner.tsx'
import { Icon } from '#ui/components/icon.tsx'
import { Due } from '#ui/components/due.tsx'
import { dueWords } from '#ui/due-words.ts'
import { DeskLayout } from '#ui/layouts/desk-layout.tsx'
import { usePage } from '#ui/page-context.ts'
import { instantOf, type LocalTime } from '#lib/plain-date.ts'
import type { DeskList } from '#modules/dossiers/index.ts'
import { paths } from '../paths.ts'

export type DeskView = {
  list: DeskList
  names: (procedureId: string | null) => string
  current?: string | undefined
  counterName: string
  troubles: string[]
  /** What must not wait, for whoever looks after the log. */
  alarms: string[]
}

type FrameProps = DeskView & {
  title: string
  rail?: ComponentChildren
  keys?: ComponentChildren
  islands?: readonly string[]
  asked?: string | undefined
  again?: string | undefined
  children: ComponentChildren
}

/** Every desk page: the work list on the left, the thing in hand in the middle. */
export function DeskFrame({ title, rail, keys, islands, asked, again, children, ...view }: FrameProps) {
  return (
    <DeskLayout
      title={title}
      counter={view.counterName}
      work={<WorkList {...view} />}
      rail={rail}
      keys={keys}
      islands={islands ?? []}
      asked={asked}
      again={again}
    >
      <StandingIn />
      {view.alarms.map((say) => (
        <div class="notice" key={say}>
          <Banner meaning="stop">{say}</Banner>
        </div>
      ))}
      {view.troubles.map((say) => (
        <div class="notice" key={say}>
          <Banner meaning="mind">{say}</Banner>
        </div>
      ))}
      {children}
    </DeskLayout>
  )
}

/** Whose work she does today: said on every desk page, so that nobody wonders at a longer list. */
function StandingIn() {
  const { t, signedIn } = usePage()
  const names = (signedIn?.standsFor ?? []).map(({ name }) => name)
  if (names.length === 0) return null
  return (
    <div class="notice">
      <Banner meaning="here">{t.people.substitution.now(names.join(', '))}</Banner>
    </div>
  )
}

function WorkList({ list, names, current }: DeskView) {
  const { t, signedIn } = usePage()
  const counters = [signedIn?.counter, ...(signedIn?.standsFor ?? []).map(({ counterId }) => counterId)]
  const mine = list.visits.filter(({ counterId }) => counterId !== null && counters.includes(counterId))
  const waiting = list.visits.filter((visit) => !mine.includes(visit))
  return (
    <>
      {signedIn && may(signedIn, 'visit.serve') && (
        <p class="new">
          <a class="button" href={paths.newVisit()}>
            {t.desk.newVisit}
          </a>
        </p>
      )}
      <h2>
        {t.desk.working} <span class="soft">{mine.length}</span>
      </h2>
      <VisitLines visits={mine} names={names} current={current} empty="" />
      <h2>
        {t.desk.waiting} <span class="soft">{waiting.length}</span>
      </h2>
      <VisitLines visits={waiting} names={names} current={current} empty={t.desk.nobodyWaiting} />
      <h2>
        {t.desk.due} <span class="soft">{list.dossiers.length}</span>
      </h2>
      <DossierLines dossiers={list.dossiers} names={names} current={current} />
    </>
  )
}

type VisitLinesProps = Pick<DeskView, 'names' | 'current'> & { visits: DeskList['visits']; empty: string }

function VisitLines({ visits, names, current, empty }: VisitLinesProps) {
  const { t, now } = usePage()
  const nowMs = Date.parse(instantOf(now as LocalTime))
  if (visits.length === 0) return empty ? <p class="none">{empty}</p> : null
  return (
    <ul>
      {visits.map((visit) => {
        const waited = Math.max(0, Math.floor((nowMs - Date.parse(visit.openedAt)) / 60_000))
        return (
          <li key={visit.visitId}>
            <a
              class="line"
              href={paths.visit(visit.visitId)}
              aria-current={current === visit.visitId ? 'true' : undefined}
            >
              <b>{visit.ticketNo}</b>
              <span>{visit.name || t.desk.unnamed}</span>
              <small>
                {visit.procedureId
                  ? names(visit.procedureId)
                  : t.visit.kinds[visit.kind as keyof typeof t.visit.kinds]}
              </small>
              <span class="due">{t.desk.waited(waited)}</span>
            </a>
          </li>
        )
      })}
    </ul>
  )
}

function DossierLines({
  dossiers,
  names,
  current,
}: Pick<DeskView, 'names' | 'current'> & { dossiers: DeskList['dossiers'] }) {
  const { t, now } = usePage()
  if (dossiers.length === 0) return <p class="none">{t.desk.nothingDue}</p>
  return (
    <ul>
      {dossiers.map((dossier) => {
        const due = dueWords(t, dossier.dueAt, now as LocalTime)
        return (
          <li key={dossier.dossierId}>
            <a
              class="line"
              href={paths.dossier(dossier.dossierId)}
              aria-current={current === dossier.dossierId ? 'true' : undefined}
            >
              <b>
                {due.state === 'late' ? (
                  <Icon name="stop" extra="due--late" />
                ) : due.state === 'soon' ? (
                  <Icon name="warn" extra="due--soon" />
                ) : null}
              </b>
              <span>{dossier.owner}</span>
              <small>{names(dossier.procedureId)}</small>
              <Due due={due} />
            </a>
          </li>
        )
      })}
    </ul>
  )
}
