import { may } from '#domain/access/action.ts'
import { Empty } from '#ui/components/empty.tsx'
import { Field } from '#ui/components/field.tsx'
import { Form } from '#ui/components/form.tsx'
import { usePage } from '#ui/page-context.ts'
import type { PersonRow } from '#modules/accounts/index.ts'
import type { Substitution } from '#modules/delegations/index.ts'
import { paths } from '../paths.ts'
import { ManageFrame } from './manage-frame.tsx'
import { PeriodFields, showPeriod } from './period-fields.tsx'
import type { PeriodProblems } from './period.ts'

export type SubstitutionTyped = {
  absentId: string
  substituteId: string
  fromDay: string
  toDay: string
  reason: string
}

type SubstitutionsProps = {
  people: PersonRow[]
  substitutions: Substitution[]
  typed: SubstitutionTyped
  problems: PeriodProblems & { absent?: boolean; substitute?: boolean }
  done?: string | undefined
}

/** Who is away and who does her work. */
export function SubstitutionsPage(props: SubstitutionsProps) {
  const { substitutions, done } = props
  const { t, signedIn } = usePage()
  const words = t.people.substitution
  return (
    <ManageFrame section="substitutions" title={words.title} done={done}>
      <p class="lead">{words.lead}</p>
      {substitutions.length === 0 ? (
        <Empty say={words.none} />
      ) : (
        <SubstitutionTable substitutions={substitutions} />
      )}
      {signedIn && may(signedIn, 'people.manage') && <AddSubstitution {...props} />}
    </ManageFrame>
  )
}

function SubstitutionTable({ substitutions }: { substitutions: Substitution[] }) {
  const { t, signedIn, now } = usePage()
  const words = t.people.substitution
  const mayEnd = signedIn !== null && may(signedIn, 'people.manage')
  return (
    <table>
      <thead>
        <tr>
          {Object.values(words.columns).map((name) => (
            <th scope="col" key={name}>
              {name}
            </th>
          ))}
          <td></td>
        </tr>
      </thead>
      <tbody>
        {substitutions.map((one) => (
          <tr key={one.substitutionId}>
            <td>{words.line(one.absentName, one.substituteName)}</td>
            <td>{showPeriod(one)}</td>
            <td>{one.reason}</td>
            <td>
              <StateOrEnd
                state={one.endedAt || one.toDay < now.slice(0, 10) ? t.people.delegation.over : undefined}
                action={mayEnd ? paths.substitution(one.substitutionId) : undefined}
                go={words.end}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type StateOrEndProps = { state: string | undefined; action: string | undefined; go: string }

/** What is over says so; what holds can be ended by whoever may. */
export function StateOrEnd({ state, action, go }: StateOrEndProps) {
  if (state) return <span class="soft">{state}</span>
  if (!action) return null
  return (
    <Form action={action}>
      <button class="button button--bare">{go}</button>
    </Form>
  )
}

function AddSubstitution({ people, typed, problems }: SubstitutionsProps) {
  const { t } = usePage()
  const words = t.people.substitution
  const options = people.map(({ accountId, displayName, title }) => ({
    value: accountId,
    label: title ? `${displayName}, ${title}` : displayName,
  }))
  const noPerson = t.people.problems.person
  return (
    <section>
      <h2>{words.addTitle}</h2>
      <Form action={paths.substitutions()} class="stack narrow">
        <Field
          name="absentId"
          label={words.absent}
          options={options}
          value={typed.absentId}
          error={problems.absent ? noPerson : undefined}
        />
        <Field
          name="substituteId"
          label={words.substitute}
          options={options}
          value={typed.substituteId}
          error={problems.substitute ? noPerson : undefined}
        />
        <PeriodFields fromDay={typed.fromDay} toDay={typed.toDay} problems={problems} />
        <Field name="reason" label={words.reason} hint={words.reasonHint} value={typed.reason} />
        <p>
          <button class="button">{words.save}</button>
        </p>
      </Form>
    </section>
  )
}
