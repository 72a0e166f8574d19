import type { HandOverAuthority } from '#domain/dossier/dossier-event.ts'
import { visitRefusal } from '#domain/visit/visit-can.ts'
import { localTimeOf } from '#lib/plain-date.ts'
import { err, ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import { appendFacts } from '#modules/visits/index.ts'
import type { Ctx } from '#modules/context.ts'
import { changeDossier } from './change-dossier.ts'
import { rightToSign } from '#domain/access/delegation.ts'
import { dueOfDossier } from './due-of-dossier.ts'
import { codeIndex, type Dossier } from './dossier-log.ts'
import { isOfficialIndexTaken } from './dossiers.store.ts'

type Changed = Promise<Result<{ dossier: Dossier }, Refusal>>

/** The official code is opaque text, typed or scanned from the official system; never made here. */
export async function enterOfficialCode(ctx: Ctx, dossierId: string, typed: string): Changed {
  const officialCode = typed.normalize('NFC').trim()
  const act = {
    name: 'dossier.enterOfficialCode',
    act: 'enterOfficialCode' as const,
    dossierId,
    fields: ['officialCode'],
  }
  const entered = changeDossier(ctx, act, async ({ trx }) => {
    const place = { index: codeIndex(ctx.vault, officialCode), dossierId }
    if (await isOfficialIndexTaken(trx, ctx.ward.wardId, place)) return refuse('dossier.official-code-taken')
    return ok([{ type: 'officialCodeEntered', officialCode }])
  })
  // Two officers entered it for two dossiers at one moment: the table lets one through.
  return entered.catch((error: unknown) =>
    isCodeTaken(error) ? refuse('dossier.official-code-taken') : Promise.reject(error as Error),
  )
}

function isCodeTaken(error: unknown): boolean {
  const { code, constraint } = error as { code?: unknown; constraint?: unknown }
  return code === '23505' && constraint === 'dossier_ward_id_official_index_key'
}

/** Everything that is missing, said in one go; the clock stops until it comes. */
export async function requestSupplement(
  ctx: Ctx,
  dossierId: string,
  input: { items: string[]; reason: string },
): Changed {
  const act = { name: 'dossier.requestSupplement', act: 'requestSupplement' as const, dossierId }
  return changeDossier(ctx, act, ({ effects }) => {
    effects.enqueue('dossier.supplementRequested', { dossierId })
    return ok([{ type: 'supplementRequested', ...input }])
  })
}

/** What was asked for has come: the due time moves by the working time that was paused. */
export async function takeSupplement(ctx: Ctx, dossierId: string): Changed {
  const act = { name: 'dossier.takeSupplement', act: 'takeSupplement' as const, dossierId }
  return changeDossier(ctx, act, ({ dossier }) => {
    const now = localTimeOf(ctx.now)
    const pauses = dossier.state.pauses.map(({ from, to }) => ({ from, to: to ?? now }))
    const due = dueOfDossier(ctx, { ...dossier.state, pauses })
    return due.ok ? ok([{ type: 'supplementArrived', due: due.value.due, rule: due.value.rule }]) : due
  })
}

export type SignInput = { resultNumber: string; outcome: 'granted' | 'rejected'; reason: string }

/** Records that the one who may sign has signed: in her own right, or in the place of whoever let her. */
export async function signResult(ctx: Ctx, dossierId: string, input: SignInput): Changed {
  const act = { name: 'dossier.sign', act: 'sign' as const, right: 'dossier.sign' as const, dossierId }
  return changeDossier(ctx, act, ({ dossier, effects }) => {
    const right = rightToSign(ctx.actor, dossier.state.procedureId)
    if (!right) return refuse('dossier.not-yours-to-sign', { name: ctx.actor.name })
    effects.enqueue('dossier.signed', { dossierId })
    return ok([{ type: 'signed', signerName: ctx.actor.name, ...right, ...input }])
  })
}

export type HandOverInput = {
  to: string
  authority: HandOverAuthority
  proof: string
  visitId: string | null
}

/** The result goes home: to whom, with what authority; the visit that collects it says so too. */
export async function handOverResult(ctx: Ctx, dossierId: string, input: HandOverInput): Changed {
  const { visitId, ...fact } = input
  const act = {
    name: 'dossier.handOver',
    act: 'handOver' as const,
    dossierId,
    visitId,
    fields: ['to', 'authority'],
  }
  return changeDossier(ctx, act, async ({ trx, visit, effects }) => {
    const refusal = visit && visitRefusal(visit.state, 'handOver')
    if (refusal) return err(refusal)
    if (visit) {
      await appendFacts(trx, ctx, visit, [
        { type: 'handedOver', dossierId, to: fact.to, authority: fact.authority },
      ])
    }
    effects.enqueue('dossier.handedOver', { dossierId })
    return ok([{ type: 'handedOver', ...fact }])
  })
}

/** The submitter takes her dossier back; its clock ends. */
export async function withdrawDossier(ctx: Ctx, dossierId: string, reason: string): Changed {
  return changeDossier(ctx, { name: 'dossier.withdraw', act: 'withdraw', dossierId }, () =>
    ok([{ type: 'withdrawn', reason }]),
  )
}

/** A slip was printed: official when the official code stands on it. Printing again is a second fact, not an error. */
export async function noteSlipPrinted(ctx: Ctx, dossierId: string): Changed {
  return changeDossier(ctx, { name: 'dossier.printSlip', act: 'printSlip', dossierId }, ({ dossier }) =>
    ok([{ type: 'slipPrinted', official: dossier.state.officialCode !== null }]),
  )
}
