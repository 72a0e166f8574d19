import type { Tx } from '#db/client.ts'
import type { FormDefinition, FormInput } from '#domain/form/index.ts'
import type { VisitState } from '#domain/visit/visit-state.ts'
import { dateOf, localTimeOf } from '#lib/plain-date.ts'
import type { Ctx } from '#modules/context.ts'
import type { Visit } from '#modules/visits/index.ts'
import { findDraftRow, listDraftRows, upsertDraftRow, type DraftRow } from './drafts.store.ts'

/** What one visit has said and shown for one form. Sealed, and gone soon after the visit closes. */
export type Draft = Pick<FormInput, 'people' | 'same' | 'answers'> & {
  version: number
  /** Keys in the order they were answered one by one, for going back. */
  order: string[]
  /** Questions left to the officer: "I do not know", "ask an officer". */
  skipped: string[]
}

const empty: Draft = { people: {}, same: {}, answers: {}, version: 0, order: [], skipped: [] }

/** The form of the visit's need, in the version of the catalogue in force. */
export function formOf(ctx: Ctx, state: VisitState): FormDefinition | undefined {
  return state.need?.formId ? ctx.catalogue.findForm(state.need.formId) : undefined
}

/** Everything the engine needs: what was said, the ward's own facts, and the day of the paper. */
export function inputOf(ctx: Ctx, draft: Draft): FormInput {
  const { people, same, answers } = draft
  const { name, provinceName, settings } = ctx.ward
  return {
    people,
    same,
    answers,
    on: dateOf(localTimeOf(ctx.now)),
    issuers: ctx.catalogue.issuers,
    ward: {
      name,
      provinceName,
      place: settings.place,
      authorities: settings.authorities,
      healthFacilities: settings.healthFacilities,
    },
  }
}

export async function readDraft(trx: Tx, ctx: Ctx, visit: Visit, formId: string): Promise<Draft> {
  const row = await findDraftRow(trx, ctx.ward.wardId, { visitId: visit.id, formId })
  if (row) return openDraft(ctx, row)
  const others = await listDraftRows(trx, ctx.ward.wardId, visit.id)
  return others[0] ? carriedOver(openDraft(ctx, others[0])) : empty
}

/** A second form of the same visit begins with what is already known; nothing is asked twice. */
function carriedOver(draft: Draft): Draft {
  const answers = Object.fromEntries(
    Object.entries(draft.answers).map(([key, answer]) => [key, { ...answer, source: 'earlier' as const }]),
  )
  return { people: draft.people, same: draft.same, answers, version: 0, order: [], skipped: [] }
}

export function openDraft(ctx: Ctx, row: DraftRow): Draft {
  const said = ctx.vault.open<Omit<Draft, 'version'>>(
    'visit_draft.input',
    `${row.visitId}/${row.formId}`,
    row.input,
  )
  return { ...said, version: row.version }
}

export async function saveDraft(
  trx: Tx,
  ctx: Ctx,
  place: { visit: Visit; form: FormDefinition },
  draft: Draft,
): Promise<Draft> {
  const { visit, form } = place
  const { version, ...said } = draft
  const input = ctx.vault.seal('visit_draft.input', `${visit.id}/${form.id}`, said)
  const row = {
    visitId: visit.id,
    formId: form.id,
    formVersion: form.version,
    input,
    version: version + 1,
    at: ctx.now,
  }
  await upsertDraftRow(trx, ctx.ward.wardId, row)
  return { ...draft, version: version + 1 }
}
