import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'

type Place = { formId: string; formVersion: string }

export async function hasConfirmationRow(trx: Tx, wardId: number, place: Place): Promise<boolean> {
  const { rows } = await sql`
    select 1 from form_confirmation
    where ward_id = ${wardId} and form_id = ${place.formId} and form_version = ${place.formVersion}`.execute(
    trx,
  )
  return rows.length > 0
}

export type ConfirmationRow = Place & { accountId: string; at: string; compared: Uint8Array }

export async function insertConfirmationRow(trx: Tx, wardId: number, row: ConfirmationRow): Promise<void> {
  await sql`
    insert into form_confirmation (ward_id, form_id, form_version, account_id, confirmed_at, compared_with,
      compared)
    values (${wardId}, ${row.formId}, ${row.formVersion}, ${row.accountId}, ${row.at}, '', ${row.compared})
    on conflict (ward_id, form_id, form_version) do nothing`.execute(trx)
}
