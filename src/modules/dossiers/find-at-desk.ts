import type { Tx } from '#db/client.ts'
import { may } from '#domain/access/action.ts'
import type { ViewReason } from '#domain/access/view-reason.ts'
import { hasSyllables, type Asked } from '#domain/person/index.ts'
import { addDays, dateOf, instantOf, localTimeOf, type Instant, type LocalTime } from '#lib/plain-date.ts'
import { ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import { write } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/context.ts'
import { findByTerms, keepFound, viewReasonNote } from '#modules/finding/index.ts'
import { findVisitIdsByNumber } from '#modules/intake/index.ts'
import { askingOf, findVisitsToday, type VisitFound } from '#modules/visits/index.ts'
import { openDossierSummary } from './dossier-log.ts'
import { listDossierRows, listIdsInHand, listIdsOfVisits, type DossierRow } from './dossiers.store.ts'
import { holderOf } from './open-at-desk.ts'

/** One line of what was found: enough to know her again, and no number of hers. */
export type DossierFound = {
  dossierId: string
  owner: string
  submitter: string
  officialCode: string | null
  procedureId: string
  receivedAt: Instant
  dueAt: Instant | null
  status: string
  counterId: string | null
}

export type DeskFound = {
  visits: VisitFound[]
  inHand: DossierFound[]
  /** Everything else of the ward; null until there is a reason to look. */
  others: DossierFound[] | null
  isCut: boolean
}

const shown = 20
const mostInHand = 500

/**
 * The one box of the desk. Today's visits and the dossiers in her hands are looked through at once; the rest of the ward only
 * for a reason, which goes into the audit chain with the kinds of what was asked, never the words.
 */
export async function findAtDesk(
  ctx: Ctx,
  asked: Asked,
  reason: ViewReason | null,
): Promise<Result<DeskFound, Refusal>> {
  if (!may(askingOf(ctx), 'person.find')) return refuse('kit.forbidden')
  const isAllowed = may(askingOf(ctx), 'person.find', { reason: reason?.code ?? '' })
  const note = reason && viewReasonNote(ctx, reason)
  const act = {
    name: 'person.find',
    subject: { type: 'ward', id: String(ctx.ward.wardId) },
    fields: kindsOf(asked),
    reason: note?.text,
  }
  // A list of people is not kept as an answer: the same form sent again is looked for again.
  return write({ ...ctx, idempotency: null }, act, async (trx, effects) => {
    await note?.keep(trx)
    const visitIds = await findVisitIdsByNumber(trx, ctx, asked.numbers)
    const { all, found: visits } = await findVisitsToday(trx, ctx, { ...asked, visitIds })
    const near = await findInHand(trx, ctx, asked, all)
    const far = await findFar(trx, ctx, { asked, near, isAllowed })
    const isCut = visits.length > shown || near.length > shown || (far?.isCut ?? false)
    const found = {
      visits: visits.slice(0, shown),
      inHand: near.slice(0, shown),
      others: far && far.lines.slice(0, shown),
    }
    for (const { visitId } of found.visits) effects.touch({ type: 'visit', id: visitId })
    for (const { dossierId } of [...found.inHand, ...(found.others ?? [])])
      effects.touch({ type: 'dossier', id: dossierId })
    return ok({ ...found, isCut })
  })
}

function kindsOf({ syllables, numbers, ticketNo }: Asked): string[] {
  const named = syllables.length > 0 ? ['name'] : []
  return [...named, ...numbers.map(({ kind }) => kind), ...(ticketNo === null ? [] : ['ticketNo'])]
}

function isPerson({ syllables, numbers }: Asked): boolean {
  return syllables.length > 0 || numbers.length > 0
}

async function findInHand(
  trx: Tx,
  ctx: Ctx,
  asked: Asked,
  visitsToday: readonly string[],
): Promise<DossierFound[]> {
  if (!isPerson(asked)) return []
  const { wardId } = ctx.ward
  // No procedure named: only who may sign all of them has every open dossier in hand.
  const { id: holderId, counterId, maySign } = holderOf(ctx, '')
  const tomorrow = addDays(dateOf(localTimeOf(ctx.now)), 1)
  const hands = { counterId, holderId, maySign, dueBefore: instantOf(`${tomorrow}T00:00` as LocalTime) }
  const ids = [
    ...(await listIdsInHand(trx, wardId, hands, mostInHand)),
    ...(await listIdsOfVisits(trx, wardId, visitsToday)),
  ]
  const kept = (await keepFound(trx, ctx, asked, [...new Set(ids)])).slice(0, 2 * shown)
  return linesOf(ctx, await listDossierRows(trx, wardId, kept), asked.syllables)
}

async function findFar(
  trx: Tx,
  ctx: Ctx,
  { asked, near, isAllowed }: { asked: Asked; near: readonly DossierFound[]; isAllowed: boolean },
): Promise<{ lines: DossierFound[]; isCut: boolean } | null> {
  // A ticket is of today: there is nothing of it elsewhere.
  if (!isPerson(asked)) return { lines: [], isCut: false }
  if (!isAllowed) return null
  const { dossierIds, isCut } = await findByTerms(trx, ctx, asked, 2 * shown)
  const isNear = new Set(near.map(({ dossierId }) => dossierId))
  const ids = dossierIds.filter((id) => !isNear.has(id))
  const lines = linesOf(ctx, await listDossierRows(trx, ctx.ward.wardId, ids), asked.syllables)
  return { lines, isCut: isCut || lines.length > shown }
}

/** Two syllables may have met in the names of two people of one dossier: one name must have them all. */
function linesOf(ctx: Ctx, rows: DossierRow[], syllables: readonly string[]): DossierFound[] {
  return rows.flatMap((row) => {
    const { owner, submitter, officialCode } = openDossierSummary(ctx.vault, row)
    if (![owner, submitter].some((name) => hasSyllables(name, syllables))) return []
    const { dossierId, procedureId, status, counterId, dueAt } = row
    const due = dueAt ? (new Date(dueAt).toISOString() as Instant) : null
    const receivedAt = new Date(row.receivedAt).toISOString() as Instant
    return [
      { dossierId, owner, submitter, officialCode, procedureId, receivedAt, dueAt: due, status, counterId },
    ]
  })
}
