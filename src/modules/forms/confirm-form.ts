import type { Tx } from '#db/client.ts'
import { may } from '#domain/access/action.ts'
import type { FormDefinition } from '#domain/form/index.ts'
import { ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import { write } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/context.ts'
import { hasConfirmationRow, insertConfirmationRow } from './form-confirmations.store.ts'

export async function isFormConfirmed(trx: Tx, ctx: Ctx, form: FormDefinition): Promise<boolean> {
  if (form.labelStatus === 'seen') return true
  return hasConfirmationRow(trx, ctx.ward.wardId, { formId: form.id, formVersion: form.version })
}

/** A named officer says that this version was compared with the circular, and with which text. */
export async function confirmForm(
  ctx: Ctx,
  formId: string,
  comparedWith: string,
): Promise<Result<{ formId: string }, Refusal>> {
  const form = ctx.catalogue.findForm(formId)
  const accountId = ctx.actor.id
  if (!may(ctx.actor, 'form.confirm')) return refuse('kit.forbidden')
  if (!form || !accountId) return refuse('not-found')
  if (comparedWith.trim().length < 5) return refuse('form.confirmation-without-source')
  const formVersion = form.version
  const compared = ctx.vault.seal('form_confirmation.compared', `${formId}/${formVersion}`, comparedWith)
  return write(ctx, { name: 'form.confirm', subject: { type: 'form', id: formId } }, async (trx) => {
    await insertConfirmationRow(trx, ctx.ward.wardId, {
      formId,
      formVersion,
      accountId,
      at: ctx.now,
      compared,
    })
    return ok({ formId })
  })
}

/** The same question outside a transaction. */
export async function isFormConfirmedNow(ctx: Ctx, form: FormDefinition): Promise<boolean> {
  return (
    form.labelStatus === 'seen' || ctx.db.inWard(ctx.ward.wardId, (trx) => isFormConfirmed(trx, ctx, form))
  )
}
