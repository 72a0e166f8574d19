import type { Tx } from '#db/client.ts'
import {
  foldRequest,
  type RequestEvent,
  type RequestFact,
  type RequestState,
} from '#domain/data-request/index.ts'
import { instantOf, type Instant } from '#lib/plain-date.ts'
import type { Ctx } from '#modules/context.ts'
import {
  findRequestRow,
  insertRequestEventRows,
  insertRequestRow,
  listRequestEventRows,
  lockRequestRow,
  updateRequestRow,
  type RequestEventRow,
  type RequestRow,
} from './requests.store.ts'

/** A request of a person read whole: its log and what the log folds to. */
export type DataRequest = {
  id: string
  dossierId: string | null
  askedAt: Instant
  events: RequestEvent[]
  state: RequestState
}

export async function readRequest(trx: Tx, ctx: Ctx, row: RequestRow): Promise<DataRequest> {
  const rows = await listRequestEventRows(trx, ctx.ward.wardId, row.requestId)
  const events = rows.map((event) => openEvent(ctx, row.requestId, event))
  return {
    id: row.requestId,
    dossierId: row.dossierId,
    askedAt: new Date(row.askedAt).toISOString() as Instant,
    events,
    state: foldRequest(events),
  }
}

function openEvent(ctx: Ctx, requestId: string, row: RequestEventRow): RequestEvent {
  const { seq, type, actorId, actorRole, device } = row
  const data = ctx.vault.open<object>('data_request_event.data', `${requestId}/${seq}`, row.data)
  const at = new Date(row.at).toISOString() as Instant
  return { ...data, type, seq, at, actorId, actorRole, device } as RequestEvent
}

export async function findRequest(trx: Tx, ctx: Ctx, requestId: string): Promise<DataRequest | undefined> {
  const row = await findRequestRow(trx, ctx.ward.wardId, requestId)
  return row && readRequest(trx, ctx, row)
}

export async function lockRequest(trx: Tx, ctx: Ctx, requestId: string): Promise<DataRequest | undefined> {
  const row = await lockRequestRow(trx, ctx.ward.wardId, requestId)
  return row && readRequest(trx, ctx, row)
}

function sealed(ctx: Ctx, requestId: string, last: number, facts: RequestFact[]) {
  const events: RequestEvent[] = facts.map((fact, index) => ({
    ...fact,
    seq: last + 1 + index,
    at: ctx.now,
    actorId: ctx.actor.id,
    actorRole: ctx.actor.role,
    device: ctx.device,
  }))
  const rows = events.map(({ seq, at, type, actorId, actorRole, device, ...data }) => {
    const place = `${requestId}/${seq}`
    return {
      ...{ requestId, seq, at, type, actorId, actorRole, device },
      data: ctx.vault.seal('data_request_event.data', place, data),
    }
  })
  return { events, rows }
}

export async function insertRequest(
  trx: Tx,
  ctx: Ctx,
  { requestId, dossierId, fact }: { requestId: string; dossierId: string; fact: RequestFact },
): Promise<void> {
  const { events, rows } = sealed(ctx, requestId, 0, [fact])
  const state = foldRequest(events)
  await insertRequestRow(trx, ctx.ward.wardId, {
    requestId,
    dossierId,
    kind: state.kind,
    status: state.status,
    askedAt: ctx.now,
    replyDueAt: instantOf(state.reply),
    dueAt: instantOf(state.due),
    version: 1,
  })
  await insertRequestEventRows(trx, ctx.ward.wardId, rows)
}

/** Appends facts to a locked request and moves its row along. */
export async function appendRequestFacts(
  trx: Tx,
  ctx: Ctx,
  request: DataRequest,
  facts: RequestFact[],
): Promise<void> {
  const { events, rows } = sealed(ctx, request.id, request.events.length, facts)
  const state = foldRequest([...request.events, ...events])
  await insertRequestEventRows(trx, ctx.ward.wardId, rows)
  await updateRequestRow(trx, ctx.ward.wardId, {
    requestId: request.id,
    status: state.status,
    dueAt: instantOf(state.due),
    version: state.version,
    at: ctx.now,
    isReplied: state.replied,
    isClosed: state.status !== 'open' && state.status !== 'granted',
  })
}
