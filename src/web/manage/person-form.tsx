import { givenRoles, type RoleProblem } from '#domain/access/role-rules.ts'
import { Choices } from '#ui/components/choices.tsx'
import { Field } from '#ui/components/field.tsx'
import { Form } from '#ui/components/form.tsx'
import { usePage } from '#ui/page-context.ts'

export type PersonTyped = {
  displayName: string
  title: string
  roles: readonly string[]
  counterId: string | null
}
export type PersonProblems = { name?: true; roles?: RoleProblem }

type PersonFormProps = {
  action: string
  typed: PersonTyped
  problems: PersonProblems
  counters: { counterId: string; name: string }[]
}

/** Name, title, what she may do, where she sits. */
export function PersonForm({ action, typed, problems, counters }: PersonFormProps) {
  const { t } = usePage()
  const { people } = t
  return (
    <Form action={action} class="stack">
      <div class="two-up">
        <Field
          name="displayName"
          label={people.name}
          value={typed.displayName}
          error={problems.name && people.problems.name}
          required
        />
        <Field name="title" label={people.jobTitle} hint={people.jobTitleHint} value={typed.title} />
      </div>
      <Choices
        name="roles"
        legend={people.rolesLegend}
        many
        chosen={typed.roles}
        error={problems.roles && people.problems.roles[problems.roles]}
        options={givenRoles.map((role) => ({
          value: role,
          label: people.roles[role],
          say: people.rolesSay[role],
        }))}
      />
      <div class="narrow">
        <Field
          name="counterId"
          label={people.counter}
          value={typed.counterId ?? ''}
          options={counters.map(({ counterId, name }) => ({ value: counterId, label: name }))}
        />
      </div>
      <p>
        <button class="button">{people.save}</button>
      </p>
    </Form>
  )
}
