import { seenBy } from '#domain/access/fields.ts'
import { maskScanned, readBack } from '#domain/form/index.ts'
import { visitRefusal } from '#domain/visit/visit-can.ts'
import { err, ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import type { Ctx } from '#modules/context.ts'
import { changeVisit } from '#modules/visits/index.ts'
import { formOf, inputOf, readDraft } from './draft.ts'
import { factsOf } from './draft-facts.ts'

/**
 * She has heard every sentence and agrees. The wording is kept with the agreement (who heard what, when), and the
 * version of the draft it was read from, so that a later change must be read again.
 */
export async function agreeReadBack(
  ctx: Ctx,
  visitId: string,
  heardVersion: number,
): Promise<Result<{ version: number }, Refusal>> {
  return changeVisit(
    ctx,
    { name: 'visit.agreeReadBack', right: 'visit.assist', visitId, fields: ['readBack'] },
    async ({ trx, visit }) => {
      const form = formOf(ctx, visit.state)
      if (!form) return refuse('visit.no-form')
      const draft = await readDraft(trx, ctx, visit, form.id)
      const refusal = visitRefusal(visit.state, 'agreeReadBack', factsOf(ctx, form, draft))
      if (refusal) return err(refusal)
      if (draft.version !== heardVersion) return refuse('visit.changed-since-read-back')
      const input = inputOf(ctx, draft)
      const whole = readBack(form, input)
      // What is kept as heard is what stood on the screen: a helper reads scanned numbers by their last digits.
      const seesNumbers = seenBy(ctx.actor, 'readBack').has('scannedNumber')
      const heard = (seesNumbers ? whole : maskScanned(whole, input)).map(({ text }) => text)
      return ok([
        {
          type: 'readBackAgreed',
          formId: form.id,
          heard,
          draftVersion: draft.version,
          toldBy: ctx.actor.name,
        },
      ])
    },
  )
}
