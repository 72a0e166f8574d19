import type { FormDefinition } from '#domain/form/index.ts'
import { may } from '#domain/access/action.ts'
import { visitRefusal } from '#domain/visit/visit-can.ts'
import type { VisitFact } from '#domain/visit/visit-event.ts'
import { err, ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import { write } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/context.ts'
import { appendFacts, askingOf, lockVisit, rightsRefusal, type Visit } from '#modules/visits/index.ts'
import { formOf, readDraft, saveDraft, type Draft } from './draft.ts'

export type DraftChange = { draft: Draft; facts: VisitFact[] }

/**
 * The shape of every change of a draft: ask who may, lock the visit, ask the table of acts, let `change` make the new draft and say
 * which facts follow, seal, append, audit, commit.
 */
export async function changeDraft(
  ctx: Ctx,
  act: { name: string; visitId: string; fields: string[] },
  change: (draft: Draft, form: FormDefinition, visit: Visit) => Result<DraftChange, Refusal>,
): Promise<Result<{ version: number }, Refusal>> {
  const { name, visitId, fields } = act
  if (!may(askingOf(ctx), 'visit.assist')) return refuse('kit.forbidden')
  return write(ctx, { name, subject: { type: 'visit', id: visitId }, fields }, async (trx) => {
    const visit = await lockVisit(trx, ctx, visitId)
    if (!visit) return refuse('not-found')
    const refusal =
      (await rightsRefusal(trx, ctx, 'visit.assist', { visit })) ?? visitRefusal(visit.state, 'fillForm')
    const form = formOf(ctx, visit.state)
    if (refusal || !form) return err(refusal ?? { code: 'visit.no-form' })
    const changed = change(await readDraft(trx, ctx, visit, form.id), form, visit)
    if (!changed.ok) return changed
    const saved = await saveDraft(trx, ctx, { visit, form }, changed.value.draft)
    await appendFacts(trx, ctx, visit, changed.value.facts)
    return ok({ version: saved.version })
  })
}
