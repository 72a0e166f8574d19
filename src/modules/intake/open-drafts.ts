import type { Tx } from '#db/client.ts'
import type { Ctx } from '#modules/context.ts'
import { openDraft, type Draft } from './draft.ts'
import { listDraftRows } from './drafts.store.ts'

export type OpenDraft = { formId: string } & Pick<Draft, 'people' | 'same' | 'answers'>

/** What was said so far for every form of a visit. */
export async function openDraftsOf(trx: Tx, ctx: Ctx, visitId: string): Promise<OpenDraft[]> {
  const rows = await listDraftRows(trx, ctx.ward.wardId, visitId)
  return rows.map((row) => {
    const { people, same, answers } = openDraft(ctx, row)
    return { formId: row.formId, people, same, answers }
  })
}
