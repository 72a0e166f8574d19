import { Choices } from '#ui/components/choices.tsx'
import { Form } from '#ui/components/form.tsx'
import { usePage } from '#ui/page-context.ts'
import type { DraftView } from '#modules/intake/index.ts'
import { paths } from '../paths.ts'
import { FieldRow } from './field-row.tsx'

/** The official form, dense: every place that applies, with its source; what is missing and wrong stands out. */
export function FormPanel({ view }: { view: DraftView }) {
  const { t } = usePage()
  const shown = view.fields.filter((field) => field.applies && !field.signed)
  const sections = Object.entries(view.form.sections).map(([id, name]) => ({ id, name, fields: shown.filter(({ section }) => section === id) }))
  return (
    <Form action={paths.visitPart(view.visit.id, 'to-khai')} id="to-khai-form">
      <Gates view={view} />
      {sections.filter(({ fields }) => fields.length > 0).map(({ id, name, fields }, index) => {
        const known = fields.filter(({ value }) => value !== null).length
        const needed = fields.filter(({ value, required }) => value === null && required).length
        return (
          <section class="sec" key={id} aria-labelledby={`muc-${id}`}>
            <h2 id={`muc-${id}`}>{index + 1} {name}
              <span class={needed ? 'push' : 'push ok'}>{needed ? t.desk.missing(needed) : known === fields.length ? t.desk.complete(known) : t.desk.known(known, fields.length)}</span>
            </h2>
            {fields.map((field) => <FieldRow key={field.key} view={view} field={field} />)}
          </section>
        )
      })}
    </Form>
  )
}

/** What decides the case is asked first; an answered gate stays to be changed. */
function Gates({ view }: { view: DraftView }) {
  const { t } = usePage()
  const asked = new Set(view.questions.filter(({ kind }) => kind === 'gate').map(({ key }) => key))
  const gates = view.form.gates.filter(({ key }) => asked.has(key) || view.draft.answers[key])
  if (gates.length === 0) return null
  return (
    <section class="sec" aria-label={t.desk.formTitle}>
      <div class="gates">
        {gates.map((gate) => (
          <Choices key={gate.key} name={`f.${gate.key}`} legend={gate.question} options={gate.options} chosen={view.draft.answers[gate.key]?.value} />
        ))}
      </div>
    </section>
  )
}
