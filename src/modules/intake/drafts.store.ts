import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'

export type DraftRow = {
  visitId: string
  formId: string
  formVersion: string
  input: Uint8Array
  version: number
}

const columns = sql<DraftRow>`
  visit_id as "visitId", form_id as "formId", form_version as "formVersion", input, version`

export async function findDraftRow(
  trx: Tx,
  wardId: number,
  place: { visitId: string; formId: string },
): Promise<DraftRow | undefined> {
  const { rows } = await sql<DraftRow>`
    select ${columns} from visit_draft
    where ward_id = ${wardId} and visit_id = ${place.visitId} and form_id = ${place.formId}`.execute(trx)
  return rows[0]
}

/** Every draft of one visit, the last changed first: what was said for one form need not be said for the next. */
export async function listDraftRows(trx: Tx, wardId: number, visitId: string): Promise<DraftRow[]> {
  const { rows } = await sql<DraftRow>`
    select ${columns} from visit_draft where ward_id = ${wardId} and visit_id = ${visitId}
    order by changed_at desc, form_id`.execute(trx)
  return rows
}

export async function listLivingDraftRows(trx: Tx, wardId: number): Promise<DraftRow[]> {
  const { rows } = await sql<DraftRow>`
    select ${columns} from visit_draft where ward_id = ${wardId} order by changed_at desc limit 500`.execute(
    trx,
  )
  return rows
}

export async function upsertDraftRow(trx: Tx, wardId: number, row: DraftRow & { at: string }): Promise<void> {
  await sql`
    insert into visit_draft (ward_id, visit_id, form_id, form_version, input, version, changed_at)
    values (${wardId}, ${row.visitId}, ${row.formId}, ${row.formVersion}, ${row.input}, ${row.version}, ${row.at})
    on conflict (ward_id, visit_id, form_id) do update set form_version = excluded.form_version,
      input = excluded.input, version = excluded.version, changed_at = excluded.changed_at`.execute(trx)
}

/** Drafts of visits closed before `closedBefore`, and of visits of earlier days nobody closed. */
export async function deleteDraftRows(
  trx: Tx,
  wardId: number,
  limits: { closedBefore: string; today: string },
): Promise<number> {
  const { rows } = await sql`
    delete from visit_draft d using visit v
    where d.ward_id = ${wardId} and v.ward_id = d.ward_id and v.visit_id = d.visit_id
      and (v.closed_at < ${limits.closedBefore} or v.day < ${limits.today})
    returning d.visit_id`.execute(trx)
  return rows.length
}
