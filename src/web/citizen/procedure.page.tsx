import { CitizenLayout } from '#ui/layouts/citizen-layout.tsx'
import { Banner } from '#ui/components/banner.tsx'
import { Icon } from '#ui/components/icon.tsx'
import { usePage } from '#ui/page-context.ts'
import type { Papers } from '#domain/procedure/papers-for.ts'
import type { Fee, Procedure } from '#domain/procedure/procedure.ts'
import { showDate } from '#lib/plain-date.ts'
import { paths } from '../paths.ts'
import { showMoney, timeWords } from './procedure-words.ts'

type ProcedureProps = { procedure: Procedure; papers: Papers; sign: string; sameDay: boolean }

/** One procedure as a citizen needs it: bring, do not bring, how long, how much, where. */
export function ProcedurePage({ procedure, papers, sign, sameDay }: ProcedureProps) {
  const { t } = usePage()
  const { citizen } = t
  return (
    <CitizenLayout title={procedure.name} sign={sign}>
      <main class="page" id="noi-dung">
        <div class="head">
          <div>
            <a class="back" href={paths.procedures()}>
              {citizen.backHome}
            </a>
            <h1>{procedure.name}</h1>
          </div>
          {sameDay && (
            <p class="same">
              <Icon name="door" />
              <span>
                <b>{citizen.sameDay}</b>
                {citizen.doneTodayIf}
              </span>
            </p>
          )}
        </div>
        {procedure.source.unverified.includes('documents') && (
          <Banner meaning="mind">{citizen.unverified}</Banner>
        )}
        <div class="body">
          <div class="lists">
            <PaperList
              title={citizen.bring}
              note={citizen.bringAlways}
              look="list list--bring"
              papers={papers.always.map(({ name }) => ({ name, why: '' }))}
              empty={citizen.nothingToBring}
            />
            <PaperList
              title={citizen.bringIf}
              papers={papers.conditional.map(({ name, when }) => ({ name, why: when ?? '' }))}
            />
            <PaperList
              title={citizen.showOnly}
              papers={papers.showOnly.map(({ name, when }) => ({ name, why: when ?? '' }))}
            />
            <PaperList
              title={citizen.leaveHome}
              mark="x"
              papers={[
                ...papers.madeHere.map(({ name }) => ({ name, why: citizen.madeHere })),
                ...papers.leaveHome.map(({ name, lookedUpIn }) => ({
                  name,
                  why: `${citizen.leaveHomeWhy}: ${lookedUpIn}`,
                })),
              ]}
            />
          </div>
          <Facts procedure={procedure} />
        </div>
        <More procedure={procedure} />
      </main>
    </CitizenLayout>
  )
}

type PaperListProps = {
  title: string
  note?: string
  look?: string
  mark?: 'x'
  papers: { name: string; why: string }[]
  empty?: string
}

function PaperList({ title, note, look = 'list', mark, papers, empty }: PaperListProps) {
  if (papers.length === 0 && !empty) return null
  return (
    <section class={look}>
      <h2>
        {title} {note && <span>{note}</span>}
      </h2>
      {papers.length === 0 ? (
        <p>{empty}</p>
      ) : (
        <ul class={mark ? 'checklist checklist--leave' : 'checklist'}>
          {papers.map(({ name, why }) => (
            <li class="checklist__row" key={name}>
              <span class="checklist__mark" aria-hidden="true">
                {mark && <Icon name={mark} />}
              </span>
              <span class="checklist__what">{name}</span>
              {why && <span class="checklist__why">{why}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Facts({ procedure }: { procedure: Procedure }) {
  const { t } = usePage()
  const { citizen } = t
  return (
    <aside class="facts" aria-label={citizen.time}>
      <section>
        <h2>{citizen.time}</h2>
        {procedure.processingTime.map((time) => (
          <p key={time.caseId}>
            <span class="big">{timeWords(t, time)}</span>
            <br />
            {time.case}
            {time.status === 'seen' ? '' : ` (${citizen.unverifiedShort})`}
          </p>
        ))}
      </section>
      <section>
        <h2>{citizen.fee}</h2>
        <div class="fee">
          {procedure.fees.length === 0 ? (
            <p>{citizen.feeUnknown}</p>
          ) : (
            procedure.fees.map((fee) => <FeeLine key={fee.name + fee.per + fee.channel} fee={fee} />)
          )}
        </div>
      </section>
      <section>
        <h2>{citizen.result}</h2>
        <p>{procedure.result}</p>
      </section>
      <section class="act">
        <a class="button button--line" href={paths.procedurePapers(procedure.id)}>
          <Icon name="print" />
          {citizen.printList}
        </a>
      </section>
    </aside>
  )
}

function FeeLine({ fee }: { fee: Fee }) {
  const { t } = usePage()
  return (
    <>
      <p class="fee__row">
        <span>
          {fee.name}
          {fee.per ? `, ${fee.per}` : ''}
        </span>
        <b>{showMoney(t, fee.amount)}</b>
      </p>
      {(fee.exemptions.length > 0 || fee.note) && (
        <p class="fee__why">
          {fee.exemptions.length > 0 && (
            <>
              <b>{t.citizen.exempt}</b>: {fee.exemptions.join(', ')}.{' '}
            </>
          )}
          {fee.note} <span class="soft small">{fee.basis}</span>
        </p>
      )}
    </>
  )
}

function More({ procedure }: { procedure: Procedure }) {
  const { t } = usePage()
  return (
    <details>
      <summary>{t.citizen.where}</summary>
      <ul class="stack-2">
        {procedure.channels.map(({ place }) => (
          <li key={place}>{place}</li>
        ))}
      </ul>
      <ol class="stack-2">
        {procedure.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p class="small soft">
        {procedure.nationalCode}. {t.citizen.source}{' '}
        {procedure.legalBases
          .slice(0, 5)
          .map(({ code }) => code)
          .join(', ')}
        . {t.citizen.asOf(showDate(procedure.version))}
      </p>
    </details>
  )
}
