import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import type { PlainDate } from '#lib/plain-date.ts'

export type SubstitutionRow = {
  substitutionId: string
  absentName: string
  substituteName: string
  fromDay: PlainDate
  toDay: PlainDate
  reason: Uint8Array
  endedAt: string | null
}

export async function listSubstitutionRows(trx: Tx, wardId: number): Promise<SubstitutionRow[]> {
  const { rows } = await sql<SubstitutionRow>`
    select s.substitution_id as "substitutionId", a.display_name as "absentName", b.display_name as "substituteName",
      s.from_day::text as "fromDay", s.to_day::text as "toDay", s.reason, s.ended_at as "endedAt"
    from substitution s
    join account a on a.ward_id = s.ward_id and a.account_id = s.absent_id
    join account b on b.ward_id = s.ward_id and b.account_id = s.substitute_id
    where s.ward_id = ${wardId} order by s.ended_at is not null, s.to_day desc limit 200`.execute(trx)
  return rows
}

export type NewSubstitution = {
  substitutionId: string
  absentId: string
  substituteId: string
  fromDay: PlainDate
  toDay: PlainDate
  reason: Uint8Array
  createdBy: string | null
  now: string
}

export async function insertSubstitutionRow(trx: Tx, wardId: number, row: NewSubstitution): Promise<void> {
  await sql`
    insert into substitution (ward_id, substitution_id, absent_id, substitute_id, from_day, to_day, reason, created_by,
      created_at)
    values (${wardId}, ${row.substitutionId}, ${row.absentId}, ${row.substituteId}, ${row.fromDay}, ${row.toDay},
      ${row.reason}, ${row.createdBy}, ${row.now})`.execute(trx)
}

export async function endSubstitutionRow(
  trx: Tx,
  wardId: number,
  of: { substitutionId: string; now: string },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update substitution set ended_at = ${of.now}
    where ward_id = ${wardId} and substitution_id = ${of.substitutionId} and ended_at is null`.execute(trx)
  return Number(numAffectedRows ?? 0) > 0
}

/** Somebody leaves: she stands in for nobody any more. Who stands in for her goes on until its day. */
export async function endSubstitutionsBy(
  trx: Tx,
  wardId: number,
  of: { accountId: string; now: string },
): Promise<void> {
  await sql`
    update substitution set ended_at = ${of.now}
    where ward_id = ${wardId} and ended_at is null and substitute_id = ${of.accountId}`.execute(trx)
}
