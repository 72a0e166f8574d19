import { Banner } from '#ui/components/banner.tsx'
import { Choices } from '#ui/components/choices.tsx'
import { Form } from '#ui/components/form.tsx'
import { usePage } from '#ui/page-context.ts'
import { localTimeOf, timeOf } from '#lib/plain-date.ts'
import type { Shift, ShiftsView, SquadPerson } from '#modules/duty/index.ts'
import { paths } from '../paths.ts'
import { ManageFrame } from './manage-frame.tsx'

export const shiftHours = [4, 8, 12] as const

export type ShiftTyped = { members: string[]; guardians: string[]; hours: number }

type ShiftProps = {
  view: ShiftsView
  typed: ShiftTyped
  error: string | undefined
  done: string | undefined
}

export function ShiftPage({ view, typed, error, done }: ShiftProps) {
  const { t } = usePage()
  return (
    <ManageFrame section="shift" title={t.access.shiftTitle} done={done}>
      <p class="lead">{t.access.shiftLead}</p>
      {error && <Banner meaning="stop">{error}</Banner>}
      <h2>{t.access.shiftsNow}</h2>
      {view.running.length === 0 ? (
        <p>{t.access.shiftNone}</p>
      ) : (
        view.running.map((shift) => <Running key={shift.shiftId} shift={shift} />)
      )}
      <h2>{t.access.shiftOpenTitle}</h2>
      {view.squad.length === 0 ? (
        <p>{t.access.shiftNobody}</p>
      ) : (
        <OpenForm squad={view.squad} typed={typed} />
      )}
    </ManageFrame>
  )
}

function Running({ shift }: { shift: Shift }) {
  const { t } = usePage()
  const until = t.access.shiftUntil(timeOf(localTimeOf(shift.endsAt)))
  return (
    <Form action={paths.shiftEnd(shift.shiftId)} class="stack">
      <p>
        <b>{t.access.shiftBy(shift.supervisor)}</b>, <span class="nowrap">{until}</span>
      </p>
      <ul>
        {shift.members.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
      <div>
        <button class="button button--line">{t.access.shiftClose}</button>
      </div>
    </Form>
  )
}

function OpenForm({ squad, typed }: { squad: SquadPerson[]; typed: ShiftTyped }) {
  const { t } = usePage()
  const minors = squad.filter(({ isMinor }) => isMinor)
  const people = squad.map(({ accountId, name, title, isMinor }) => ({
    value: accountId,
    label: name,
    say: isMinor ? t.access.minorHint : title,
  }))
  const hours = shiftHours.map((hours) => ({ value: String(hours), label: t.access.hours(hours) }))
  return (
    <Form action={paths.shifts()} class="stack">
      <Choices name="member" legend={t.access.shiftWho} options={people} chosen={typed.members} many />
      {minors.map(({ accountId, name }) => (
        <label class="tick" key={accountId}>
          <input
            type="checkbox"
            name="guardian"
            value={accountId}
            checked={typed.guardians.includes(accountId)}
          />
          <span>{t.access.guardianPaper(name)}</span>
        </label>
      ))}
      <Choices
        name="hours"
        legend={t.access.shiftHours}
        options={hours}
        chosen={typed.hours > 0 ? String(typed.hours) : undefined}
      />
      <div>
        <button class="button">{t.access.shiftOpen}</button>
      </div>
    </Form>
  )
}
