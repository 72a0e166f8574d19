import type { Tx } from '#db/client.ts'
import {
  clocksOf,
  requestProofs,
  requestRefusal,
  requestRefusals,
  type RequestAct,
  type RequestFact,
} from '#domain/data-request/index.ts'
import { localTimeOf } from '#lib/plain-date.ts'
import { err, ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import { tidy } from '#lib/vietnamese-text.ts'
import { write, type Effects } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/context.ts'
import { grantNow } from './grant-request.ts'
import { appendRequestFacts, lockRequest, type DataRequest } from './request-log.ts'

type Changed = Promise<Result<{ requestId: string }, Refusal>>
type Step = { trx: Tx; request: DataRequest; effects: Effects }

/** The shape of every answer: lock, ask the table, decide the facts, append, audit, commit. */
async function changeRequest(
  ctx: Ctx,
  what: { name: string; act: RequestAct; requestId: string },
  decide: (step: Step) => Promise<Result<RequestFact[], Refusal>> | Result<RequestFact[], Refusal>,
): Changed {
  const { name, requestId } = what
  return write(ctx, { name, subject: { type: 'request', id: requestId } }, async (trx, effects) => {
    const request = await lockRequest(trx, ctx, requestId)
    if (!request) return refuse('not-found')
    const refusal = requestRefusal(ctx.catalogue.dataRequests, request.state, what.act)
    if (refusal) return err(refusal)
    const facts = await decide({ trx, request, effects })
    if (!facts.ok) return facts
    await appendRequestFacts(trx, ctx, request, facts.value)
    return ok({ requestId })
  })
}

/** Who she is, by which paper; the paper is looked at and not copied. */
export async function proveRequest(
  ctx: Ctx,
  requestId: string,
  given: { proof: string; seen: string },
): Changed {
  const proof = requestProofs.find((one) => one === given.proof)
  return changeRequest(ctx, { name: 'privacy.prove', act: 'prove', requestId }, () =>
    proof && proof !== 'trackingCode'
      ? ok([{ type: 'proven', proof, seen: tidy(given.seen) }])
      : refuse('request.proof-missing'),
  )
}

/** She hears within the first clock: it has come, and what happens next. */
export async function replyToRequest(ctx: Ctx, requestId: string, typed: string): Changed {
  return changeRequest(ctx, { name: 'privacy.reply', act: 'reply', requestId }, () => {
    const words = tidy(typed)
    return words ? ok([{ type: 'replied', words }]) : refuse('request.reply-empty')
  })
}

export async function extendRequest(ctx: Ctx, requestId: string, typed: string): Changed {
  return changeRequest(ctx, { name: 'privacy.extend', act: 'extend', requestId }, ({ request }) => {
    const reason = tidy(typed)
    if (!reason) return refuse('request.reason-missing')
    const { calendar, officeHours: hours, dataRequests } = ctx.catalogue
    const { kind, thirdParty } = request.state
    const asked = { kind, thirdParty, at: localTimeOf(request.askedAt) }
    const { due } = clocksOf(dataRequests, { calendar, hours }, asked, true)
    return ok([{ type: 'extended', reason, due }])
  })
}

/** Never without the law it stands on and what it means here. */
export async function refuseRequest(
  ctx: Ctx,
  requestId: string,
  given: { why: string; reason: string },
): Changed {
  const why = requestRefusals.find((one) => one === given.why)
  const basis = ctx.catalogue.dataRequests.refusals.find(({ id }) => id === why)
  return changeRequest(ctx, { name: 'privacy.refuse', act: 'refuse', requestId }, () => {
    const reason = tidy(given.reason)
    if (!why || !basis || !reason) return refuse('request.reason-missing')
    return ok([{ type: 'refused', why, reason, legalBasis: basis.legalBasis }])
  })
}

export async function takeBackRequest(ctx: Ctx, requestId: string): Changed {
  return changeRequest(ctx, { name: 'privacy.takeBack', act: 'takeBack', requestId }, () =>
    ok([{ type: 'takenBack' }]),
  )
}

/** The ward does what she asks; what cannot be done at once is done by the program itself right after. */
export async function grantRequest(ctx: Ctx, requestId: string): Changed {
  return changeRequest(ctx, { name: 'privacy.grant', act: 'grant', requestId }, (step) => grantNow(ctx, step))
}

/** A correction was made where it belongs; what was corrected is written down. */
export async function finishCorrection(ctx: Ctx, requestId: string, typed: string): Changed {
  return changeRequest(ctx, { name: 'privacy.correct', act: 'carryOut', requestId }, ({ request }) => {
    const words = tidy(typed)
    if (request.state.kind !== 'correct') return refuse('request.not-now', { status: request.state.status })
    return words ? ok([{ type: 'carriedOut', removed: {}, kept: [words] }]) : refuse('request.reason-missing')
  })
}
