import type { ConsentChannel, ConsentGiver } from '#domain/consent/index.ts'
import { calledName } from '#domain/visit/party.ts'
import type { VisitFact } from '#domain/visit/visit-event.ts'
import { ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import { appendConsent } from '#modules/consents/index.ts'
import type { Ctx } from '#modules/context.ts'
import { changeVisit, factsIfAllowed, type VisitChangeStep } from './change-visit.ts'
import type { Visit } from './visit-log.ts'

type Changed = Promise<Result<{ version: number }, Refusal>>

/**
 * Before the first question she is asked whether this helper may help; her answer is a fact, and a consent with the
 * wording she heard. `by` says who agrees where it is not she alone: a child with the guardian.
 */
export async function answerHelp(ctx: Ctx, visitId: string, accepted: boolean, by?: ConsentGiver): Changed {
  const { id, name } = ctx.actor
  if (!id) return refuse('visit.no-helper')
  if (!accepted) return declineHelp(ctx, visitId, 'visit.answerHelp', 'spoken')
  return changeVisit(
    ctx,
    { name: 'visit.answerHelp', right: 'help.offer', visitId },
    async ({ trx, visit }) => {
      const facts = factsIfAllowed(visit, 'leave', () => [
        { type: 'helpAccepted', helperId: id, helperName: name },
      ])
      if (!facts.ok) return facts
      const answer = { purpose: 'help', verdict: 'given', channel: 'spoken' } as const
      const giver = by ?? selfOf(visit)
      const agreed = await appendConsent(trx, ctx, { ...answer, subjectId: visitId, by: giver, toId: id })
      return agreed.ok ? facts : agreed
    },
  )
}

/** She needs no reason and nobody's leave: said aloud to the helper, or at the desk, and from then on nobody helps. */
export async function withdrawHelp(ctx: Ctx, visitId: string, channel: ConsentChannel): Changed {
  return declineHelp(ctx, visitId, 'visit.withdrawHelp', channel)
}

async function declineHelp(ctx: Ctx, visitId: string, name: string, channel: ConsentChannel): Changed {
  return changeVisit(ctx, { name, right: 'help.offer', visitId }, async (step) => {
    const facts = factsIfAllowed(step.visit, 'leave', () => [{ type: 'helpDeclined' }])
    if (!facts.ok) return facts
    const taken = await takeBackHelp(step, ctx, channel)
    return taken.ok ? facts : taken
  })
}

/** Only what was given is taken back: who says no at once never gave it. */
export async function takeBackHelp(
  { trx, visit }: Pick<VisitChangeStep, 'trx' | 'visit'>,
  ctx: Ctx,
  channel: ConsentChannel,
): Promise<Result<VisitFact[], Refusal>> {
  const { helper } = visit.state
  if (!helper) return ok([])
  const answer = { purpose: 'help', verdict: 'withdrawn', channel } as const
  const taken = await appendConsent(trx, ctx, {
    ...answer,
    subjectId: visit.id,
    by: selfOf(visit),
    toId: helper.id,
  })
  return taken.ok ? ok([]) : taken
}

function selfOf(visit: Visit): ConsentGiver {
  return { kind: 'self', name: visit.state.party ? calledName(visit.state.party) : '' }
}
