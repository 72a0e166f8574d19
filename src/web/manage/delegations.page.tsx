import { may } from '#domain/access/action.ts'
import { capacities } from '#domain/access/delegation.ts'
import { Choices } from '#ui/components/choices.tsx'
import { Empty } from '#ui/components/empty.tsx'
import { Field } from '#ui/components/field.tsx'
import { Form } from '#ui/components/form.tsx'
import { usePage } from '#ui/page-context.ts'
import type { PersonRow } from '#modules/accounts/index.ts'
import type { DelegationRow } from '#modules/delegations/index.ts'
import { paths } from '../paths.ts'
import { ManageFrame } from './manage-frame.tsx'
import { PeriodFields, showPeriod } from './period-fields.tsx'
import type { PeriodProblems } from './period.ts'
import { StateOrEnd } from './substitutions.page.tsx'

export type DelegationTyped = {
  delegateId: string
  capacity: string
  procedures: string
  fromDay: string
  toDay: string
  document: string
}
export type DelegationProblems = PeriodProblems & {
  delegate?: boolean
  capacity?: boolean
  document?: boolean
  unknown?: string
}

type DelegationsProps = {
  people: PersonRow[]
  delegations: DelegationRow[]
  ownName: string
  typed: DelegationTyped
  problems: DelegationProblems
  done?: string | undefined
}

/** Who may sign for whom; whoever signs writes down her own. */
export function DelegationsPage(props: DelegationsProps) {
  const { t, signedIn } = usePage()
  const words = t.people.delegation
  const mayDelegate = signedIn !== null && may(signedIn, 'signing.delegate')
  return (
    <ManageFrame section="delegations" title={words.title} done={props.done}>
      <p class="lead">{words.lead}</p>
      {props.delegations.length === 0 ? (
        <Empty say={mayDelegate ? words.none : words.onlySigners} />
      ) : (
        <DelegationTable {...props} mayDelegate={mayDelegate} />
      )}
      {mayDelegate && <AddDelegation {...props} />}
    </ManageFrame>
  )
}

function DelegationTable({ delegations, ownName, mayDelegate }: DelegationsProps & { mayDelegate: boolean }) {
  const { t, now } = usePage()
  const words = t.people.delegation
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
        {delegations.map((one) => {
          const isOver = one.toDay < now.slice(0, 10) ? words.over : undefined
          return (
            <tr key={one.delegationId}>
              <td>
                <b>{one.delegateName}</b>
                <br />
                {one.capacity}. {one.delegatorTitle}, {one.delegatorName}
              </td>
              <td>{one.procedureIds.length > 0 ? one.procedureIds.join(', ') : words.all}</td>
              <td>{showPeriod(one)}</td>
              <td>{one.document}</td>
              <td>
                <StateOrEnd
                  state={one.endedAt ? words.ended : isOver}
                  action={
                    mayDelegate && one.delegatorName === ownName
                      ? paths.delegation(one.delegationId)
                      : undefined
                  }
                  go={words.end}
                />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function AddDelegation({ people, typed, problems }: DelegationsProps) {
  const { t } = usePage()
  const words = t.people.delegation
  const { problems: say } = t.people
  return (
    <section>
      <h2>{words.addTitle}</h2>
      <Form action={paths.delegations()} class="stack">
        <div class="narrow">
          <Field
            name="delegateId"
            label={words.to}
            options={people.map((one) => ({
              value: one.accountId,
              label: `${one.displayName}, ${one.title}`,
            }))}
            value={typed.delegateId}
            error={problems.delegate ? say.person : undefined}
          />
        </div>
        <Choices
          name="capacity"
          legend={words.capacity}
          chosen={typed.capacity}
          error={problems.capacity ? say.capacity : undefined}
          options={capacities.map((value) => ({ value, label: words.capacities[value] }))}
        />
        <div class="stack narrow">
          <Field
            name="procedures"
            label={words.procedures}
            hint={words.proceduresHint}
            lines={3}
            value={typed.procedures}
            error={problems.unknown ? words.unknownProcedure(problems.unknown) : undefined}
          />
          <PeriodFields fromDay={typed.fromDay} toDay={typed.toDay} problems={problems} />
          <Field
            name="document"
            label={words.document}
            hint={words.documentHint}
            value={typed.document}
            error={problems.document ? say.document : undefined}
          />
          <p>
            <button class="button">{words.save}</button>
          </p>
        </div>
      </Form>
    </section>
  )
}
