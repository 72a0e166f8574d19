import { holds, valueBook } from '#domain/form/index.ts'
import { Form } from '#ui/components/form.tsx'
import { ScanBox } from '#ui/components/scan-box.tsx'
import { usePage } from '#ui/page-context.ts'
import type { DraftView } from '#modules/intake/index.ts'
import { paths } from '../paths.ts'

/** Whose card is it? One scan fills a person everywhere on the form. */
export function CardPanel({ view }: { view: DraftView }) {
  const { t } = usePage()
  const book = valueBook(view.form, view.input)
  // A numbered row is offered once it applies; a mother or father always: her card may come before the question.
  const roles = Object.entries(view.form.roles).filter(([id, role]) => !/\d$/.test(id) || !role.applies || holds(role.applies, book.read))
  const next = roles.find(([id]) => !view.draft.people[id] && book.roleOf(id) === id)?.[0]
  return (
    <section class="sec" aria-labelledby="the">
      <h2 id="the">{t.desk.card}</h2>
      <Form action={paths.visitPart(view.visit.id, 'the')} class="in scan">
        <label class="field">
          <span class="sr">{t.desk.card}</span>
          <select class="control" name="role">
            {roles.map(([id, role]) => (
              <option key={id} value={id} selected={id === next}>{role.name}{view.draft.people[id] ? ` (${t.desk.scanned})` : ''}</option>
            ))}
          </select>
        </label>
        <ScanBox />
        <p><button class="button button--line">{t.desk.scan}</button></p>
      </Form>
    </section>
  )
}
