import type { Tx } from '#db/client.ts'
import { may, type Action } from '#domain/access/action.ts'
import { visitRefusal, type VisitAct } from '#domain/visit/visit-can.ts'
import type { VisitFact } from '#domain/visit/visit-event.ts'
import { ok, refuse, err, type Refusal, type Result } from '#lib/result.ts'
import { write, type Effects } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/context.ts'
import { appendFacts, lockVisit, type Visit } from './visit-log.ts'
import { askingOf, rightsRefusal } from './visit-rights.ts'

export type VisitChangeStep = { trx: Tx; visit: Visit; effects: Effects }

/**
 * The shape of every act on a visit: ask who may (`right`), lock it, let `decide` say which facts follow, append them, audit,
 * commit. An unknown visit is refused like a foreign one.
 */
export async function changeVisit(
  ctx: Ctx,
  act: { name: string; visitId: string; right: Action; fields?: string[] },
  decide: (step: VisitChangeStep) => Promise<Result<VisitFact[], Refusal>> | Result<VisitFact[], Refusal>,
): Promise<Result<{ version: number }, Refusal>> {
  const { name, fields, right } = act
  if (!may(askingOf(ctx), right)) return refuse('kit.forbidden')
  return write(ctx, { name, subject: { type: 'visit', id: act.visitId }, fields }, async (trx, effects) => {
    const visit = await lockVisit(trx, ctx, act.visitId)
    if (!visit) return refuse('not-found')
    const refusal = await rightsRefusal(trx, ctx, right, { visit })
    if (refusal) return err(refusal)
    const facts = await decide({ trx, visit, effects })
    if (!facts.ok) return facts
    const changed = await appendFacts(trx, ctx, visit, facts.value)
    return ok({ version: changed.state.version })
  })
}

/** The facts when the table of acts allows them, else its refusal. */
export function factsIfAllowed(
  visit: Visit,
  act: VisitAct,
  facts: () => VisitFact[],
): Result<VisitFact[], Refusal> {
  const refusal = visitRefusal(visit.state, act)
  return refusal ? err(refusal) : ok(facts())
}
