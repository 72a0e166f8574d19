import { readDesk } from '#modules/dossiers/index.ts'
import { listPrintTroubles } from '#modules/printing/index.ts'
import type { Req } from '../kit/route.ts'
import { wordsOfRefusal } from '../kit/words-of-refusal.ts'
import type { DeskView } from './desk-frame.tsx'

/** What every desk page shows around the thing in hand. */
export async function deskView(req: Req, current?: string): Promise<DeskView> {
  const { ctx, t, facts } = req
  const list = await readDesk(ctx)
  const troubles = ctx.ticketPrinter || ctx.paperPrinter ? await listPrintTroubles(ctx) : []
  const counterName = facts.signedIn?.counter
    ? `${t.desk.title} ${facts.signedIn.counter.replace(/^q/, '')}`
    : (facts.signedIn?.title ?? '')
  return {
    list,
    current,
    counterName,
    troubles: troubles.map((code) => wordsOfRefusal(t, { code })),
    names: (id) => (id ? (ctx.catalogue.findProcedure(id)?.name ?? id) : ''),
  }
}
