import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'

export type DossierRow = {
  dossierId: string
  visitId: string | null
  procedureId: string
  procedureVersion: string
  caseId: string
  status: string
  clock: string
  summary: Uint8Array
  counterId: string | null
  holderId: string | null
  receivedAt: string
  dueAt: string | null
  closedAt: string | null
  version: number
}

export type DossierEventRow = {
  seq: number
  at: string
  type: string
  actorId: string | null
  actorRole: string
  device: string
  data: Uint8Array
}

const dossierColumns = sql<DossierRow>`
  dossier_id as "dossierId", visit_id as "visitId", procedure_id as "procedureId",
  procedure_version as "procedureVersion", case_id as "caseId", status, clock, summary, counter_id as "counterId",
  holder_id as "holderId", received_at::text as "receivedAt", due_at::text as "dueAt",
  closed_at::text as "closedAt", version`

export async function findDossierRow(
  trx: Tx,
  wardId: number,
  dossierId: string,
): Promise<DossierRow | undefined> {
  const { rows } = await sql<DossierRow>`
    select ${dossierColumns} from dossier where ward_id = ${wardId} and dossier_id = ${dossierId}`.execute(
    trx,
  )
  return rows[0]
}

export async function lockDossierRow(
  trx: Tx,
  wardId: number,
  dossierId: string,
): Promise<DossierRow | undefined> {
  const { rows } = await sql<DossierRow>`
    select ${dossierColumns} from dossier where ward_id = ${wardId} and dossier_id = ${dossierId} for update`.execute(
    trx,
  )
  return rows[0]
}

/** By our tracking code or by the official code, whichever index matches. */
export async function findDossierRowByCode(
  trx: Tx,
  wardId: number,
  index: string,
): Promise<DossierRow | undefined> {
  const { rows } = await sql<DossierRow>`
    select ${dossierColumns} from dossier
    where ward_id = ${wardId} and (tracking_index = ${index} or official_index = ${index})`.execute(trx)
  return rows[0]
}

export async function findDossierIdByCode(
  trx: Tx,
  wardId: number,
  index: string,
): Promise<string | undefined> {
  return (await findDossierRowByCode(trx, wardId, index))?.dossierId
}

/** These dossiers, the last received first. */
export async function listDossierRows(
  trx: Tx,
  wardId: number,
  ids: readonly string[],
): Promise<DossierRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<DossierRow>`
    select ${dossierColumns} from dossier where ward_id = ${wardId} and dossier_id = any(${ids}::uuid[])
    order by received_at desc, dossier_id`.execute(trx)
  return rows
}

/** Dossiers that have no place in the finding list yet, the oldest first. */
export async function listUnfindableIds(trx: Tx, wardId: number, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select dossier_id as id from dossier d
    where d.ward_id = ${wardId} and d.status <> 'void' and not exists (
      select 1 from find_entry e where e.ward_id = ${wardId} and e.dossier_id = d.dossier_id)
    order by d.received_at, d.dossier_id limit ${limit}`.execute(trx)
  return rows.map(({ id }) => id)
}

export type HandsOf = {
  counterId: string | null
  holderId: string | null
  maySign: boolean
  dueBefore: string
}

/** Open dossiers in the hands of a counter, a holder or a signer, and whatever is due. */
export async function listIdsInHand(
  trx: Tx,
  wardId: number,
  hands: HandsOf,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select dossier_id as id from dossier
    where ward_id = ${wardId} and closed_at is null and (counter_id = ${hands.counterId}
      or holder_id = ${hands.holderId} or ${hands.maySign}::boolean or due_at < ${hands.dueBefore})
    order by due_at limit ${limit}`.execute(trx)
  return rows.map(({ id }) => id)
}

