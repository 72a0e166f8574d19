import type { Tx } from '#db/client.ts'
import { nextQuestions, problems, type FormDefinition } from '#domain/form/index.ts'
import type { DraftFacts } from '#domain/visit/visit-can.ts'
import type { Ctx } from '#modules/context.ts'
import type { Visit } from '#modules/visits/index.ts'
import { formOf, inputOf, readDraft, type Draft } from './draft.ts'

/** What the table of acts must know of the draft: its version, what is missing, what is wrong. */
export async function draftFacts(trx: Tx, ctx: Ctx, visit: Visit): Promise<DraftFacts> {
  const form = formOf(ctx, visit.state)
  if (!form) return { version: 0, missing: 0, problems: 0 }
  return factsOf(ctx, form, await readDraft(trx, ctx, visit, form.id))
}

export function factsOf(ctx: Ctx, form: FormDefinition, draft: Draft): DraftFacts {
  const input = inputOf(ctx, draft)
  const missing = nextQuestions(form, input).filter((question) => question.required).length
  return {
    version: draft.version,
    missing,
    problems: problems(form, input).filter((problem) => problem.blocks).length,
  }
}
