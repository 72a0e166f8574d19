import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import type { PlainDate } from '#lib/plain-date.ts'

export type KeptRow = {
  keptId: string
  formId: string
  formVersion: string
  input: Uint8Array
  keepUntil: PlainDate
}

export async function insertKeptRow(
  trx: Tx,
  wardId: number,
  row: KeptRow & { codeIndex: string; at: string },
): Promise<void> {
  await sql`
    insert into kept_draft (ward_id, kept_id, form_id, code_index, form_version, input, keep_until, kept_at)
    values (${wardId}, ${row.keptId}, ${row.formId}, ${row.codeIndex}, ${row.formVersion}, ${row.input},
      ${row.keepUntil}, ${row.at})`.execute(trx)
}

/** What was kept under a code and is not yet to be deleted. */
export async function listKeptRows(
  trx: Tx,
  wardId: number,
  { codeIndex, today }: { codeIndex: string; today: PlainDate },
): Promise<KeptRow[]> {
  const { rows } = await sql<KeptRow>`
    select kept_id as "keptId", form_id as "formId", form_version as "formVersion", input,
      keep_until::text as "keepUntil"
    from kept_draft
    where ward_id = ${wardId} and code_index = ${codeIndex} and keep_until >= ${today} order by form_id`.execute(
    trx,
  )
  return rows
}

export async function deleteKeptRows(trx: Tx, wardId: number, keptId: string): Promise<void> {
  await sql`delete from kept_draft where ward_id = ${wardId} and kept_id = ${keptId}`.execute(trx)
}
