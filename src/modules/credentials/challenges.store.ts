import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'

export async function insertChallengeRow(
  trx: Tx,
  wardId: number,
  row: { challenge: string; accountId: string | null; now: string; expiresAt: string },
): Promise<void> {
  await sql`delete from passkey_challenge where ward_id = ${wardId} and expires_at < ${row.now}`.execute(trx)
  await sql`
    insert into passkey_challenge (ward_id, challenge, account_id, expires_at)
    values (${wardId}, ${row.challenge}, ${row.accountId}, ${row.expiresAt})`.execute(trx)
}

/** Uses a challenge up; the row lock lets one of two simultaneous answers win. */
export async function takeChallengeRow(
  trx: Tx,
  wardId: number,
  of: { challenge: string; now: string },
): Promise<{ accountId: string | null } | undefined> {
  const { rows } = await sql<{ accountId: string | null }>`
    delete from passkey_challenge
    where ward_id = ${wardId} and challenge = ${of.challenge} and expires_at > ${of.now}
    returning account_id as "accountId"`.execute(trx)
  return rows[0]
}
