import type { AuditEntry } from '#modules/audit/index.ts'
import type { PersonRow } from '#modules/accounts/index.ts'
import { Empty } from '#ui/components/empty.tsx'
import { usePage } from '#ui/page-context.ts'
import { paths } from '../paths.ts'
import type { AuditQuestion } from './audit-filter.ts'
import { AuditAlarms, AuditFilterForm, IncidentForm } from './audit-parts.tsx'
import {
  actionWords,
  fieldWords,
  momentOf,
  purposeWords,
  reasonIdOf,
  reasonWords,
  roleWords,
  subjectWords,
} from './audit-words.ts'
import { ManageFrame } from './manage-frame.tsx'

export type AuditProps = {
  entries: AuditEntry[]
  actions: string[]
  before: number | undefined
  question: AuditQuestion
  people: readonly PersonRow[]
  alarms: string[]
  packError: string | undefined
}

/** Who saw and changed what. Never a value, whoever looks. */
export function AuditPage({ entries, actions, before, question, people, alarms, packError }: AuditProps) {
  const { t } = usePage()
  return (
    <ManageFrame section="audit" title={t.audit.title}>
      <AuditAlarms alarms={alarms} />
      <p class="lead">
        {t.audit.lead} <a href={paths.auditRoot()}>{t.audit.rootTitle}</a>
      </p>
      <AuditFilterForm question={question} people={people} actions={actions} />
      {entries.length > 0 ? <Entries entries={entries} people={people} /> : <Empty say={t.audit.empty} />}
      {before !== undefined && (
        <p>
          <a class="button button--line" href={paths.audit({ ...question.asked, before: String(before) })}>
            {t.audit.older}
          </a>
        </p>
      )}
      <IncidentForm question={question} error={packError} />
    </ManageFrame>
  )
}

function Entries({ entries, people }: { entries: AuditEntry[]; people: readonly PersonRow[] }) {
  const { t } = usePage()
  const names = new Map(people.map(({ accountId, displayName }) => [accountId, displayName]))
  return (
    <table class="audit-log">
      <thead>
        <tr>
          {Object.entries(t.audit.columns).map(([key, name]) => (
            <th scope="col" key={key}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <EntryLine key={entry.seq} entry={entry} name={nameOf(names, entry)} />
        ))}
      </tbody>
    </table>
  )
}

function nameOf(names: ReadonlyMap<string, string>, { actorId }: AuditEntry): string {
  return actorId ? (names.get(actorId) ?? '') : ''
}

function EntryLine({ entry, name }: { entry: AuditEntry; name: string }) {
  const { t } = usePage()
  const { seq, at, actorRole, device, counter, action, fields, others, purpose, reason, result } = entry
  const where = [counter && t.audit.counter(counter), device && t.audit.device(device)].filter(Boolean)
  const why = reasonWords(t, reason)
  return (
    <tr>
      <td>
        <span class="nowrap">{momentOf(at)}</span>
        <br />
        <small class="soft">#{seq}</small>
      </td>
      <td>
        <b>{name || roleWords(t, actorRole)}</b>
        <br />
        <small>{[name && roleWords(t, actorRole), ...where].filter(Boolean).join(' · ')}</small>
      </td>
      <td>
        {actionWords(t, action)}
        {result === 'nothing' && `: ${t.audit.nothingFound}`}
        {fields.length > 0 && (
          <>
            <br />
            <small>{t.audit.fieldsSeen(fieldWords(t, fields))}</small>
          </>
        )}
      </td>
      <td>
        {subjectWords(t, entry)}
        {others > 0 && (
          <>
            <br />
            <small>{t.audit.alsoShown(others)}</small>
          </>
        )}
      </td>
      <td>
        {purposeWords(t, purpose)}
        {why && (
          <>
            <br />
            <b>{why}</b>
          </>
        )}
        {reasonIdOf(reason) && (
          <>
            <br />
            <a href={paths.auditReason(reasonIdOf(reason))}>{t.find.seeWords}</a>
          </>
        )}
      </td>
    </tr>
  )
}
