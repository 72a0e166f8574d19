import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import type { ProofKind } from '#domain/access/proof.ts'
import type { AccountRow } from './accounts.store.ts'

export type PersonRow = AccountRow & {
  isActive: boolean
  leftAt: string | null
  lastSeenAt: string | null
  proofs: ProofKind[]
}

const personColumns = sql<PersonRow>`
  a.account_id as "accountId", a.display_name as "displayName", a.title, a.roles, a.counter_id as "counterId", a.login,
  a.is_active as "isActive", a.left_at as "leftAt",
  (select max(s.last_seen_at) from session s where s.ward_id = a.ward_id and s.account_id = a.account_id) as "lastSeenAt",
  array(select distinct c.kind from credential c where c.ward_id = a.ward_id and c.account_id = a.account_id) as proofs`

export async function listPersonRows(trx: Tx, wardId: number): Promise<PersonRow[]> {
  const { rows } = await sql<PersonRow>`
    select ${personColumns} from account a where a.ward_id = ${wardId}
    order by a.is_active desc, a.created_at, a.display_name`.execute(trx)
  return rows
}

/** Locked: two administrators change one person one after the other. */
export async function lockPersonRow(
  trx: Tx,
  wardId: number,
  accountId: string,
): Promise<PersonRow | undefined> {
  await sql`select 1 from account where ward_id = ${wardId} and account_id = ${accountId} for update`.execute(
    trx,
  )
  const { rows } = await sql<PersonRow>`
    select ${personColumns} from account a
    where a.ward_id = ${wardId} and a.account_id = ${accountId}`.execute(trx)
  return rows[0]
}

export type PersonChange = Pick<AccountRow, 'accountId' | 'displayName' | 'title' | 'roles' | 'counterId'>

export async function updatePersonRow(trx: Tx, wardId: number, row: PersonChange): Promise<void> {
  await sql`
    update account set display_name = ${row.displayName}, title = ${row.title}, roles = ${row.roles},
      counter_id = ${row.counterId}
    where ward_id = ${wardId} and account_id = ${row.accountId}`.execute(trx)
}

export async function leaveAccountRow(
  trx: Tx,
  wardId: number,
  of: { accountId: string; now: string },
): Promise<void> {
  await sql`
    update account set is_active = false, left_at = ${of.now}, counter_id = null
    where ward_id = ${wardId} and account_id = ${of.accountId}`.execute(trx)
}

/** All administrators are locked, so that the last two do not both leave at one moment. */
export async function lockAdministrators(trx: Tx, wardId: number): Promise<string[]> {
  const { rows } = await sql<{ accountId: string }>`
    select account_id as "accountId" from account
    where ward_id = ${wardId} and is_active and 'administrator' = any(roles) order by account_id for update`.execute(
    trx,
  )
  return rows.map(({ accountId }) => accountId)
}
