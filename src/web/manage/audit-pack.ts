import type { Words } from '#i18n/words.ts'
import type { PersonRow } from '#modules/accounts/index.ts'
import type { AuditEntry, AuditPack, PackReason, Root } from '#modules/audit/index.ts'
import { printIncident } from '#modules/printing/index.ts'
import type { Req } from '../kit/route.ts'
import type { AuditQuestion } from './audit-filter.ts'
import {
  actionWords,
  fieldWords,
  momentOf,
  purposeWords,
  reasonWords,
  roleWords,
  subjectWords,
} from './audit-words.ts'

export type Pack = AuditPack & {
  question: AuditQuestion
  people: readonly PersonRow[]
  reason: PackReason
  /** The latest signed root: what the entries can be held against. */
  root: Root | undefined
}

/** Columns of the table file, in English as machines read them; the values in words and as the chain has them. */
const csvColumns = [
  'seq',
  'at',
  'person',
  'role',
  'counter',
  'device',
  'action',
  'object',
  'objectId',
  'alsoShown',
  'fields',
  'purpose',
  'reason',
  'result',
  'route',
]

/** A table any office program opens with Vietnamese letters whole. */
export function incidentCsv(t: Words, { entries, people }: Pack): string {
  const names = namesOf(people)
  const lines = entries.map((entry) => [
    String(entry.seq),
    entry.at,
    names.get(entry.actorId ?? '') ?? '',
    roleWords(t, entry.actorRole),
    entry.counter,
    entry.device,
    actionWords(t, entry.action),
    entry.subjectType,
    entry.subjectId,
    String(entry.others),
    fieldWords(t, entry.fields),
    purposeWords(t, entry.purpose),
    reasonWords(t, entry.reason),
    entry.result,
    entry.route,
  ])
  return `\ufeff${[csvColumns, ...lines].map((line) => line.map(csvField).join(',')).join('\r\n')}\r\n`
}

/** Quoted; what an office program would run as a formula is text. */
function csvField(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return `"${plain.replaceAll('"', '""')}"`
}

function namesOf(people: readonly PersonRow[]): ReadonlyMap<string, string> {
  return new Map(people.map(({ accountId, displayName }) => [accountId, displayName]))
}

export function incidentPdf({ ctx, t }: Req, pack: Pack): Uint8Array {
  const { entries, people, isHeld } = pack
  const names = namesOf(people)
  const { ward } = ctx
  return printIncident(
    { catalogueDir: ctx.catalogue.dir, at: ctx.now },
    {
      ward: ward.name,
      demo: ward.isDemo,
      wardPhone: ward.settings.phone,
      facts: factsOf({ ctx, t }, pack),
      held: isHeld ? t.audit.packHeld(entries.length) : '',
      columns: ['#', ...Object.values(t.audit.columns).slice(0, 3), t.audit.columns.why],
      rows: entries.map((entry) => rowOf(t, entry, names)),
      officer: ctx.actor.name,
    },
  )
}

function factsOf({ ctx, t }: Pick<Req, 'ctx' | 't'>, pack: Pack): [string, string][] {
  const { entries, question, people, reason, root } = pack
  const { asked } = question
  const person = namesOf(people).get(asked.person) ?? ''
  const { action, subject, from, to } = asked
  const filtered = [
    person,
    action && actionWords(t, action),
    subject,
    from && `${t.audit.from} ${from}`,
    to && `${t.audit.to} ${to}`,
  ]
  const distinct = (values: (string | null)[]) => String(new Set(values.filter(Boolean)).size)
  return [
    [t.audit.packReason, reasonWords(t, `${reason.code} ${reason.caseNo}`)],
    [t.audit.packAsked, filtered.filter(Boolean).join('; ') || t.audit.packWhole],
    [t.audit.packCount, String(entries.length)],
    [t.audit.packPeople, distinct(entries.map(({ actorId }) => actorId))],
    [
      t.audit.packObjects,
      distinct(entries.map(({ subjectType, subjectId }) => `${subjectType}:${subjectId}`)),
    ],
    [t.audit.packRoot, root ? `${root.no}, ${momentOf(root.at)}, ${root.hash.slice(0, 16)}…` : ''],
    [t.audit.packMadeBy, `${ctx.actor.name}, ${momentOf(ctx.now)}`],
  ]
}

function rowOf(t: Words, entry: AuditEntry, names: ReadonlyMap<string, string>): string[] {
  const { seq, at, actorId, actorRole, counter, action, purpose, reason } = entry
  const who = [names.get(actorId ?? ''), roleWords(t, actorRole), counter && t.audit.counter(counter)]
  const what = [actionWords(t, action), subjectWords(t, entry)]
  const why = [purposeWords(t, purpose), reasonWords(t, reason)]
  return [String(seq), momentOf(at), ...[who, what, why].map((parts) => parts.filter(Boolean).join(', '))]
}
