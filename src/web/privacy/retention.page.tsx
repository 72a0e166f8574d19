import type { Period } from '#domain/retention/retention.ts'
import { localTimeOf, showDate, timeOf, type Instant } from '#lib/plain-date.ts'
import type { DossierMark } from '#modules/privacy/index.ts'
import type { KeptRule, RetentionRun, RetentionView } from '#modules/retention/index.ts'
import { Banner } from '#ui/components/banner.tsx'
import { Form } from '#ui/components/form.tsx'
import { usePage } from '#ui/page-context.ts'
import type { Words } from '#i18n/words.ts'
import { ManageFrame } from '../manage/manage-frame.tsx'
import { paths } from '../paths.ts'

type RetentionProps = {
  view: RetentionView
  marks: DossierMark[]
  mayChoose: boolean
  names: (procedureId: string) => string
  done: string | undefined
  error: string | undefined
}

/** What is kept how long and by which law, what the nights removed, and what is held; to be printed as it stands. */
export function RetentionPage({ view, marks, mayChoose, names, done, error }: RetentionProps) {
  const { t } = usePage()
  const words = t.privacy.retention
  return (
    <ManageFrame section="retention" title={words.title} done={done}>
      <p class="lead">{words.lead}</p>
      {error && (
        <div class="notice">
          <Banner meaning="stop">{error}</Banner>
        </div>
      )}
      <table class="kept-long">
        <thead>
          <tr>
            <th scope="col">{words.what}</th>
            <th scope="col">{words.howLong}</th>
            <th scope="col">{words.law}</th>
          </tr>
        </thead>
        <tbody>
          {view.rules.map((rule) => (
            <RuleRow key={rule.class + (rule.procedures ?? []).join()} {...{ rule, mayChoose, names }} />
          ))}
        </tbody>
      </table>
      <p class="small">{words.permanent}</p>
      <Runs runs={view.runs} />
      <Marks marks={marks.filter(({ kind }) => kind === 'hold')} title={words.held} none={words.noneHeld} />
      <Marks
        marks={marks.filter(({ kind }) => kind === 'restriction')}
        title={words.restricted}
        none={words.noneRestricted}
      />
    </ManageFrame>
  )
}

export function periodWords(t: Words, { value, unit }: Period): string {
  const { periods } = t.privacy.retention
  return unit === 'forever' ? periods.forever : periods[unit](value)
}

type RuleProps = { rule: KeptRule; mayChoose: boolean; names: (procedureId: string) => string }

function RuleRow({ rule, mayChoose, names }: RuleProps) {
  const { t } = usePage()
  const words = t.privacy.retention
  return (
    <tr>
      <td>
        <b>{words.classes[rule.class]}</b>
        {rule.procedures && <span>: {rule.procedures.map(names).join('; ')}</span>}
        <br />
        <span class="small">{rule.says}</span>
      </td>
      <td>
        <b>{periodWords(t, rule.here)}</b>
        {rule.isChosen && <span class="small"> ({words.chosen})</span>}
        {rule.mayChoose && (
          <span class="small">
            <br />
            {words.bounds(periodWords(t, rule.least), periodWords(t, rule.most))}
          </span>
        )}
        {rule.mayChoose && mayChoose && <ChoosePeriod rule={rule} />}
      </td>
      <td class="small">
        {rule.source}
        {rule.status === 'unverified' && ` (${words.unverified})`}
      </td>
    </tr>
  )
}

const units = ['day', 'month', 'year'] as const

function ChoosePeriod({ rule }: { rule: KeptRule }) {
  const { t } = usePage()
  const words = t.privacy.retention
  return (
    <details class="no-print">
      <summary class="act">{words.change}</summary>
      <Form action={paths.retention()} class="row wrap">
        <input type="hidden" name="class" value={rule.class} />
        <label class="field">
          <span class="field__label">{words.value}</span>
          <input class="control" name="value" inputMode="numeric" size={4} value={String(rule.here.value)} />
        </label>
        <label class="field">
          <span class="field__label">{words.unit}</span>
          <select class="control" name="unit">
            {units.map((unit) => (
              <option key={unit} value={unit} selected={unit === rule.here.unit}>
                {words.units[unit]}
              </option>
            ))}
          </select>
        </label>
        <button class="button button--line">{words.save}</button>
        {rule.isChosen && (
          <button class="button button--bare" name="reset" value="yes">
            {words.reset}
          </button>
        )}
      </Form>
    </details>
  )
}

function Runs({ runs }: { runs: RetentionRun[] }) {
  const { t } = usePage()
  const words = t.privacy.retention
  return (
    <>
      <h2>{words.runs}</h2>
      {runs.length === 0 ? (
        <p>{words.noRuns}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{words.ranAt}</th>
              <th scope="col">{words.ranRemoved}</th>
            </tr>
          </thead>
          <tbody>
            {runs.map(({ runId, at, removed }) => (
              <tr key={runId}>
                <td>{moment(at)}</td>
                <td>{removedWords(t, removed) || words.ranNothing}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}

/** "3 lượt khách, 12 dòng nhật ký": what people know by name, the rest in one sum. */
export function removedWords(t: Words, removed: Record<string, number>): string {
  const { tables, others } = t.privacy.retention
  const known = Object.entries(tables).flatMap(([table, name]) =>
    removed[table] ? [`${removed[table]} ${name}`] : [],
  )
  const rest = Object.entries(removed).reduce((sum, [table, n]) => (table in tables ? sum : sum + n), 0)
  return [...known, ...(rest > 0 ? [`${rest} ${others}`] : [])].join(', ')
}

function Marks({ marks, title, none }: { marks: DossierMark[]; title: string; none: string }) {
  const { t } = usePage()
  const words = t.privacy.retention
  return (
    <>
      <h2>{title}</h2>
      {marks.length === 0 ? (
        <p>{none}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{words.since}</th>
              <th scope="col">{words.reason}</th>
            </tr>
          </thead>
          <tbody>
            {marks.map(({ dossierId, placedAt, reason }) => (
              <tr key={dossierId}>
                <td>{moment(placedAt)}</td>
                <td>{reason || '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}

export function moment(at: Instant): string {
  const local = localTimeOf(at)
  return `${timeOf(local)} ${showDate(local)}`
}
