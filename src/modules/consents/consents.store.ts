import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'

export type ConsentRow = {
  consentId: string
  at: string
  purpose: string
  verdict: string
  wordingVersion: string
  wordingHash: string
  channel: string
  toId: string | null
  heardBy: string | null
  data: Uint8Array
}

export type ConsentPlace = { subjectType: string; subjectId: string }

export async function insertConsentRow(
  trx: Tx,
  wardId: number,
  row: ConsentRow & ConsentPlace,
): Promise<void> {
  await sql`
    insert into consent_event (ward_id, consent_id, subject_type, subject_id, at, purpose, verdict, wording_version,
      wording_hash, channel, to_id, heard_by, data)
    values (${wardId}, ${row.consentId}, ${row.subjectType}, ${row.subjectId}, ${row.at}, ${row.purpose}, ${row.verdict},
      ${row.wordingVersion}, ${row.wordingHash}, ${row.channel}, ${row.toId}, ${row.heardBy}, ${row.data})`.execute(
    trx,
  )
}

/** Every answer about one visit, dossier or draft, the first first. */
export async function listConsentRows(
  trx: Tx,
  wardId: number,
  { subjectType, subjectId }: ConsentPlace,
): Promise<ConsentRow[]> {
  const { rows } = await sql<ConsentRow>`
    select consent_id as "consentId", at::text as at, purpose, verdict, wording_version as "wordingVersion",
      wording_hash as "wordingHash", channel, to_id as "toId", heard_by as "heardBy", data
    from consent_event
    where ward_id = ${wardId} and subject_type = ${subjectType} and subject_id = ${subjectId}
    order by at, consent_id`.execute(trx)
  return rows
}
