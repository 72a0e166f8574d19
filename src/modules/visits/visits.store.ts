import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import type { PlainDate } from '#lib/plain-date.ts'

/** Rows as they lie in the database; sealed columns are opened one floor up, in visit-log.ts. */
export type VisitRow = {
  visitId: string
  day: PlainDate
  ticketNo: number
  kind: string
  status: string
  step: string
  procedureId: string | null
  counterId: string | null
  helperId: string | null
  summary: Uint8Array
  version: number
  openedAt: string
  changedAt: string
}

export type VisitEventRow = {
  seq: number
  at: string
  type: string
  actorId: string | null
  actorRole: string
  device: string
  data: Uint8Array
}

const visitColumns = sql<VisitRow>`
  visit_id as "visitId", day::text as day, ticket_no as "ticketNo", kind, status, step,
  procedure_id as "procedureId", counter_id as "counterId", helper_id as "helperId", summary, version,
  opened_at::text as "openedAt", changed_at::text as "changedAt"`

export async function findVisitRow(trx: Tx, wardId: number, visitId: string): Promise<VisitRow | undefined> {
  const { rows } = await sql<VisitRow>`
    select ${visitColumns} from visit where ward_id = ${wardId} and visit_id = ${visitId}`.execute(trx)
  return rows[0]
}

/** Locks the row, so that two officers on one visit follow each other. */
export async function lockVisitRow(trx: Tx, wardId: number, visitId: string): Promise<VisitRow | undefined> {
  const { rows } = await sql<VisitRow>`
    select ${visitColumns} from visit where ward_id = ${wardId} and visit_id = ${visitId} for update`.execute(
    trx,
  )
  return rows[0]
}

export async function listVisitEventRows(trx: Tx, wardId: number, visitId: string): Promise<VisitEventRow[]> {
  const { rows } = await sql<VisitEventRow>`
    select seq, at::text as at, type, actor_id as "actorId", actor_role as "actorRole", device, data
    from visit_event where ward_id = ${wardId} and visit_id = ${visitId} order by seq`.execute(trx)
  return rows
}

export async function listVisitRowsOfDay(
  trx: Tx,
  wardId: number,
  day: PlainDate,
  limit: number,
): Promise<VisitRow[]> {
  const { rows } = await sql<VisitRow>`
    select ${visitColumns} from visit
    where ward_id = ${wardId} and day = ${day} and status = 'open'
    order by ticket_no limit ${limit}`.execute(trx)
  return rows
}

/** Everybody who came that day, the last first. */
export async function listAllVisitRowsOfDay(trx: Tx, wardId: number, day: PlainDate): Promise<VisitRow[]> {
  const { rows } = await sql<VisitRow>`
    select ${visitColumns} from visit where ward_id = ${wardId} and day = ${day}
    order by ticket_no desc limit 2000`.execute(trx)
  return rows
}

export async function findVisitDay(trx: Tx, wardId: number, visitId: string): Promise<PlainDate | undefined> {
  const { rows } = await sql<{ day: PlainDate }>`
    select day::text as day from visit where ward_id = ${wardId} and visit_id = ${visitId}`.execute(trx)
  return rows[0]?.day
}

export type NewVisitRow = Omit<VisitRow, 'openedAt' | 'changedAt' | 'helperId'> & { at: string }

export async function insertVisitRow(trx: Tx, wardId: number, row: NewVisitRow): Promise<void> {
  await sql`
    insert into visit (ward_id, visit_id, day, ticket_no, kind, status, step, procedure_id, counter_id, summary,
      version, opened_at, changed_at)
    values (${wardId}, ${row.visitId}, ${row.day}, ${row.ticketNo}, ${row.kind}, ${row.status}, ${row.step},
      ${row.procedureId}, ${row.counterId}, ${row.summary}, ${row.version}, ${row.at}, ${row.at})`.execute(
    trx,
  )
}

export type VisitChange = Pick<
  VisitRow,
  'visitId' | 'status' | 'step' | 'procedureId' | 'counterId' | 'helperId' | 'summary' | 'version'
> & { at: string }

export async function updateVisitRow(trx: Tx, wardId: number, row: VisitChange): Promise<void> {
  await sql`
    update visit set status = ${row.status}, step = ${row.step}, procedure_id = ${row.procedureId},
      counter_id = ${row.counterId}, helper_id = ${row.helperId}, summary = ${row.summary}, version = ${row.version},
      changed_at = ${row.at},
      closed_at = case when ${row.status} = 'closed' then coalesce(closed_at, ${row.at}::timestamptz) end
    where ward_id = ${wardId} and visit_id = ${row.visitId}`.execute(trx)
}

export type NewVisitEventRow = VisitEventRow & { visitId: string }

export async function insertVisitEventRows(trx: Tx, wardId: number, rows: NewVisitEventRow[]): Promise<void> {
  const values = rows.map(
    (row) => sql`(${wardId}, ${row.visitId}, ${row.seq}, ${row.at}, ${row.type},
    ${row.actorId}, ${row.actorRole}, ${row.device}, ${row.data})`,
  )
  await sql`
    insert into visit_event (ward_id, visit_id, seq, at, type, actor_id, actor_role, device, data)
    values ${sql.join(values)}`.execute(trx)
}

/** The next number of a series of that day; the row lock makes numbers without gaps or repeats. */
export async function takeDayNumber(
  trx: Tx,
  wardId: number,
  place: { day: PlainDate; series: string; first: number },
): Promise<number> {
  const { rows } = await sql<{ no: number }>`
    insert into day_counter (ward_id, day, series, last_no)
    values (${wardId}, ${place.day}, ${place.series}, ${place.first})
    on conflict (ward_id, day, series) do update set last_no = day_counter.last_no + 1
    returning last_no as no`.execute(trx)
  return rows[0]!.no
}
