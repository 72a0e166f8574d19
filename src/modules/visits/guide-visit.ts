import type { Party } from '#domain/visit/party.ts'
import type { CheckedPaper } from '#domain/visit/visit-event.ts'
import { refuse, type Refusal, type Result } from '#lib/result.ts'
import type { Ctx } from '#modules/context.ts'
import { changeVisit, factsIfAllowed } from './change-visit.ts'

type Changed = Promise<Result<{ version: number }, Refusal>>

export async function nameParty(ctx: Ctx, visitId: string, party: Party): Changed {
  return changeVisit(
    ctx,
    { name: 'visit.nameParty', right: 'visit.serve', visitId, fields: ['party'] },
    ({ visit }) => factsIfAllowed(visit, 'nameParty', () => [{ type: 'partyNamed', party }]),
  )
}

/** Records which procedure she needs, under the version in force today, and the form it is filled on here. */
export async function findNeed(ctx: Ctx, visitId: string, procedureId: string): Changed {
  const procedure = ctx.catalogue.findProcedure(procedureId)
  const formId = procedure?.documents
    .map((document) => document.form)
    .find((form) => form && ctx.catalogue.findForm(form))
  return changeVisit(ctx, { name: 'visit.findNeed', right: 'visit.assist', visitId }, ({ visit }) => {
    if (!procedure) return refuse('visit.unknown-procedure')
    return factsIfAllowed(visit, 'findNeed', () => [
      { type: 'needFound', procedureId, procedureVersion: procedure.version, formId: formId ?? null },
    ])
  })
}

export async function checkPapers(ctx: Ctx, visitId: string, papers: CheckedPaper[]): Changed {
  return changeVisit(ctx, { name: 'visit.checkPapers', right: 'visit.serve', visitId }, ({ visit }) =>
    factsIfAllowed(visit, 'checkPapers', () => [{ type: 'papersChecked', papers }]),
  )
}

/** Calls the visit to the counter of the one who acts. */
export async function callVisit(ctx: Ctx, visitId: string): Changed {
  const { counterId } = ctx.actor
  if (!counterId) return refuse('visit.no-counter')
  return changeVisit(ctx, { name: 'visit.call', right: 'visit.serve', visitId }, ({ visit }) =>
    factsIfAllowed(visit, 'leave', () => [{ type: 'called', counterId }]),
  )
}

/** She brought the form already filled: reception no longer waits for our print. */
export async function bringForm(ctx: Ctx, visitId: string): Changed {
  return changeVisit(ctx, { name: 'visit.bringForm', right: 'visit.serve', visitId }, ({ visit }) =>
    factsIfAllowed(visit, 'bringForm', () => [{ type: 'formBrought', formId: visit.state.need!.formId! }]),
  )
}

export type LeaveReason = 'done' | 'appointment' | 'asked' | 'papersMissing' | 'elsewhere'

export async function leave(ctx: Ctx, visitId: string, reason: LeaveReason): Changed {
  return changeVisit(ctx, { name: 'visit.leave', right: 'visit.assist', visitId }, ({ visit }) =>
    factsIfAllowed(visit, 'leave', () => [{ type: 'left', reason }]),
  )
}
