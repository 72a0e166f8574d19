import type { Tx } from '#db/client.ts'
import type { DossierEvent, DossierFact } from '#domain/dossier/dossier-event.ts'
import { clockOf, foldDossier, type DossierState } from '#domain/dossier/dossier-state.ts'
import { instantOf, type Instant } from '#lib/plain-date.ts'
import type { Ctx, WardVault } from '#modules/context.ts'
import { forgetTerms } from '#modules/finding/index.ts'
import {
  findDossierRow,
  insertDossierEventRows,
  listDossierEventRows,
  lockDossierRow,
  updateDossierRow,
  type DossierEventRow,
  type DossierRow,
} from './dossiers.store.ts'

export type Dossier = { id: string; visitId: string | null; events: DossierEvent[]; state: DossierState }

/** What a list shows without reading the log. */
export type DossierSummary = { owner: string; submitter: string; officialCode: string | null }

export function sealDossierSummary(vault: WardVault, dossierId: string, state: DossierState): Buffer {
  const { owner, submitter, officialCode } = state
  const summary: DossierSummary = { owner: owner.fullName, submitter: submitter.fullName, officialCode }
  return vault.seal('dossier.summary', dossierId, summary)
}

export function openDossierSummary(
  vault: WardVault,
  row: Pick<DossierRow, 'dossierId' | 'summary'>,
): DossierSummary {
  return vault.open<DossierSummary>('dossier.summary', row.dossierId, row.summary)
}

/** One keyed index for both kinds of code, so that one box finds either. */
export function codeIndex(vault: WardVault, code: string): string {
  return vault.blindIndex('dossier.code', code.replace(/\s/g, '').toUpperCase())
}

export async function findDossier(trx: Tx, ctx: Ctx, dossierId: string): Promise<Dossier | undefined> {
  const row = await findDossierRow(trx, ctx.ward.wardId, dossierId)
  return row && readLog(trx, ctx, row)
}

export async function lockDossier(trx: Tx, ctx: Ctx, dossierId: string): Promise<Dossier | undefined> {
  const row = await lockDossierRow(trx, ctx.ward.wardId, dossierId)
  return row && readLog(trx, ctx, row)
}

export async function readLog(trx: Tx, ctx: Ctx, row: DossierRow): Promise<Dossier> {
  const rows = await listDossierEventRows(trx, ctx.ward.wardId, row.dossierId)
  const events = rows.map((event) => openEvent(ctx.vault, row.dossierId, event))
  return { id: row.dossierId, visitId: row.visitId, events, state: foldDossier(events) }
}

function openEvent(vault: WardVault, dossierId: string, row: DossierEventRow): DossierEvent {
  const { seq, type, actorId, actorRole, device } = row
  const data = vault.open<object>('dossier_event.data', `${dossierId}/${seq}`, row.data)
  const at = new Date(row.at).toISOString() as Instant
  return { ...data, type, seq, at, actorId, actorRole, device } as DossierEvent
}

export function dossierEventsOf(ctx: Ctx, last: number, facts: DossierFact[]): DossierEvent[] {
  return facts.map((fact, index) => ({
    ...fact,
    seq: last + 1 + index,
    at: ctx.now,
    actorId: ctx.actor.id,
    actorRole: ctx.actor.role,
    device: ctx.device,
  }))
}

export function sealDossierEvents(vault: WardVault, dossierId: string, events: DossierEvent[]) {
  return events.map(({ seq, at, type, actorId, actorRole, device, ...data }) => ({
    dossierId,
    seq,
    at,
    type,
    actorId,
    actorRole,
    device,
    data: vault.seal('dossier_event.data', `${dossierId}/${seq}`, data),
  }))
}

export async function appendDossierFacts(
  trx: Tx,
  ctx: Ctx,
  dossier: Dossier,
  facts: DossierFact[],
): Promise<Dossier> {
  const added = dossierEventsOf(ctx, dossier.events.length, facts)
  const events = [...dossier.events, ...added]
  const state = foldDossier(events)
  await insertDossierEventRows(trx, ctx.ward.wardId, sealDossierEvents(ctx.vault, dossier.id, added))
  await updateDossierRow(trx, ctx.ward.wardId, {
    dossierId: dossier.id,
    status: state.status,
    clock: clockOf[state.status],
    summary: sealDossierSummary(ctx.vault, dossier.id, state),
    // A void dossier gives the official code back: the one received in its place carries it.
    officialIndex:
      state.officialCode && state.status !== 'void' ? codeIndex(ctx.vault, state.officialCode) : null,
    dueAt: state.due ? instantOf(state.due) : null,
    version: state.version,
    at: ctx.now,
  })
  // Whoever looks for her finds the dossier received in its place.
  if (state.status === 'void') await forgetTerms(trx, ctx.ward.wardId, dossier.id)
  return { ...dossier, events, state }
}
