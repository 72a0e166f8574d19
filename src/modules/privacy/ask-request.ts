import type { Tx } from '#db/client.ts'
import { clocksOf, type RequestChannel, type RequestKind } from '#domain/data-request/index.ts'
import { localTimeOf } from '#lib/plain-date.ts'
import { tidy } from '#lib/vietnamese-text.ts'
import { ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import { write } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/context.ts'
import { findDossier, followDossier } from '#modules/dossiers/index.ts'
import { appendRequestFacts, findRequest, insertRequest } from './request-log.ts'

export type AskInput = {
  dossierId: string
  kind: RequestKind
  name: string
  words: string
  channel: RequestChannel
  /** Others have got this data from us and must act too: the clock of some rights is longer. */
  thirdParty: boolean
}

/** What she asks about her data, with the two clocks of the law started now. */
export async function askRequest(ctx: Ctx, input: AskInput): Promise<Result<{ requestId: string }, Refusal>> {
  const requestId = ctx.ids.uuid()
  const act = { name: 'privacy.ask', subject: { type: 'request', id: requestId }, fields: ['name', 'words'] }
  return write(ctx, act, async (trx) => {
    if (!(await findDossier(trx, ctx, input.dossierId))) return refuse('not-found')
    await insertAsked(trx, ctx, requestId, input)
    return ok({ requestId })
  })
}

async function insertAsked(trx: Tx, ctx: Ctx, requestId: string, input: AskInput): Promise<void> {
  const { dossierId, kind, channel, thirdParty } = input
  const { calendar, officeHours: hours, dataRequests } = ctx.catalogue
  const at = localTimeOf(ctx.now)
  const { reply, due } = clocksOf(dataRequests, { calendar, hours }, { kind, at, thirdParty })
  const said = { name: tidy(input.name), words: tidy(input.words) }
  const fact = { type: 'asked' as const, kind, channel, thirdParty, reply, due, ...said }
  await insertRequest(trx, ctx, { requestId, dossierId, fact })
  // On the page of her dossier the code is what she proved herself with: enough for some rights, not for others.
  const request = channel === 'page' ? await findRequest(trx, ctx, requestId) : undefined
  if (request)
    await appendRequestFacts(trx, ctx, request, [{ type: 'proven', proof: 'trackingCode', seen: '' }])
}

/** From the page of her dossier, found by its code; nobody's name is asked for. */
export async function askByCode(
  ctx: Ctx,
  typed: string,
  input: Pick<AskInput, 'kind' | 'words'>,
): Promise<Result<{ requestId: string }, Refusal>> {
  const dossier = await followDossier(ctx, typed)
  if (!dossier) return refuse('not-found')
  const asked = { ...input, name: '', channel: 'page', thirdParty: false } as const
  return askRequest(ctx, { ...asked, dossierId: dossier.id })
}
