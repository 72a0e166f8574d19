import {
  nextQuestions,
  problems,
  readBack,
  resolve,
  type FormDefinition,
  type FormInput,
  type FormProblem,
  type Question,
  type ResolvedField,
  type SpokenSentence,
} from '#domain/form/index.ts'
import { read } from '#modules/audit/index.ts'
import type { Tx } from '#db/client.ts'
import type { Ctx } from '#modules/context.ts'
import { findVisit, rightsRefusal, type Visit } from '#modules/visits/index.ts'
import { formOf, inputOf, readDraft, type Draft } from './draft.ts'
import { factsOf } from './draft-facts.ts'

/** Everything a page of one form shows: the values with their sources, what is asked next, what is wrong. */
export type DraftView = {
  visit: Visit
  form: FormDefinition
  draft: Draft
  input: FormInput
  fields: ResolvedField[]
  questions: Question[]
  problems: FormProblem[]
  sentences: SpokenSentence[]
  facts: ReturnType<typeof factsOf>
  /** The place whose number was asked for just now and is shown whole. */
  unmasked?: string | undefined
}

/**
 * Undefined for an unknown visit, for a visit without a form made here, and for whoever neither answers for the desk nor
 * helps this very visit with the citizen's leave: to her there is no such form.
 */
export async function showDraft(ctx: Ctx, visitId: string): Promise<DraftView | undefined> {
  const act = { name: 'visit.showDraft', subject: { type: 'visit', id: visitId }, fields: ['form'] }
  const loaded = await read(ctx, act, async (trx) => {
    const visit = await findVisit(trx, ctx, visitId)
    const form = visit && formOf(ctx, visit.state)
    if (!visit || !form || (await isRefused(trx, ctx, visit))) return undefined
    return { visit, form, draft: await readDraft(trx, ctx, visit, form.id) }
  })
  return loaded && viewOf(ctx, loaded)
}

async function isRefused(trx: Tx, ctx: Ctx, visit: Visit): Promise<boolean> {
  const asDesk = await rightsRefusal(trx, ctx, 'visit.read', { visit })
  return asDesk !== undefined && (await rightsRefusal(trx, ctx, 'visit.assist', { visit })) !== undefined
}

function viewOf(
  ctx: Ctx,
  { visit, form, draft }: { visit: Visit; form: FormDefinition; draft: Draft },
): DraftView {
  const input = inputOf(ctx, draft)
  return {
    visit,
    form,
    draft,
    input,
    fields: resolve(form, input),
    questions: nextQuestions(form, input, ctx.catalogue.lists),
    problems: problems(form, input),
    sentences: readBack(form, input),
    facts: factsOf(ctx, form, draft),
  }
}