export async function listIdsOfVisits(
  trx: Tx,
  wardId: number,
  visitIds: readonly string[],
): Promise<string[]> {
  if (visitIds.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select dossier_id as id from dossier
    where ward_id = ${wardId} and visit_id = any(${visitIds}::uuid[]) and status <> 'void'`.execute(trx)
  return rows.map(({ id }) => id)
}

/** Open dossiers, the soonest due first: the officer's work list. */
export async function listOpenDossierRows(trx: Tx, wardId: number, limit: number): Promise<DossierRow[]> {
  const { rows } = await sql<DossierRow>`
    select ${dossierColumns} from dossier
    where ward_id = ${wardId} and closed_at is null order by due_at, received_at, dossier_id limit ${limit}`.execute(
    trx,
  )
  return rows
}

export async function listDossierEventRows(
  trx: Tx,
  wardId: number,
  dossierId: string,
): Promise<DossierEventRow[]> {
  const { rows } = await sql<DossierEventRow>`
    select seq, at::text as at, type, actor_id as "actorId", actor_role as "actorRole", device, data
    from dossier_event where ward_id = ${wardId} and dossier_id = ${dossierId} order by seq`.execute(trx)
  return rows
}

export type NewDossierRow = Omit<DossierRow, 'holderId' | 'closedAt'> & {
  trackingIndex: string
  officialIndex: string | null
  at: string
}

export async function insertDossierRow(trx: Tx, wardId: number, row: NewDossierRow): Promise<void> {
  await sql`
    insert into dossier (ward_id, dossier_id, visit_id, procedure_id, procedure_version, case_id, status, clock, summary,
      tracking_index, official_index, counter_id, received_at, due_at, version, changed_at)
    values (${wardId}, ${row.dossierId}, ${row.visitId}, ${row.procedureId}, ${row.procedureVersion}, ${row.caseId},
      ${row.status}, ${row.clock}, ${row.summary}, ${row.trackingIndex}, ${row.officialIndex}, ${row.counterId},
      ${row.receivedAt}, ${row.dueAt}, ${row.version}, ${row.at})`.execute(trx)
}

export type DossierChange = {
  dossierId: string
  status: string
  clock: string
  summary: Uint8Array
  officialIndex: string | null
  dueAt: string | null
  version: number
  at: string
}

export async function updateDossierRow(trx: Tx, wardId: number, row: DossierChange): Promise<void> {
  await sql`
    update dossier set status = ${row.status}, clock = ${row.clock}, summary = ${row.summary},
      official_index = ${row.officialIndex}, due_at = ${row.dueAt}, version = ${row.version}, changed_at = ${row.at},
      closed_at = case when ${row.clock} = 'ended' then coalesce(closed_at, ${row.at}::timestamptz) end
    where ward_id = ${wardId} and dossier_id = ${row.dossierId}`.execute(trx)
}

export type NewDossierEventRow = DossierEventRow & { dossierId: string }

export async function insertDossierEventRows(
  trx: Tx,
  wardId: number,
  rows: NewDossierEventRow[],
): Promise<void> {
  const values = rows.map(
    (row) => sql`(${wardId}, ${row.dossierId}, ${row.seq}, ${row.at}, ${row.type},
    ${row.actorId}, ${row.actorRole}, ${row.device}, ${row.data})`,
  )
  await sql`
    insert into dossier_event (ward_id, dossier_id, seq, at, type, actor_id, actor_role, device, data)
    values ${sql.join(values)}`.execute(trx)
}

/** True when another dossier of the ward already carries that official code. */
export async function isOfficialIndexTaken(
  trx: Tx,
  wardId: number,
  place: { index: string; dossierId: string },
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from dossier where ward_id = ${wardId} and official_index = ${place.index}
      and dossier_id <> ${place.dossierId}`.execute(trx)
  return rows.length > 0
}

/** Removes one fact, to be written anew without a value that was erased. Only the keeper may. */
export async function deleteDossierEventRow(
  trx: Tx,
  wardId: number,
  { dossierId, seq }: Pick<NewDossierEventRow, 'dossierId' | 'seq'>,
): Promise<void> {
  await sql`
    delete from dossier_event
    where ward_id = ${wardId} and dossier_id = ${dossierId} and seq = ${seq}`.execute(trx)
}
