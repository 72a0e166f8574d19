import { valueBook } from '#domain/form/index.ts'
import { Choices } from '#ui/components/choices.tsx'
import { Form } from '#ui/components/form.tsx'
import { Icon } from '#ui/components/icon.tsx'
import { usePage } from '#ui/page-context.ts'
import type { DraftView } from '#modules/intake/index.ts'
import { paths } from '../paths.ts'
import { FieldRow } from './field-row.tsx'
import { formSections, type FormSection } from './form-sections.ts'

/** The official form, dense: every place that applies, with its source. What is complete folds; what is missing or wrong stands open. */
export function FormPanel({ view }: { view: DraftView }) {
  return (
    <Form action={paths.visitPart(view.visit.id, 'to-khai')} id="to-khai-form">
      <Gates view={view} />
      {formSections(view).map((section, index) => (
        <details class="sec" key={section.id} open={section.needsHand}>
          <SectionLine section={section} number={index + 1} />
          {section.fields.map((field) => (
            <FieldRow key={field.key} view={view} field={field} />
          ))}
        </details>
      ))}
    </Form>
  )
}

function SectionLine({ section, number }: { section: FormSection; number: number }) {
  const { t } = usePage()
  const { name, known, missing, fields, gist } = section
  const isComplete = missing === 0 && known === fields.length
  return (
    <summary data-key={number <= 9 ? `Alt ${number}` : undefined}>
      <h2>
        {number} {name}
      </h2>
      <span class="sec__gist one-line">{gist}</span>
      <span class={missing ? 'sec__state' : 'sec__state ok'}>
        {isComplete && <Icon name="check" />}
        {missing
          ? t.desk.missing(missing)
          : isComplete
            ? t.desk.complete(known)
            : t.desk.known(known, fields.length)}
      </span>
      {number <= 9 && <kbd>Alt {number}</kbd>}
    </summary>
  )
}

/** What decides the case is asked first; answered, it folds and stays to be changed. */
function Gates({ view }: { view: DraftView }) {
  const { t } = usePage()
  const { form, questions, draft } = view
  const book = valueBook(form, view.input)
  const asked = new Set(questions.filter(({ kind }) => kind === 'gate').map(({ key }) => key))
  const gates = form.gates.filter(({ key }) => asked.has(key) || draft.answers[key])
  if (gates.length === 0) return null
  const chosen = (key: string) => draft.answers[key]?.value
  const said = gates.flatMap(({ key, options }) =>
    options.filter(({ value }) => value === chosen(key)).map(({ label }) => label),
  )
  return (
    <details class="sec" open={asked.size > 0}>
      <summary>
        <h2>{t.desk.caseTitle}</h2>
        <span class="sec__gist one-line">{said.join(', ')}</span>
        {asked.size === 0 && (
          <span class="sec__state ok">
            <Icon name="check" />
            {t.desk.caseClear}
          </span>
        )}
      </summary>
      <div class="gates">
        {gates.map((gate) => (
          <Choices
            key={gate.key}
            name={`f.${gate.key}`}
            legend={gate.question}
            chosen={chosen(gate.key)}
            options={gate.options.filter(
              ({ value, when }) => !when || value === chosen(gate.key) || book.holds(when),
            )}
          />
        ))}
      </div>
    </details>
  )
}
