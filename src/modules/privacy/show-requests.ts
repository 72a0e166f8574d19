import { isUuid } from '#lib/ids.ts'
import { read } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/context.ts'
import { findRequest, readRequest, type DataRequest } from './request-log.ts'
import { listRequestRows } from './requests.store.ts'

/** Requests of the ward, those that are due soonest first. */
export async function listRequests(ctx: Ctx): Promise<DataRequest[]> {
  const act = {
    name: 'privacy.list',
    subject: { type: 'ward', id: String(ctx.ward.wardId) },
    fields: ['name'],
  }
  return read(ctx, act, async (trx) => {
    const requests: DataRequest[] = []
    for (const row of await listRequestRows(trx, ctx.ward.wardId, 200))
      requests.push(await readRequest(trx, ctx, row))
    return requests
  })
}

export async function showRequest(ctx: Ctx, requestId: string): Promise<DataRequest | undefined> {
  if (!isUuid(requestId)) return undefined
  const act = { name: 'privacy.show', subject: { type: 'request', id: requestId }, fields: ['name', 'words'] }
  return read(ctx, act, (trx) => findRequest(trx, ctx, requestId))
}
