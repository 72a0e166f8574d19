import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'

export type ShiftRow = { shiftId: string; supervisorId: string; openedAt: string; endsAt: string }
export type ShiftMemberRow = { shiftId: string; accountId: string; guardianAgreed: boolean }

const shiftColumns = sql<ShiftRow>`
  s.shift_id as "shiftId", s.supervisor_id as "supervisorId", s.opened_at::text as "openedAt", s.ends_at::text as "endsAt"`

export async function insertShiftRow(trx: Tx, wardId: number, row: ShiftRow): Promise<void> {
  await sql`
    insert into duty_shift (ward_id, shift_id, supervisor_id, opened_at, ends_at)
    values (${wardId}, ${row.shiftId}, ${row.supervisorId}, ${row.openedAt}, ${row.endsAt})`.execute(trx)
}

export async function insertShiftMemberRows(trx: Tx, wardId: number, rows: ShiftMemberRow[]): Promise<void> {
  const values = rows.map(
    ({ shiftId, accountId, guardianAgreed }) => sql`(${wardId}, ${shiftId}, ${accountId}, ${guardianAgreed})`,
  )
  await sql`
    insert into duty_member (ward_id, shift_id, account_id, guardian_agreed) values ${sql.join(values)}`.execute(
    trx,
  )
}

/** Shifts running at `now`, the last opened first. */
export async function listRunningShiftRows(trx: Tx, wardId: number, now: string): Promise<ShiftRow[]> {
  const { rows } = await sql<ShiftRow>`
    select ${shiftColumns} from duty_shift s
    where s.ward_id = ${wardId} and s.ends_at > ${now} and s.opened_at <= ${now} and s.closed_at is null
    order by s.opened_at desc, s.shift_id`.execute(trx)
  return rows
}

export async function listShiftMemberRows(
  trx: Tx,
  wardId: number,
  shiftId: string,
): Promise<ShiftMemberRow[]> {
  const { rows } = await sql<ShiftMemberRow>`
    select shift_id as "shiftId", account_id as "accountId", guardian_agreed as "guardianAgreed"
    from duty_member where ward_id = ${wardId} and shift_id = ${shiftId}`.execute(trx)
  return rows
}

/** The running shift one person stands on, or supervises; the last opened when there are two. */
export async function findOwnShiftRow(
  trx: Tx,
  wardId: number,
  own: { accountId: string; now: string },
): Promise<(ShiftRow & { guardianAgreed: boolean }) | undefined> {
  const { rows } = await sql<ShiftRow & { guardianAgreed: boolean }>`
    select ${shiftColumns}, coalesce(m.guardian_agreed, false) as "guardianAgreed"
    from duty_shift s
    left join duty_member m
      on m.ward_id = s.ward_id and m.shift_id = s.shift_id and m.account_id = ${own.accountId}
    where s.ward_id = ${wardId} and s.ends_at > ${own.now} and s.opened_at <= ${own.now} and s.closed_at is null
      and (s.supervisor_id = ${own.accountId} or m.account_id is not null)
    order by s.opened_at desc, s.shift_id limit 1`.execute(trx)
  return rows[0]
}

/** Closes a running shift; false when it is not there, or closed already. */
export async function closeShiftRow(
  trx: Tx,
  wardId: number,
  shift: { shiftId: string; now: string },
): Promise<boolean> {
  const { rows } = await sql`
    update duty_shift set closed_at = ${shift.now}
    where ward_id = ${wardId} and shift_id = ${shift.shiftId} and closed_at is null
    returning shift_id`.execute(trx)
  return rows.length > 0
}
