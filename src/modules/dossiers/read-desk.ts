import { read } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/context.ts'
import { listVisitsToday, type VisitLine } from '#modules/visits/index.ts'
import { listOpenDossiers, type DossierLine } from './find-dossiers.ts'

/** The officer's work list: today's open visits, and the twenty dossiers due soonest. */
export type DeskList = { visits: VisitLine[]; dossiers: DossierLine[] }

export async function readDesk(ctx: Ctx): Promise<DeskList> {
  return read(ctx, null, async (trx) => ({
    visits: await listVisitsToday(trx, ctx, 50),
    dossiers: await listOpenDossiers(trx, ctx, 20),
  }))
}
