import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import type { Role } from '#domain/access/role.ts'

export type AccountRow = {
  accountId: string
  displayName: string
  title: string
  roles: Role[]
  counterId: string | null
}

const accountColumns = sql<AccountRow>`
  a.account_id as "accountId", a.display_name as "displayName", a.title, a.roles, a.counter_id as "counterId"`

export async function insertAccountRow(trx: Tx, wardId: number, row: AccountRow): Promise<void> {
  await sql`
    insert into account (ward_id, account_id, display_name, title, roles, counter_id)
    values (${wardId}, ${row.accountId}, ${row.displayName}, ${row.title}, ${row.roles}, ${row.counterId})`.execute(
    trx,
  )
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

export type SessionRow = AccountRow & { device: string; lastSeenAt: string; expiresAt: string }

export async function insertSessionRow(
  trx: Tx,
  wardId: number,
  row: { tokenHash: string; accountId: string; device: string; now: string; expiresAt: string },
): Promise<void> {
  await sql`
    insert into session (ward_id, token_hash, account_id, device, created_at, last_seen_at, expires_at)
    values (${wardId}, ${row.tokenHash}, ${row.accountId}, ${row.device}, ${row.now}, ${row.now}, ${row.expiresAt})`.execute(
    trx,
  )
}

/** A living session with its account: not revoked, not expired, seen since `idleSince`. */
export async function findSessionRow(
  trx: Tx,
  wardId: number,
  session: { tokenHash: string; now: string; idleSince: string },
): Promise<SessionRow | undefined> {
  const { rows } = await sql<SessionRow>`
    select ${accountColumns}, s.device, s.last_seen_at as "lastSeenAt", s.expires_at as "expiresAt"
    from session s join account a on a.ward_id = s.ward_id and a.account_id = s.account_id
    where s.ward_id = ${wardId} and s.token_hash = ${session.tokenHash} and s.revoked_at is null
      and s.expires_at > ${session.now} and s.last_seen_at > ${session.idleSince} and a.is_active`.execute(
    trx,
  )
  return rows[0]
}

export async function touchSessionRow(
  trx: Tx,
  wardId: number,
  session: { tokenHash: string; now: string },
): Promise<void> {
  await sql`
    update session set last_seen_at = ${session.now}
    where ward_id = ${wardId} and token_hash = ${session.tokenHash}`.execute(trx)
}

export async function revokeSessionRow(
  trx: Tx,
  wardId: number,
  session: { tokenHash: string; now: string },
): Promise<void> {
  await sql`
    update session set revoked_at = ${session.now}
    where ward_id = ${wardId} and token_hash = ${session.tokenHash} and revoked_at is null`.execute(trx)
}
