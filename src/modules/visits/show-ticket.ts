import type { Tx } from '#db/client.ts'
import { may } from '#domain/access/action.ts'
import { isIdle } from '#domain/access/condition.ts'
import { cut } from '#domain/access/fields.ts'
import { givenName } from '#domain/person/index.ts'
import { calledName } from '#domain/visit/party.ts'
import { dateOf, localTimeOf } from '#lib/plain-date.ts'
import { isUuid } from '#lib/ids.ts'
import { err, ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import { read, readList } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/context.ts'
import { findVisit, openSummary, type Visit } from './visit-log.ts'
import { askingOf, rightsRefusal } from './visit-rights.ts'
import { listVisitRowsOfDay } from './visits.store.ts'

/** Where help stands, as the one who looks may know it. */
export type HelpStanding = 'closed' | 'declined' | 'open' | 'mine' | 'mineButIdle' | 'anothers'

/** A ticket as the squad sees it before and around a session: no family name, no number, no value of a form. */
export type TicketView = {
  visitId: string
  ticketNo: number
  givenName: string
  procedureId: string | null
  formId: string | null
  counterId: string | null
  standing: HelpStanding
  /** The name of the helper the citizen agreed to; only to that helper, and to an officer. */
  helperName: string | null
  agreed: boolean
  printed: boolean
}

/** The tickets of today that are on their way to a form; received ones are the officer's. */
export type HallLine = Pick<TicketView, 'visitId' | 'ticketNo' | 'givenName' | 'procedureId'>

export async function listHall(ctx: Ctx): Promise<Result<HallLine[], Refusal>> {
  if (!may(askingOf(ctx), 'hall.open')) return refuse('kit.forbidden')
  const act = {
    name: 'hall.list',
    subject: { type: 'ward', id: String(ctx.ward.wardId) },
    fields: ['givenName'],
  }
  return readList(ctx, act, {
    load: async (trx) => {
      const refusal = await rightsRefusal(trx, ctx, 'hall.open')
      return refusal ? err(refusal) : ok(await hallLines(trx, ctx))
    },
    shows: (lines) => (lines.ok ? lines.value.map(({ visitId }) => ({ type: 'visit', id: visitId })) : []),
  })
}

async function hallLines(trx: Tx, ctx: Ctx): Promise<HallLine[]> {
  const rows = await listVisitRowsOfDay(trx, ctx.ward.wardId, today(ctx), 50)
  const waiting = rows.filter(({ step }) => step !== 'handedOver' && step !== 'rated')
  return waiting.map((row) => ({
    visitId: row.visitId,
    ...nothingSeen,
    ...cut(ctx.actor, 'hallList', {
      ticketNo: row.ticketNo,
      givenName: givenName(openSummary(ctx.vault, row).name),
    }),
    procedureId: row.procedureId,
  }))
}

const nothingSeen = { ticketNo: 0, givenName: '' }

function today({ now }: Ctx) {
  return dateOf(localTimeOf(now))
}

/** One ticket of today. What is not of today, of this ward, or not there is one answer: nothing. */
export async function showTicket(ctx: Ctx, visitId: string): Promise<Result<TicketView, Refusal>> {
  if (!may(askingOf(ctx), 'hall.open')) return refuse('kit.forbidden')
  if (!isUuid(visitId)) return refuse('not-found')
  const act = { name: 'visit.showTicket', subject: { type: 'visit', id: visitId }, fields: ['givenName'] }
  const found = await read(ctx, act, async (trx) => {
    const refusal = await rightsRefusal(trx, ctx, 'hall.open')
    if (refusal) return err(refusal)
    const visit = await findVisit(trx, ctx, visitId)
    return visit && visit.day === today(ctx) ? ok(ticketOf(ctx, visit)) : undefined
  })
  return found ?? refuse('not-found')
}

export function ticketOf(ctx: Ctx, visit: Visit): TicketView {
  const { ticketNo, party, need, counterId, helper, agreed, printed } = visit.state
  const standing = standingOf(ctx, visit)
  const seen = cut(ctx.actor, 'ticket', {
    ticketNo,
    givenName: party ? givenName(calledName(party)) : '',
    counter: counterId,
  })
  const maySeeHelper = standing === 'mine' || ctx.actor.roles.includes('officer')
  return {
    visitId: visit.id,
    ticketNo: seen.ticketNo ?? 0,
    givenName: seen.givenName ?? '',
    counterId: seen.counter ?? null,
    procedureId: need?.procedureId ?? null,
    formId: need?.formId ?? null,
    standing,
    helperName: maySeeHelper ? (helper?.name ?? null) : null,
    agreed: agreed !== null,
    printed: printed !== null,
  }
}

function standingOf({ actor, now }: Ctx, { state, events }: Visit): HelpStanding {
  if (state.status === 'closed') return 'closed'
  if (state.helpDeclined) return 'declined'
  const { helper } = state
  if (!helper) return 'open'
  const last = events.findLast(({ actorId }) => actorId === helper.id)
  const idle = !last || isIdle(last.at, now)
  if (helper.id === actor.id) return idle ? 'mineButIdle' : 'mine'
  return idle ? 'open' : 'anothers'
}
