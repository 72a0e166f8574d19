import type { Words } from '#i18n/words.ts'
import { localTimeOf, showDate, timeOf } from '#lib/plain-date.ts'
import type { AuditEntry } from '#modules/audit/index.ts'

export function momentOf(at: string): string {
  const local = localTimeOf(new Date(at))
  return `${timeOf(local)} ${showDate(local)}`
}

function wordOf(words: Record<string, string>, name: string): string | undefined {
  return Object.hasOwn(words, name) ? words[name] : undefined
}

/** The act in words; one made after these words were written keeps its name for staff. */
export function actionWords({ audit }: Words, action: string): string {
  return wordOf(audit.actions, action) ?? action
}

export function roleWords({ audit }: Words, role: string): string {
  return wordOf(audit.roles, role) ?? role
}

export function purposeWords({ audit }: Words, purpose: string): string {
  return wordOf(audit.purposes, purpose) ?? ''
}

/** A reason is a code of a short list, and perhaps the place where words lie sealed: those are not shown here. */
export function reasonWords({ audit, find }: Words, reason: string): string {
  const [code = '', caseNo = ''] = reason.split(/[: ]/, 2)
  const pack = wordOf(audit.packReasons, code)
  if (pack) return caseNo ? `${pack} (${caseNo})` : pack
  return wordOf(find.reasons, code) ?? ''
}

/** Where the words beside a reason lie sealed. */
export function reasonIdOf(reason: string): string | undefined {
  return /^[a-zA-Z]+:([0-9a-f-]{36})$/.exec(reason)?.[1]
}

export function subjectWords({ audit }: Words, { subjectType, subjectId }: AuditEntry): string {
  return `${wordOf(audit.subjects, subjectType) ?? subjectType} ${subjectId.slice(0, 8)}`
}

/** Kinds of data by their names; a name no word was written for is shown as the program calls it. */
export function fieldWords({ audit }: Words, fields: readonly string[]): string {
  return fields.map((name) => wordOf(audit.fields, name) ?? name).join(', ')
}
