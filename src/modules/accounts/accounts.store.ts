import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import type { Role } from '#domain/access/role.ts'

export type AccountRow = {
  accountId: string
  displayName: string
  title: string
  roles: Role[]
  counterId: string | null
  login: string | null
}

const accountColumns = sql<AccountRow>`
  a.account_id as "accountId", a.display_name as "displayName", a.title, a.roles, a.counter_id as "counterId", a.login`

export type NewAccountRow = Omit<AccountRow, 'login'> & { login?: string | null }

export async function insertAccountRow(trx: Tx, wardId: number, row: NewAccountRow): Promise<void> {
  await sql`
    insert into account (ward_id, account_id, display_name, title, roles, counter_id, login)
    values (${wardId}, ${row.accountId}, ${row.displayName}, ${row.title}, ${row.roles}, ${row.counterId},
      ${row.login ?? null})`.execute(trx)
}

export async function listAccountRows(trx: Tx, wardId: number): Promise<AccountRow[]> {
  const { rows } = await sql<AccountRow>`
    select ${accountColumns} from account a where a.ward_id = ${wardId} and a.is_active
    order by a.created_at, a.display_name`.execute(trx)
  return rows
}

export async function insertLinkRow(
  trx: Tx,
  wardId: number,
  row: { tokenHash: string; accountId: string; createdAt: string; expiresAt: string },
): Promise<void> {
  await sql`
    insert into sign_in_link (ward_id, token_hash, account_id, created_at, expires_at)
    values (${wardId}, ${row.tokenHash}, ${row.accountId}, ${row.createdAt}, ${row.expiresAt})`.execute(trx)
}

/** Uses a link up: the row lock lets one of two simultaneous clicks win. */
export async function takeLinkRow(
  trx: Tx,
  wardId: number,
  link: { tokenHash: string; now: string },
): Promise<string | undefined> {
  const { rows } = await sql<{ accountId: string }>`
    update sign_in_link set used_at = ${link.now}
    where ward_id = ${wardId} and token_hash = ${link.tokenHash} and used_at is null and expires_at > ${link.now}
    returning account_id as "accountId"`.execute(trx)
  return rows[0]?.accountId
}

/** Who signs in under a name; nobody once she has left. */
export async function findAccountByLogin(
  trx: Tx,
  wardId: number,
  login: string,
): Promise<AccountRow | undefined> {
  const { rows } = await sql<AccountRow>`
    select ${accountColumns} from account a
    where a.ward_id = ${wardId} and a.login = ${login} and a.is_active`.execute(trx)
  return rows[0]
}

export async function findAccountRow(
  trx: Tx,
  wardId: number,
  accountId: string,
): Promise<AccountRow | undefined> {
  const { rows } = await sql<AccountRow>`
    select ${accountColumns} from account a
    where a.ward_id = ${wardId} and a.account_id = ${accountId} and a.is_active`.execute(trx)
  return rows[0]
}

export async function listLogins(trx: Tx, wardId: number): Promise<string[]> {
  const { rows } = await sql<{ login: string }>`
    select login from account where ward_id = ${wardId} and login is not null`.execute(trx)
  return rows.map(({ login }) => login)
}

/** Whether a link could still be used, without using it. */
export async function isLinkLive(
  trx: Tx,
  wardId: number,
  link: { tokenHash: string; now: string },
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from sign_in_link
    where ward_id = ${wardId} and token_hash = ${link.tokenHash} and used_at is null and expires_at > ${link.now}`.execute(
    trx,
  )
  return rows.length > 0
}
