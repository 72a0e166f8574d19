import type { Tx } from '#db/client.ts'
import { lastFour, type FindTerm, type Person } from '#domain/person/index.ts'
import type { Ctx } from '#modules/context.ts'
import type { Visit } from '#modules/visits/index.ts'
import { formOf, openDraft, readDraft } from './draft.ts'
import { listLivingDraftRows } from './drafts.store.ts'

/** Whose cards were read for the visit's form. */
export async function peopleOfVisit(trx: Tx, ctx: Ctx, visit: Visit): Promise<Person[]> {
  const form = formOf(ctx, visit.state)
  return form ? Object.values((await readDraft(trx, ctx, visit, form.id)).people) : []
}

/** The visits whose cards carry one of these numbers. Drafts die with their visits, so there are never many to open. */
export async function findVisitIdsByNumber(
  trx: Tx,
  ctx: Ctx,
  numbers: readonly FindTerm[],
): Promise<string[]> {
  const isMeant = ({ idNumber }: Person) =>
    idNumber !== undefined
    && numbers.some(({ kind, text }) => text === (kind === 'last4' ? lastFour(idNumber) : idNumber))
  const rows = numbers.length > 0 ? await listLivingDraftRows(trx, ctx.ward.wardId) : []
  return rows
    .filter((row) => Object.values(openDraft(ctx, row).people).some(isMeant))
    .map((row) => row.visitId)
}
