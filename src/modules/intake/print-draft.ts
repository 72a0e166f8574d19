import { may } from '#domain/access/action.ts'
import { visitRefusal } from '#domain/visit/visit-can.ts'
import { err, ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import { read } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/context.ts'
import { isFormConfirmed, printForm } from '#modules/forms/index.ts'
import { askingOf, changeVisit, findVisit, rightsRefusal } from '#modules/visits/index.ts'
import { formOf, inputOf, readDraft } from './draft.ts'
import { factsOf } from './draft-facts.ts'

/** Notes that the agreed paper goes to the printer. The bytes are made after this is committed. */
export async function noteFormPrinted(
  ctx: Ctx,
  visitId: string,
): Promise<Result<{ version: number }, Refusal>> {
  return changeVisit(
    ctx,
    { name: 'visit.printForm', right: 'form.print', visitId, fields: ['form'] },
    async ({ trx, visit }) => {
      const form = formOf(ctx, visit.state)
      if (!form) return refuse('visit.no-form')
      const facts = factsOf(ctx, form, await readDraft(trx, ctx, visit, form.id))
      const refusal = visitRefusal(visit.state, 'printForm', facts)
      if (refusal) return err(refusal)
      return ok([{ type: 'printed', formId: form.id, draftVersion: facts.version, pages: 'final' }])
    },
  )
}

/**
 * The paper as it stands: marked as a draft until it was read back, agreed and printed in this very version. A helper sees the
 * printed one only.
 */
export async function formPaper(
  ctx: Ctx,
  visitId: string,
): Promise<Result<{ pdf: Uint8Array; title: string }, Refusal>> {
  const act = { name: 'visit.formPaper', subject: { type: 'visit', id: visitId }, fields: ['form'] }
  const loaded = await read(ctx, act, async (trx) => {
    const visit = await findVisit(trx, ctx, visitId)
    const form = visit && formOf(ctx, visit.state)
    if (!visit || !form || (await rightsRefusal(trx, ctx, 'form.print', { visit }))) return undefined
    const draft = await readDraft(trx, ctx, visit, form.id)
    return { visit, form, draft, confirmed: await isFormConfirmed(trx, ctx, form) }
  })
  if (!loaded) return refuse('not-found')
  const { visit, form, draft, confirmed } = loaded
  const isFinal = visit.state.printed?.draftVersion === draft.version
  if (!isFinal && !may(askingOf(ctx), 'visit.read')) return refuse('not-found')
  const pdf = printForm(ctx.catalogue.dir, form, inputOf(ctx, draft), {
    draft: !isFinal,
    demo: ctx.ward.isDemo,
    confirmed,
  })
  return ok({ pdf, title: form.title })
}
