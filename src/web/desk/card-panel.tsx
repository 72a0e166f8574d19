import { holds, valueBook } from '#domain/form/index.ts'
import { cardsRead, doubtfulKeys } from '#domain/visit/cards-read.ts'
import { Icon } from '#ui/components/icon.tsx'
import { Form } from '#ui/components/form.tsx'
import { ScanBox } from '#ui/components/scan-box.tsx'
import { usePage } from '#ui/page-context.ts'
import type { DraftView } from '#modules/intake/index.ts'
import { paths } from '../paths.ts'

type PanelProps = { view: DraftView; isRefused: boolean }

/**
 * One scan fills a person everywhere on the form. Once a card was read the place folds into one line, and opens again
 * for a scan that was refused or not clear. Folded, a scanner on a port still fills the next person.
 */
export function CardPanel({ view, isRefused }: PanelProps) {
  const { t } = usePage()
  const read = cardsRead(view.visit.events).flatMap(({ role }) =>
    view.draft.people[role] ? [view.form.roles[role]!.name] : [],
  )
  if (read.length === 0) {
    return (
      <section class="sec" aria-labelledby="the">
        <h2 id="the">{t.card.title}</h2>
        <CardForm view={view} />
      </section>
    )
  }
  const marked = doubtfulKeys(view.visit.events)
  const isOpen = isRefused || view.fields.some(({ key, value }) => value === null && marked.has(key))
  return (
    <details class="sec scan-fold" open={isOpen}>
      <summary>
        <h2>{t.card.title}</h2>
        <span class="sec__gist one-line">{read.join(', ')}</span>
        <span class="sec__state ok">
          <Icon name="check" />
          {t.card.read}
        </span>
      </summary>
      <CardForm view={view} />
    </details>
  )
}

/** Whose card is it? The next person without one is chosen beforehand, else the last one read, who may be read again. */
function CardForm({ view }: { view: DraftView }) {
  const { t } = usePage()
  const book = valueBook(view.form, view.input)
  // A numbered row is offered once it applies; a mother or father always: her card may come before the question.
  const roles = Object.entries(view.form.roles).filter(
    ([id, role]) => !/\d$/.test(id) || !role.applies || holds(role.applies, book.read),
  )
  const next =
    roles.find(([id]) => !view.draft.people[id] && book.roleOf(id) === id)?.[0]
    ?? cardsRead(view.visit.events).at(-1)?.role
  const whose = (
    <label class="field">
      <span class="field__label">{t.desk.card}</span>
      <select class="control" name="role">
        {roles.map(([id, role]) => (
          <option key={id} value={id} selected={id === next}>
            {role.name}
            {view.draft.people[id] ? ` (${t.desk.scanned})` : ''}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <Form action={paths.visitPart(view.visit.id, 'the')} class="in">
      <ScanBox whose={whose} take={<button class="button">{t.desk.scan}</button>} alongside="to-khai-form" />
    </Form>
  )
}
