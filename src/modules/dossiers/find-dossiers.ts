import type { Tx } from '#db/client.ts'
import { may } from '#domain/access/action.ts'
import type { DossierState } from '#domain/dossier/dossier-state.ts'
import { toTrackingCode } from '#domain/dossier/tracking-code.ts'
import type { Instant } from '#lib/plain-date.ts'
import { isUuid } from '#lib/ids.ts'
import { read, type AuditObject } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/context.ts'
import { askingOf } from '#modules/visits/index.ts'
import { codeIndex, findDossier, openDossierSummary, readLog, type Dossier } from './dossier-log.ts'
import {
  findDossierRow,
  findDossierRowByCode,
  listOpenDossierRows,
  type DossierRow,
} from './dossiers.store.ts'

/** One line of the officer's list. */
export type DossierLine = {
  dossierId: string
  owner: string
  officialCode: string | null
  procedureId: string
  status: string
  dueAt: Instant | null
}

export async function listOpenDossiers(trx: Tx, ctx: Ctx, limit: number): Promise<DossierLine[]> {
  const rows = await listOpenDossierRows(trx, ctx.ward.wardId, limit)
  return rows.map((row) => {
    const { owner, officialCode } = openDossierSummary(ctx.vault, row)
    const dueAt = row.dueAt ? (new Date(row.dueAt).toISOString() as Instant) : null
    return {
      dossierId: row.dossierId,
      owner,
      officialCode,
      procedureId: row.procedureId,
      status: row.status,
      dueAt,
    }
  })
}

/** One dossier whole, for those who answer for the desk; reading it is an audited act. To others there is no such dossier. */
export async function showDossier(ctx: Ctx, dossierId: string): Promise<Dossier | undefined> {
  if (!isUuid(dossierId) || !may(askingOf(ctx), 'dossier.read')) return undefined
  const act = {
    name: 'dossier.show',
    subject: { type: 'dossier', id: dossierId },
    fields: ['submitter', 'owner'],
  }
  return read(ctx, act, (trx) => findDossier(trx, ctx, dossierId))
}

/** The desk looks a dossier up by our tracking code or by the official code, typed or scanned. */
export async function findDossierByCode(ctx: Ctx, typed: string): Promise<Dossier | undefined> {
  return may(askingOf(ctx), 'dossier.read') ? findByCode(ctx, typed) : undefined
}

async function findByCode(ctx: Ctx, typed: string): Promise<Dossier | undefined> {
  const index = codeIndex(ctx.vault, toTrackingCode(typed) ?? typed.normalize('NFC').trim())
  const act = (found: Dossier) => ({
    name: 'dossier.find',
    subject: { type: 'dossier', id: found.id },
    fields: ['submitter', 'owner'],
  })
  return read(ctx, act, async (trx) => {
    const row = await findDossierRowByCode(trx, ctx.ward.wardId, index)
    return row && readLog(trx, ctx, row)
  })
}

/** What a citizen sees with her code: the state and its times, no name, no number. */
export type PublicDossier = Pick<
  DossierState,
  'status' | 'procedureId' | 'received' | 'due' | 'promised' | 'pauses' | 'result' | 'handedOver'
>

export async function findPublicDossier(ctx: Ctx, typed: string): Promise<PublicDossier | undefined> {
  const dossier = await followDossier(ctx, typed)
  if (!dossier) return undefined
  const { status, procedureId, received, due, promised, pauses, result, handedOver } = dossier.state
  return { status, procedureId, received, due, promised, pauses, result, handedOver }
}

/** The dossier behind a tracking code, for acts of whoever holds the code; what she is shown of it is another matter. */
export async function followDossier(ctx: Ctx, typed: string): Promise<Dossier | undefined> {
  const code = toTrackingCode(typed)
  if (!code || !may(askingOf(ctx), 'dossier.follow', { holdsCode: true })) return undefined
  const dossier = await findByCode(ctx, code)
  return dossier?.state.status === 'void' ? undefined : dossier
}

/** What the audit keeps of one dossier: itself and the visit it came from. Nothing of it is opened. */
export async function objectsOfDossier(ctx: Ctx, typed: string): Promise<AuditObject[] | undefined> {
  const { wardId } = ctx.ward
  const row = await read(ctx, null, (trx) =>
    isUuid(typed)
      ? findDossierRow(trx, wardId, typed)
      : findDossierRowByCode(trx, wardId, codeIndex(ctx.vault, toTrackingCode(typed) ?? typed)),
  )
  return row && objectsOfRow(row)
}

/** The same for whoever holds the tracking code; a void dossier is nobody's. */
export async function objectsOfPublicDossier(ctx: Ctx, typed: string): Promise<AuditObject[] | undefined> {
  const code = toTrackingCode(typed)
  if (!code || !may(askingOf(ctx), 'dossier.follow', { holdsCode: true })) return undefined
  const index = codeIndex(ctx.vault, code)
  const row = await read(ctx, null, (trx) => findDossierRowByCode(trx, ctx.ward.wardId, index))
  return row && row.status !== 'void' ? objectsOfRow(row) : undefined
}

function objectsOfRow({ dossierId, visitId }: DossierRow): AuditObject[] {
  const visit = visitId ? [{ type: 'visit', id: visitId }] : []
  return [{ type: 'dossier', id: dossierId }, ...visit]
}
