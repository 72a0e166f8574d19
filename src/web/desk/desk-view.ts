import { may } from '#domain/access/action.ts'
import { readDesk } from '#modules/dossiers/index.ts'
import { listPrintTroubles } from '#modules/printing/index.ts'
import { alarmsOf } from '../manage/audit-alarms.ts'
import type { Req } from '../kit/route.ts'
import { wordsOfRefusal } from '../kit/words-of-refusal.ts'
import type { DeskView } from './desk-frame.tsx'

/** What every desk page shows around the thing in hand. */
export async function deskView(req: Req, current?: string): Promise<DeskView> {
  const { ctx, t, facts } = req
  const list = await readDesk(ctx)
  const troubles = ctx.ticketPrinter || ctx.paperPrinter ? await listPrintTroubles(ctx) : []
  // Who looks after the log is told of it where she works.
  const alarms = may(ctx.actor, 'audit.open') ? await alarmsOf(req) : []
  const counterName = facts.signedIn?.counter
    ? `${t.desk.title} ${facts.signedIn.counter.replace(/^q/, '')}`
    : (facts.signedIn?.title ?? '')
  return {
    list,
    current,
    counterName,
    alarms,
    troubles: troubles.map((code) => wordsOfRefusal(t, { code })),
    names: (id) => (id ? (ctx.catalogue.findProcedure(id)?.name ?? id) : ''),
  }
}
