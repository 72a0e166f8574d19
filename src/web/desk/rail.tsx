import { Icon } from '#ui/components/icon.tsx'
import { Form } from '#ui/components/form.tsx'
import { usePage } from '#ui/page-context.ts'
import { lastUndoable } from '#domain/visit/visit-state.ts'
import { localTimeOf, timeOf } from '#lib/plain-date.ts'
import type { DraftView } from '#modules/intake/index.ts'
import type { Visit } from '#modules/visits/index.ts'
import { paths } from '../paths.ts'

type RailProps = {
  visit: Visit
  draft: DraftView | undefined
  due: { say: string; rule: string } | undefined
}

/** What to mind: when it will be done, what is wrong, which papers, what was heard, what can be taken back. */
export function Rail({ visit, draft, due }: RailProps) {
  const { t } = usePage()
  return (
    <>
      {due && (
        <section>
          <h2>{t.desk.dueAt}</h2>
          <p class="big">{due.say}</p>
          <p class="small">{due.rule}</p>
        </section>
      )}
      {draft && <Problems draft={draft} />}
      {visit.state.papers && <CheckedPapers visit={visit} />}
      {draft && <Heard visit={visit} draft={draft} />}
      <Ticket visit={visit} />
      <Log visit={visit} />
      <Undo visit={visit} />
    </>
  )
}

function Problems({ draft }: { draft: DraftView }) {
  const { t } = usePage()
  const label = (key: string) => draft.fields.find((field) => field.key === key)?.label ?? key
  const missing = draft.questions.filter(({ required }) => required)
  const count = missing.length + draft.problems.length
  return (
    <section>
      <h2>{t.desk.problemsTitle(count)}</h2>
      {count === 0 ? (
        <p class="ok">{t.desk.noProblems}</p>
      ) : (
        <ul>
          {draft.problems.map(({ key, code, blocks }) => (
            <li key={key + code}>
              <Icon name={blocks ? 'stop' : 'warn'} extra={blocks ? 'due--late' : 'due--soon'} />
              <a href={`#f-f-${key.replaceAll('.', '-')}`}>
                {label(key)}: {t.form.problems[code]}
              </a>
            </li>
          ))}
          {missing.slice(0, 8).map(({ key, text }) => (
            <li key={key}>
              <a href={`#f-f-${key.replaceAll('.', '-')}`}>{text}</a>
            </li>
          ))}
          {missing.length > 8 && <li class="soft">… {missing.length - 8}</li>}
        </ul>
      )}
    </section>
  )
}

function CheckedPapers({ visit }: { visit: Visit }) {
  const { t } = usePage()
  return (
    <section>
      <h2>{t.visit.steps.papersChecked}</h2>
      <ul>
        {visit.state.papers!.map(({ name, state }) => (
          <li key={name}>
            <Icon
              name={state === 'missing' ? 'stop' : 'check'}
              extra={state === 'missing' ? 'due--late' : 'ok'}
            />
            {name}: {t.visit.paperStates[state]}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Heard({ visit, draft }: { visit: Visit; draft: DraftView }) {
  const { t } = usePage()
  const { agreed, helper } = visit.state
  const stands = agreed && agreed.draftVersion === draft.draft.version
  return (
    <section>
      <h2>{t.visit.facts.readBackAgreed}</h2>
      <p>{stands ? t.desk.agreed(timeOf(localTimeOf(agreed.at)), agreed.heard.length) : t.desk.notAgreed}</p>
      {helper && (
        <p class="row">
          <Icon name="shirt" extra="helper-sign" />
          {t.desk.takenBy(helper.name)}
        </p>
      )}
      {helper && visit.state.status === 'open' && (
        <Form action={paths.visitPart(visit.id, 'thoi-giup')}>
          <button class="button button--bare">{t.privacy.withdrawHelp}</button>
        </Form>
      )}
    </section>
  )
}

function Ticket({ visit }: { visit: Visit }) {
  const { t } = usePage()
  if (visit.state.status === 'closed') return null
  return (
    <Form action={paths.visitPart(visit.id, 'in-so')}>
      <button class="button button--line">
        <Icon name="print" />
        {t.print.ticket}
      </button>
    </Form>
  )
}

function Log({ visit }: { visit: Visit }) {
  const { t } = usePage()
  return (
    <details>
      <summary class="act">{t.desk.log}</summary>
      <ol class="log">
        {visit.events.map(({ seq, type, at }) => (
          <li key={seq}>
            <time>{timeOf(localTimeOf(at))}</time>
            {t.visit.facts[type]}
          </li>
        ))}
      </ol>
    </details>
  )
}

function Undo({ visit }: { visit: Visit }) {
  const { t } = usePage()
  const last = lastUndoable(visit.events)
  if (!last) return null
  return (
    <Form action={paths.visitPart(visit.id, 'hoan-tac')}>
      <input type="hidden" name="undoes" value={last.seq} />
      <button class="button button--line">
        <Icon name="undo" />
        {t.desk.undoWhat(t.visit.facts[last.type])}
      </button>
    </Form>
  )
}
