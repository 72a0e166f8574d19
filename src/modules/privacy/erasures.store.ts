import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import type { ErasedSubject } from '#db/retention/index.ts'

export type Erasure = ErasedSubject & { wardId: number; erasedAt: string }

export async function insertErasureRow(
  trx: Tx,
  { wardId, subjectType, subjectId, erasedAt }: Erasure,
): Promise<void> {
  await sql`
    insert into erasure (ward_id, subject_type, subject_id, erased_at)
    values (${wardId}, ${subjectType}, ${subjectId}, ${erasedAt})
    on conflict (ward_id, subject_type, subject_id) do nothing`.execute(trx)
}

/** What was erased in every ward, the first first. */
export async function listErasureRows(trx: Tx): Promise<Erasure[]> {
  const { rows } = await sql<Erasure>`
    select ward_id as "wardId", subject_type as "subjectType", subject_id as "subjectId",
      to_char(erased_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "erasedAt"
    from erasure order by erased_at, ward_id, subject_type, subject_id`.execute(trx)
  return rows
}

export async function listWardIdsHere(trx: Tx): Promise<number[]> {
  const { rows } = await sql<{ wardId: number }>`select ward_id as "wardId" from ward`.execute(trx)
  return rows.map(({ wardId }) => wardId)
}
