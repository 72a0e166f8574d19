import type { Tx } from '#db/client.ts'
import { calledName } from '#domain/visit/party.ts'
import type { VisitEvent, VisitFact } from '#domain/visit/visit-event.ts'
import { foldVisit, stepNow, type VisitState } from '#domain/visit/visit-state.ts'
import type { Instant, PlainDate } from '#lib/plain-date.ts'
import type { Ctx, WardVault } from '#modules/context.ts'
import {
  findVisitRow,
  insertVisitEventRows,
  listVisitEventRows,
  lockVisitRow,
  updateVisitRow,
  type VisitEventRow,
  type VisitRow,
} from './visits.store.ts'

/** A visit read whole: its log and what the log folds to. */
export type Visit = { id: string; day: PlainDate; openedAt: Instant; events: VisitEvent[]; state: VisitState }

/** What a list shows without reading the log: opened from the sealed summary of the row. */
export type VisitSummary = { name: string; onBehalfOf: string | null; organisation?: string | null }

export function sealSummary(vault: WardVault, visitId: string, state: VisitState): Buffer {
  const summary: VisitSummary = {
    name: state.party ? calledName(state.party) : '',
    onBehalfOf: state.onBehalfOf,
    organisation: state.party?.kind === 'organisation' ? state.party.fullName : null,
  }
  return vault.seal('visit.summary', visitId, summary)
}

export function openSummary(vault: WardVault, row: Pick<VisitRow, 'visitId' | 'summary'>): VisitSummary {
  return vault.open<VisitSummary>('visit.summary', row.visitId, row.summary)
}

export async function findVisit(trx: Tx, ctx: Ctx, visitId: string): Promise<Visit | undefined> {
  const row = await findVisitRow(trx, ctx.ward.wardId, visitId)
  return row && readLog(trx, ctx, row)
}

/** Reads the visit under its row lock; the only way to change one. */
export async function lockVisit(trx: Tx, ctx: Ctx, visitId: string): Promise<Visit | undefined> {
  const row = await lockVisitRow(trx, ctx.ward.wardId, visitId)
  return row && readLog(trx, ctx, row)
}

async function readLog(trx: Tx, ctx: Ctx, row: VisitRow): Promise<Visit> {
  const rows = await listVisitEventRows(trx, ctx.ward.wardId, row.visitId)
  const events = rows.map((event) => openEvent(ctx.vault, row.visitId, event))
  return {
    id: row.visitId,
    day: row.day,
    openedAt: toInstant(row.openedAt),
    events,
    state: foldVisit(events),
  }
}

function openEvent(vault: WardVault, visitId: string, row: VisitEventRow): VisitEvent {
  const { seq, type, actorId, actorRole, device } = row
  const data = vault.open<object>('visit_event.data', `${visitId}/${seq}`, row.data)
  return { ...data, type, seq, at: toInstant(row.at), actorId, actorRole, device } as VisitEvent
}

function toInstant(text: string): Instant {
  return new Date(text).toISOString() as Instant
}

/** Dresses facts as events of this moment, numbered after `last`. */
export function eventsOf(ctx: Ctx, last: number, facts: VisitFact[]): VisitEvent[] {
  return facts.map((fact, index) => ({
    ...fact,
    seq: last + 1 + index,
    at: ctx.now,
    actorId: ctx.actor.id,
    actorRole: ctx.actor.role,
    device: ctx.device,
  }))
}

export function sealEvents(vault: WardVault, visitId: string, events: VisitEvent[]) {
  return events.map(({ seq, at, type, actorId, actorRole, device, ...data }) => ({
    visitId,
    seq,
    at,
    type,
    actorId,
    actorRole,
    device,
    data: vault.seal('visit_event.data', `${visitId}/${seq}`, data),
  }))
}

/** Appends facts to a locked visit and moves its row along; the caller's transaction commits both. */
export async function appendFacts(trx: Tx, ctx: Ctx, visit: Visit, facts: VisitFact[]): Promise<Visit> {
  const added = eventsOf(ctx, visit.events.length, facts)
  const events = [...visit.events, ...added]
  const state = foldVisit(events)
  await insertVisitEventRows(trx, ctx.ward.wardId, sealEvents(ctx.vault, visit.id, added))
  await updateVisitRow(trx, ctx.ward.wardId, {
    visitId: visit.id,
    status: state.status,
    step: stepNow(state),
    procedureId: state.need?.procedureId ?? null,
    counterId: state.counterId,
    helperId: state.helper?.id ?? null,
    summary: sealSummary(ctx.vault, visit.id, state),
    version: state.version,
    at: ctx.now,
  })
  return { ...visit, events, state }
}
