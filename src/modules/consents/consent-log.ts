import { createHash } from 'node:crypto'
import type { Tx } from '#db/client.ts'
import {
  consentRefusal,
  isAllowed,
  wordingOn,
  wordingText,
  type ConsentChannel,
  type ConsentEvent,
  type ConsentGiver,
  type ConsentPurpose,
  type ConsentSubject,
  type ConsentWording,
} from '#domain/consent/index.ts'
import { dateOf, localTimeOf, type Instant } from '#lib/plain-date.ts'
import { err, ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import type { Ctx } from '#modules/context.ts'
import { insertConsentRow, listConsentRows, type ConsentRow } from './consents.store.ts'

export type ConsentAnswer = {
  purpose: ConsentPurpose
  subjectId: string
  verdict: ConsentEvent['verdict']
  channel: ConsentChannel
  by: ConsentGiver
  /** To one person only: the helper. */
  toId?: string | null
}

/** The sentence of a purpose as it is read out today. Without one nothing is asked, and nothing can be agreed to. */
export function wordingNow(ctx: Ctx, purpose: ConsentPurpose): ConsentWording | undefined {
  return wordingOn(ctx.catalogue.consents, purpose, dateOf(localTimeOf(ctx.now)))
}

/** Proof of the very sentence she heard: another letter, another hash. */
export function hashOfWording(wording: ConsentWording): string {
  return createHash('sha256').update(wordingText(wording)).digest('hex')
}

/** Appends an answer inside the caller's transaction: it stands or falls with what it was asked for. */
export async function appendConsent(
  trx: Tx,
  ctx: Ctx,
  answer: ConsentAnswer,
): Promise<Result<{ consentId: string }, Refusal>> {
  const refusal = consentRefusal(answer)
  if (refusal) return err(refusal)
  const wording = wordingNow(ctx, answer.purpose)
  if (!wording) return refuse('consent.no-wording')
  const consentId = ctx.ids.uuid()
  const { purpose, subjectId, verdict, channel, by, toId = null } = answer
  await insertConsentRow(trx, ctx.ward.wardId, {
    consentId,
    subjectType: wording.subject,
    subjectId,
    at: ctx.now,
    purpose,
    verdict,
    wordingVersion: wording.version,
    wordingHash: hashOfWording(wording),
    channel,
    toId,
    heardBy: ctx.actor.id,
    data: ctx.vault.seal('consent_event.data', consentId, { by, heardBy: ctx.actor.name }),
  })
  return ok({ consentId })
}

export type ConsentPlace = { subject: ConsentSubject; subjectId: string }

/** Every answer about a subject, opened. */
export async function listConsents(trx: Tx, ctx: Ctx, place: ConsentPlace): Promise<ConsentEvent[]> {
  const { subject: subjectType, subjectId } = place
  const rows = await listConsentRows(trx, ctx.ward.wardId, { subjectType, subjectId })
  return rows.map((row) => openConsent(ctx, row))
}

function openConsent(ctx: Ctx, row: ConsentRow): ConsentEvent {
  const { by, heardBy } = ctx.vault.open<{ by: ConsentGiver; heardBy: string }>(
    'consent_event.data',
    row.consentId,
    row.data,
  )
  return {
    purpose: row.purpose as ConsentPurpose,
    verdict: row.verdict as ConsentEvent['verdict'],
    wordingVersion: row.wordingVersion,
    wordingHash: row.wordingHash,
    channel: row.channel as ConsentChannel,
    by,
    toId: row.toId,
    heardBy,
    at: new Date(row.at).toISOString() as Instant,
  }
}

/** Whether somebody may be told about her dossier now; every message asks this in the transaction that sends it. */
export async function mayMessage(trx: Tx, ctx: Ctx, dossierId: string): Promise<boolean> {
  return isAllowed(await listConsents(trx, ctx, { subject: 'dossier', subjectId: dossierId }), 'messages')
}

/** The same for a paper that is being printed. */
export async function isMessaged(ctx: Ctx, dossierId: string): Promise<boolean> {
  return ctx.db.inWard(ctx.ward.wardId, (trx) => mayMessage(trx, ctx, dossierId))
}
