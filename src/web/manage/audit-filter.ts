import { isUuid } from '#lib/ids.ts'
import {
  addDays,
  instantOf,
  toPlainDate,
  type Instant,
  type LocalTime,
  type PlainDate,
} from '#lib/plain-date.ts'
import { tidy } from '#lib/vietnamese-text.ts'
import type { AuditFilter } from '#modules/audit/index.ts'
import { objectsOfDossier } from '#modules/dossiers/index.ts'
import type { Ctx } from '#modules/context.ts'

/** What was asked, as the form shows it again. */
export type AuditAsked = { person: string; subject: string; from: string; to: string; action: string }
export const askedNames = ['person', 'subject', 'from', 'to', 'action'] as const

export type AuditQuestion = {
  asked: AuditAsked
  filter: AuditFilter
  errors: Partial<Record<'subject' | 'from' | 'to', string>>
}

/** `get` reads a query or a form: the page and the pack ask the same way. */
export function readAsked(get: (name: string) => string | null): AuditAsked {
  const text = (name: string) => tidy((get(name) ?? '').normalize('NFC')).slice(0, 100)
  return {
    person: text('person'),
    subject: text('subject'),
    from: text('from'),
    to: text('to'),
    action: text('action'),
  }
}

type Sentences = { subjectUnknown: string; dayUnlikely: string }

/** From words to a filter; what cannot be read is told beside its field, and nothing is filtered by half. */
export async function readQuestion(ctx: Ctx, asked: AuditAsked, say: Sentences): Promise<AuditQuestion> {
  const [from, to] = [dayOf(asked.from), dayOf(asked.to)]
  const objects = asked.subject ? await objectsOf(ctx, asked.subject) : undefined
  return {
    asked,
    filter: {
      actorId: isUuid(asked.person) ? asked.person : undefined,
      action: asked.action || undefined,
      objects,
      from: from ? startOf(from) : undefined,
      to: to ? startOf(addDays(to, 1)) : undefined,
    },
    errors: errorsOf(asked, { subject: objects, from, to }, say),
  }
}

/** What was typed and could not be read, each with its sentence. */
function errorsOf(
  asked: AuditAsked,
  read: Record<'subject' | 'from' | 'to', unknown>,
  say: Sentences,
): AuditQuestion['errors'] {
  const sentences = { subject: say.subjectUnknown, from: say.dayUnlikely, to: say.dayUnlikely }
  const wrong = (['subject', 'from', 'to'] as const).filter((name) => asked[name] && !read[name])
  return Object.fromEntries(wrong.map((name) => [name, sentences[name]]))
}

/** A code of a dossier, or an id out of the log itself: of a dossier, or of whatever else it names. */
async function objectsOf(ctx: Ctx, subject: string): Promise<AuditFilter['objects']> {
  const dossier = await objectsOfDossier(ctx, subject)
  if (dossier) return dossier
  return isUuid(subject) ? ['visit', 'account', 'device'].map((type) => ({ type, id: subject })) : undefined
}

/** As people write days here, or as a machine does. */
function dayOf(text: string): PlainDate | undefined {
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? []
  return toPlainDate(year ? `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}` : text)
}

function startOf(day: PlainDate): Instant {
  return instantOf(`${day}T00:00` as LocalTime)
}
