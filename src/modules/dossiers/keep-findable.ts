import type { Ctx, WardFacts } from '#modules/context.ts'
import { hasEntry, noteTerms } from '#modules/finding/index.ts'
import { lockDossier } from './dossier-log.ts'
import { listUnfindableIds } from './dossiers.store.ts'

const batch = 200

/**
 * Dossiers from before they were found by their people, and those of a backup as old, get their terms. Each is locked: whoever
 * works on it now waits a moment, and no two make its entry. Answers how many were made findable.
 */
export async function makeFindable(ctx: Ctx, isStopped: () => boolean = () => false): Promise<number> {
  const { wardId } = ctx.ward
  let made = 0
  while (!isStopped()) {
    const ids = await ctx.db.inWard(wardId, (trx) => listUnfindableIds(trx, wardId, batch))
    if (ids.length === 0) return made
    made += await ctx.db.inWard(wardId, async (trx) => {
      let count = 0
      for (const id of ids) {
        const dossier = await lockDossier(trx, ctx, id)
        if (!dossier || dossier.state.status === 'void' || (await hasEntry(trx, wardId, id))) continue
        const { owner, submitter } = dossier.state
        await noteTerms(trx, ctx, { dossierId: id, people: [owner, submitter] })
        count += 1
      }
      return count
    })
  }
  return made
}

export type FindableKeeping = {
  wards: readonly WardFacts[]
  ctxOf(ward: WardFacts): Promise<Ctx>
  reportFault(code: string, error: unknown): void
}

/** Once after each start, beside the desk's work; the function returned ends it and waits for the batch in hand. */
export function keepFindable({ wards, ctxOf, reportFault }: FindableKeeping): () => Promise<void> {
  let isStopped = false
  const run = async () => {
    for (const ward of wards) await makeFindable(await ctxOf(ward), () => isStopped)
  }
  const running = run().catch((error: unknown) => reportFault('finding', error))
  return () => {
    isStopped = true
    return running
  }
}
