import { may } from '#domain/access/action.ts'
import { readList } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/context.ts'
import { askingOf, listVisitsToday, type VisitLine } from '#modules/visits/index.ts'
import { listOpenDossiers, type DossierLine } from './find-dossiers.ts'

/** The officer's work list: today's open visits, and the twenty dossiers due soonest. Empty for whoever has no desk. */
export type DeskList = { visits: VisitLine[]; dossiers: DossierLine[] }

/** Stands open all day at every counter: audited by the rows it newly shows. */
export async function readDesk(ctx: Ctx): Promise<DeskList> {
  if (!may(askingOf(ctx), 'desk.open')) return { visits: [], dossiers: [] }
  const act = {
    name: 'desk.list',
    subject: { type: 'ward', id: String(ctx.ward.wardId) },
    fields: ['party', 'owner', 'officialCode'],
  }
  return readList(ctx, act, {
    load: async (trx) => ({
      visits: await listVisitsToday(trx, ctx, 50),
      dossiers: await listOpenDossiers(trx, ctx, 20),
    }),
    shows: ({ visits, dossiers }) => [
      ...visits.map(({ visitId }) => ({ type: 'visit', id: visitId })),
      ...dossiers.map(({ dossierId }) => ({ type: 'dossier', id: dossierId })),
    ],
  })
}
