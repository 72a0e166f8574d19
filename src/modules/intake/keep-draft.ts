import type { Tx } from '#db/client.ts'
import { keptCodeFrom, toKeptCode } from '#domain/visit/kept-code.ts'
import { calledName } from '#domain/visit/party.ts'
import { addDays, dateOf, localTimeOf, type PlainDate } from '#lib/plain-date.ts'
import { ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import { read, write } from '#modules/audit/index.ts'
import { appendConsent } from '#modules/consents/index.ts'
import type { Ctx } from '#modules/context.ts'
import { findVisit, lockVisit } from '#modules/visits/index.ts'
import { changeDraft } from './change-draft.ts'
import type { Draft } from './draft.ts'
import { listDraftRows, type DraftRow } from './drafts.store.ts'
import { deleteKeptRows, insertKeptRow, listKeptRows, type KeptRow } from './kept-drafts.store.ts'

type Said = Omit<Draft, 'version'>

/** For how many days she may have it kept; the law of the day says which. */
export function keepDaysNow(ctx: Ctx): number[] {
  return ctx.catalogue.consents.purposes.find(({ id }) => id === 'keepDraft')?.keepDays ?? []
}

export function keptUntil(ctx: Ctx, days: number): PlainDate {
  return addDays(dateOf(localTimeOf(ctx.now)), days)
}

/**
 * Keeps what was said in this visit until a day she is told, under a code only she has: her consent, its wording and the
 * day commit together. Without her asking, everything dies with the visit.
 */
export async function keepDraft(
  ctx: Ctx,
  visitId: string,
  days: number,
): Promise<Result<{ code: string; until: PlainDate }, Refusal>> {
  const keptId = ctx.ids.uuid()
  const code = keptCodeFrom(Buffer.from(ctx.ids.token(10), 'base64url'))
  const act = { name: 'draft.keep', subject: { type: 'draft', id: keptId }, fields: ['form'] }
  return write(ctx, act, async (trx) => {
    const visit = await lockVisit(trx, ctx, visitId)
    if (!visit) return refuse('not-found')
    if (!keepDaysNow(ctx).includes(days)) return refuse('draft.days')
    const drafts = await listDraftRows(trx, ctx.ward.wardId, visitId)
    if (drafts.length === 0) return refuse('draft.nothing-to-keep')
    const until = keptUntil(ctx, days)
    for (const draft of drafts) await keepOne(trx, ctx, draft, { keptId, code, until })
    const agreed = await appendConsent(trx, ctx, {
      purpose: 'keepDraft',
      subjectId: keptId,
      verdict: 'given',
      channel: 'desk',
      by: { kind: 'self', name: visit.state.party ? calledName(visit.state.party) : '' },
    })
    return agreed.ok ? ok({ code, until }) : agreed
  })
}

type Keeping = { keptId: string; code: string; until: PlainDate }

async function keepOne(trx: Tx, ctx: Ctx, draft: DraftRow, { keptId, code, until }: Keeping): Promise<void> {
  const { formId, formVersion } = draft
  const said = ctx.vault.open<Said>('visit_draft.input', `${draft.visitId}/${formId}`, draft.input)
  await insertKeptRow(trx, ctx.ward.wardId, {
    keptId,
    formId,
    formVersion,
    input: ctx.vault.seal('kept_draft.input', `${keptId}/${formId}`, said),
    codeIndex: codeIndexOf(ctx, code),
    keepUntil: until,
    at: ctx.now,
  })
}

function codeIndexOf(ctx: Ctx, code: string): string {
  return ctx.vault.blindIndex('kept_draft.code', code)
}

async function listByCode(trx: Tx, ctx: Ctx, typed: string): Promise<KeptRow[]> {
  const code = toKeptCode(typed)
  if (!code) return []
  const place = { codeIndex: codeIndexOf(ctx, code), today: dateOf(localTimeOf(ctx.now)) }
  return listKeptRows(trx, ctx.ward.wardId, place)
}

/** Which forms are kept under a code, and until when; no value of them. */
export type KeptDraft = { keptId: string; formIds: string[]; until: PlainDate }

export async function findKeptDraft(ctx: Ctx, typed: string): Promise<KeptDraft | undefined> {
  const act = { name: 'draft.find', subject: { type: 'ward', id: String(ctx.ward.wardId) } }
  return read(ctx, act, async (trx) => {
    const rows = await listByCode(trx, ctx, typed)
    const [first] = rows
    return (
      first && { keptId: first.keptId, formIds: rows.map(({ formId }) => formId), until: first.keepUntil }
    )
  })
}

/** She comes again with her code: what she said is there, marked as said before, and she hears it read back anew. */
export async function takeKeptDraft(
  ctx: Ctx,
  visitId: string,
  typed: string,
): Promise<Result<{ version: number }, Refusal>> {
  const kept = await ctx.db.inWard(ctx.ward.wardId, async (trx) => {
    const visit = await findVisit(trx, ctx, visitId)
    const rows = await listByCode(trx, ctx, typed)
    return rows.find(({ formId }) => formId === visit?.state.need?.formId) ?? rows[0]
  })
  if (!kept) return refuse('draft.unknown-code')
  const said = ctx.vault.open<Said>('kept_draft.input', `${kept.keptId}/${kept.formId}`, kept.input)
  const act = { name: 'draft.take', visitId, fields: ['form'] }
  return changeDraft(ctx, act, (draft, form) => {
    const earlier = Object.fromEntries(
      Object.entries(said.answers).map(([key, answer]) => [key, { ...answer, source: 'earlier' as const }]),
    )
    const merged = {
      ...draft,
      people: { ...said.people, ...draft.people },
      same: { ...said.same, ...draft.same },
      answers: { ...earlier, ...draft.answers },
    }
    return ok({
      draft: merged,
      facts: [{ type: 'answered', formId: form.id, keys: Object.keys(earlier) }],
    })
  })
}

/** She gives her code and says: delete it. At once, and nobody asks why. */
export async function forgetKeptDraft(
  ctx: Ctx,
  typed: string,
  channel: 'page' | 'desk',
): Promise<Result<{ deleted: true }, Refusal>> {
  const found = await ctx.db.inWard(ctx.ward.wardId, (trx) => listByCode(trx, ctx, typed))
  const keptId = found[0]?.keptId
  if (!keptId) return refuse('draft.unknown-code')
  const act = { name: 'draft.forget', subject: { type: 'draft', id: keptId }, fields: ['form'] }
  return write(ctx, act, async (trx) => {
    await deleteKeptRows(trx, ctx.ward.wardId, keptId)
    const by = { kind: 'self' as const, name: '' }
    const answer = { purpose: 'keepDraft', subjectId: keptId, verdict: 'withdrawn', channel, by } as const
    const taken = await appendConsent(trx, ctx, answer)
    return taken.ok ? ok({ deleted: true as const }) : taken
  })
}
