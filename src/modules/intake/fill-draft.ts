import type { Answer } from '#domain/form/index.ts'
import { parseCard, salvageCard, type Doubtful, type Person } from '#domain/person/index.ts'
import { tidy } from '#lib/vietnamese-text.ts'
import { ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import type { Ctx } from '#modules/context.ts'
import { changeDraft } from './change-draft.ts'
import type { Draft } from './draft.ts'

type Changed = Promise<Result<{ version: number }, Refusal>>

/**
 * One card fills one person of the form. A damaged scan keeps what is provably whole; what is doubtful stays to be
 * asked. The raw text is read here and kept nowhere.
 */
export async function scanCard(ctx: Ctx, visitId: string, scan: { role: string; raw: string }): Changed {
  const reading = readCard(scan.raw)
  if (!reading.ok) return reading
  const { person, warnings, doubtful } = reading.value
  const act = { name: 'visit.scanCard', visitId, fields: [`card:${scan.role}`] }
  return changeDraft(ctx, act, (draft, form) => {
    if (!Object.hasOwn(form.roles, scan.role)) return refuse('visit.unknown-role')
    // The same card read again adds to what it gave; another card brings another person, of whom nothing stays.
    const before = draft.people[scan.role]
    const known = before?.idNumber === person.idNumber ? { ...before, ...person } : person
    const people = { ...draft.people, [scan.role]: known }
    const same = Object.fromEntries(Object.entries(draft.same).filter(([role]) => role !== scan.role))
    const unclear = doubtful.filter((attribute) => !known[attribute])
    return ok({
      draft: { ...draft, people, same },
      facts: [{ type: 'cardRead', role: scan.role, doubtful: unclear, warnings }],
    })
  })
}

type Reading = { person: Person; warnings: string[]; doubtful: Doubtful['attribute'][] }

function readCard(raw: string): Result<Reading, Refusal> {
  const whole = parseCard(raw)
  if (whole.ok)
    return ok({ person: whole.value.person, warnings: whole.value.warnings.map((w) => w.code), doubtful: [] })
  const part = salvageCard(raw)
  if (!part.ok) return part
  const { sure, doubtful, warnings } = part.value
  return ok({
    person: sure,
    warnings: warnings.map((w) => w.code),
    doubtful: doubtful.map((d) => d.attribute),
  })
}

export type GivenAnswers = { answers: Record<string, string>; source: Answer['source'] }

/** Keeps what was said or typed, under the name of who entered it. An empty answer takes the value back. */
export async function giveAnswers(ctx: Ctx, visitId: string, given: GivenAnswers): Changed {
  const keys = Object.keys(given.answers)
  if (keys.length === 0) return refuse('visit.nothing-answered')
  return changeDraft(ctx, { name: 'visit.giveAnswers', visitId, fields: keys }, (draft, form) => {
    const answers = withAnswers(draft, given, ctx.actor.name)
    const order = [...draft.order.filter((key) => !keys.includes(key)), ...keys]
    const skipped = draft.skipped.filter((key) => !keys.includes(key))
    return ok({
      draft: { ...draft, answers, order, skipped },
      facts: [{ type: 'answered', formId: form.id, keys }],
    })
  })
}

function withAnswers(draft: Draft, given: GivenAnswers, by: string): Draft['answers'] {
  const answers = { ...draft.answers }
  for (const [key, typed] of Object.entries(given.answers)) {
    const value = tidy(typed)
    if (value === answers[key]?.value) continue
    if (value) answers[key] = { value, source: given.source, by }
    else delete answers[key]
  }
  return answers
}

/** "I do not know": the question is left to the officer and is not asked again by the helper. */
export async function skipQuestion(ctx: Ctx, visitId: string, key: string): Changed {
  return changeDraft(ctx, { name: 'visit.skipQuestion', visitId, fields: [] }, (draft, form) => {
    const skipped = [...draft.skipped.filter((other) => other !== key), key]
    // A card that is not here is no question of the form: it does not count among the answers.
    const order = key.startsWith('card:')
      ? draft.order
      : [...draft.order.filter((other) => other !== key), key]
    return ok({
      draft: { ...draft, skipped, order },
      facts: [{ type: 'answered', formId: form.id, keys: [`skip:${key}`] }],
    })
  })
}
