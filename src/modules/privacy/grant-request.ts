import type { Tx } from '#db/client.ts'
import { isAllowed, type ConsentPurpose } from '#domain/consent/index.ts'
import type { RequestFact, RequestKind } from '#domain/data-request/index.ts'
import { ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import type { Effects } from '#modules/audit/index.ts'
import { appendConsent, listConsents } from '#modules/consents/index.ts'
import type { Ctx } from '#modules/context.ts'
import { listMarksOf, placeMark } from './dossier-marks.ts'
import type { DataRequest } from './request-log.ts'

type Granting = { trx: Tx; request: DataRequest; effects: Effects }
type Facts = Result<RequestFact[], Refusal>

const done: RequestFact[] = [{ type: 'granted' }, { type: 'carriedOut', removed: {}, kept: [] }]

/** What follows at once from granting each right. Deleting is the keeper's work and follows as a job. */
export async function grantNow(ctx: Ctx, step: Granting): Promise<Facts> {
  const dossierId = step.request.dossierId!
  const byKind: Record<RequestKind, () => Promise<Facts>> = {
    see: async () => ok(done),
    correct: async () => ok([{ type: 'granted' }]),
    delete: () => orderErasure(ctx, step, dossierId),
    restrict: () => restrict(ctx, step, dossierId),
    object: () => stopExtras(ctx, step, dossierId),
    withdraw: () => stopExtras(ctx, step, dossierId),
  }
  return byKind[step.request.state.kind]()
}

async function orderErasure(
  ctx: Ctx,
  { trx, request, effects }: Granting,
  dossierId: string,
): Promise<Facts> {
  const marks = await listMarksOf(trx, ctx, dossierId)
  if (marks.some(({ kind }) => kind === 'hold')) return refuse('request.held')
  effects.enqueue('privacy.erase', { requestId: request.id })
  return ok([{ type: 'granted' }])
}

async function restrict(ctx: Ctx, { trx, request }: Granting, dossierId: string): Promise<Facts> {
  await placeMark(trx, ctx, { dossierId, kind: 'restriction', reason: request.state.words })
  return ok(done)
}

/** Everything that rests on her yes alone ends; the procedure goes on, as the law charges the ward to. */
async function stopExtras(ctx: Ctx, { trx }: Granting, dossierId: string): Promise<Facts> {
  const taken = await withdrawFromDossier(trx, ctx, { dossierId, purpose: 'messages', channel: 'desk' })
  return taken.ok ? ok(done) : taken
}

export type Withdrawal = { dossierId: string; purpose: ConsentPurpose; channel: 'desk' | 'page' }

/** Takes a consent about a dossier back where it stands; where it does not, nothing is written. */
export async function withdrawFromDossier(
  trx: Tx,
  ctx: Ctx,
  { dossierId, purpose, channel }: Withdrawal,
): Promise<Result<{ changed: boolean }, Refusal>> {
  const events = await listConsents(trx, ctx, { subject: 'dossier', subjectId: dossierId })
  if (!isAllowed(events, purpose)) return ok({ changed: false })
  const by = { kind: 'self' as const, name: '' }
  const answer = { purpose, subjectId: dossierId, verdict: 'withdrawn', channel, by } as const
  const taken = await appendConsent(trx, ctx, answer)
  return taken.ok ? ok({ changed: true }) : taken
}
