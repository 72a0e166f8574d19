import { may } from '#domain/access/action.ts'
import { clockOf, foldDossier } from '#domain/dossier/dossier-state.ts'
import type { DossierFact, DossierPerson, ReceivedPaper } from '#domain/dossier/dossier-event.ts'
import type { Person } from '#domain/person/index.ts'
import { trackingCodeFrom } from '#domain/dossier/tracking-code.ts'
import { visitRefusal } from '#domain/visit/visit-can.ts'
import { instantOf, localTimeOf, type LocalTime } from '#lib/plain-date.ts'
import { fold } from '#lib/vietnamese-text.ts'
import type { Tx } from '#db/client.ts'
import { err, ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import { write } from '#modules/audit/index.ts'
import { appendConsent } from '#modules/consents/index.ts'
import type { Ctx } from '#modules/context.ts'
import { noteTerms } from '#modules/finding/index.ts'
import { draftFacts, peopleOfVisit } from '#modules/intake/index.ts'
import { noteMeasure } from '#modules/reports/index.ts'
import { appendFacts, askingOf, lockVisit, type Visit } from '#modules/visits/index.ts'
import { codeIndex, dossierEventsOf, sealDossierEvents, sealDossierSummary } from './dossier-log.ts'
import { insertDossierEventRows, insertDossierRow } from './dossiers.store.ts'
import { dueOfDossier, type Due } from './due-of-dossier.ts'

export type ReceiveInput = {
  caseId: string
  submitter: DossierPerson
  owner: DossierPerson
  papers: ReceivedPaper[]
  /** She said yes to messages at her phone number. Left out is no: silence is no consent. */
  messages?: boolean | undefined
}

export type Received = { dossierId: string; trackingCode: string; due: LocalTime | null }

/**
 * The officer takes the dossier: the clock starts, the tracking code is made, the visit says so, all in one commit.
 * Refused while papers are missing or the printed form is not the one that was heard.
 */
export async function receiveDossier(
  ctx: Ctx,
  visitId: string,
  input: ReceiveInput,
): Promise<Result<Received, Refusal>> {
  if (!may(askingOf(ctx), 'visit.serve')) return refuse('kit.forbidden')
  const dossierId = ctx.ids.uuid()
  const act = {
    name: 'dossier.receive',
    subject: { type: 'dossier', id: dossierId },
    fields: ['submitter', 'owner'],
    objects: [{ type: 'visit', id: visitId }],
  }
  return write(ctx, act, async (trx, effects) => {
    const visit = await lockVisit(trx, ctx, visitId)
    if (!visit) return refuse('not-found')
    const refusal = visitRefusal(visit.state, 'receive', await draftFacts(trx, ctx, visit))
    if (refusal) return err(refusal)
    const received = localTimeOf(ctx.now)
    const { procedureId } = visit.state.need!
    const policy = ctx.ward.settings.deadlinePolicy
    const due = dueOfDossier(ctx, { procedureId, caseId: input.caseId, received, policy, pauses: [] })
    if (!due.ok) return due
    const known = await peopleOfVisit(trx, ctx, visit)
    const people = { submitter: withNumber(input.submitter, known), owner: withNumber(input.owner, known) }
    const fact = receivedFact(ctx, visit, { ...input, ...people }, due.value)
    await insertDossier(trx, ctx, { dossierId, visitId }, fact)
    await appendFacts(trx, ctx, visit, [{ type: 'received', dossierId }])
    const agreed = await agreeToMessages(trx, ctx, dossierId, input)
    if (!agreed.ok) return agreed
    await noteMeasure(trx, ctx, { name: 'visit.until-received', procedureId, from: visit.openedAt })
    effects.enqueue('dossier.received', { dossierId })
    return ok({ dossierId, trackingCode: fact.trackingCode, due: due.value.due })
  })
}

/** Whose card was scanned for the form is known by her number too; a name typed otherwise stays a name. */
function withNumber(person: DossierPerson, known: readonly Person[]): DossierPerson {
  const scanned = known.find(({ fullName }) => fullName && fold(fullName) === fold(person.fullName))
  return person.idNumber || !scanned?.idNumber ? person : { ...person, idNumber: scanned.idNumber }
}

type ReceivedFact = Extract<DossierFact, { type: 'received' }>

/** The desk's own work needs no consent; a message to her phone does, and it is written down with the reception. */
async function agreeToMessages(
  trx: Tx,
  ctx: Ctx,
  dossierId: string,
  { messages, submitter }: ReceiveInput,
): Promise<Result<unknown, Refusal>> {
  if (!messages) return ok(null)
  if (!submitter.phone) return refuse('consent.no-phone')
  return appendConsent(trx, ctx, {
    purpose: 'messages',
    subjectId: dossierId,
    verdict: 'given',
    channel: 'desk',
    by: { kind: 'self', name: submitter.fullName },
  })
}

function receivedFact(
  ctx: Ctx,
  visit: Visit,
  { messages: _, ...input }: ReceiveInput,
  due: Due,
): ReceivedFact {
  const { procedureId, procedureVersion } = visit.state.need!
  const trackingCode = trackingCodeFrom(Buffer.from(ctx.ids.token(13), 'base64url'))
  return {
    type: 'received',
    procedureId,
    procedureVersion,
    ...input,
    trackingCode,
    officialCode: null,
    received: localTimeOf(ctx.now),
    ...due,
    policy: ctx.ward.settings.deadlinePolicy,
  }
}

async function insertDossier(
  trx: Tx,
  ctx: Ctx,
  ids: { dossierId: string; visitId: string },
  fact: ReceivedFact,
) {
  const events = dossierEventsOf(ctx, 0, [fact])
  const state = foldDossier(events)
  await insertDossierRow(trx, ctx.ward.wardId, {
    ...ids,
    procedureId: fact.procedureId,
    procedureVersion: fact.procedureVersion,
    caseId: fact.caseId,
    status: state.status,
    clock: clockOf[state.status],
    summary: sealDossierSummary(ctx.vault, ids.dossierId, state),
    trackingIndex: codeIndex(ctx.vault, fact.trackingCode),
    officialIndex: null,
    counterId: ctx.actor.counterId,
    receivedAt: ctx.now,
    dueAt: state.due ? instantOf(state.due) : null,
    version: 1,
    at: ctx.now,
  })
  await insertDossierEventRows(trx, ctx.ward.wardId, sealDossierEvents(ctx.vault, ids.dossierId, events))
  await noteTerms(trx, ctx, { dossierId: ids.dossierId, people: [fact.owner, fact.submitter] })
}
