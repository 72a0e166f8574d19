import { Tag } from '#ui/components/banner.tsx'
import { Steps, type Step } from '#ui/components/steps.tsx'
import { usePage } from '#ui/page-context.ts'
import { calledName } from '#domain/visit/party.ts'
import { stepNow, visitSteps } from '#domain/visit/visit-state.ts'
import { localTimeOf, timeOf } from '#lib/plain-date.ts'
import type { DayKind } from '../citizen/desk-day.ts'
import type { Visit } from '#modules/visits/index.ts'

type HeadProps = { visit: Visit; procedureName: string; day: DayKind; sameSession: boolean }

/** Who it is, what for, and how far: the eight steps of the spine with their times. */
export function VisitHead({ visit, procedureName, day, sameSession }: HeadProps) {
  const { t } = usePage()
  const { state } = visit
  return (
    <>
      <div class="row wrap">
        <h1>
          {state.ticketNo} {state.party ? calledName(state.party) : t.desk.unnamed}
        </h1>
        {day === 'noWriting' && <Tag meaning="here">{t.desk.noWritingDay}</Tag>}
        {day === 'noAppointment' && <Tag meaning="here">{t.desk.noAppointmentDay}</Tag>}
        {sameSession && (
          <Tag meaning="go" icon="door">
            {t.desk.sameSession}
          </Tag>
        )}
      </div>
      <p>
        {[
          procedureName || t.visit.kinds[state.kind],
          state.party?.kind === 'organisation' ? state.party.fullName : '',
          state.onBehalfOf ? `${t.desk.onBehalfOf}: ${state.onBehalfOf}` : '',
        ]
          .filter(Boolean)
          .join('. ')}
      </p>
      <VisitSteps visit={visit} />
    </>
  )
}

function VisitSteps({ visit }: { visit: Visit }) {
  const { t } = usePage()
  const here = stepNow(visit.state)
  const steps = visitSteps.map((step): Step => {
    const at = visit.state.times[step]
    const state = step === here ? 'here' : at ? 'done' : 'toCome'
    return { name: t.visit.steps[step], state, time: at && timeOf(localTimeOf(at)) }
  })
  return <Steps label={t.desk.log} steps={steps} />
}
