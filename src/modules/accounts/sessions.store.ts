import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import type { ProofKind, Strength } from '#domain/access/proof.ts'
import type { AccountRow } from './accounts.store.ts'

export type SessionRow = AccountRow & {
  device: string
  lastSeenAt: string
  expiresAt: string
  strength: Strength
  provenAt: string | null
  lockedAt: string | null
  /** What the account can prove itself with. */
  proofs: ProofKind[]
}

export type NewSession = {
  tokenHash: string
  accountId: string
  device: string
  strength: Strength
  now: string
  expiresAt: string
}

export async function insertSessionRow(trx: Tx, wardId: number, row: NewSession): Promise<void> {
  const provenAt = (await isProvenBy(trx, wardId, row)) ? row.now : null
  await sql`
    insert into session (ward_id, token_hash, account_id, device, created_at, last_seen_at, expires_at, strength, proven_at)
    values (${wardId}, ${row.tokenHash}, ${row.accountId}, ${row.device}, ${row.now}, ${row.now}, ${row.expiresAt},
      ${row.strength}, ${provenAt})`.execute(trx)
}

/** A link proves nothing for an account that has proofs of its own: it lets her in to show them, no further. */
async function isProvenBy(trx: Tx, wardId: number, { strength, accountId }: NewSession): Promise<boolean> {
  if (strength !== 'link') return true
  const { rows } = await sql`
    select 1 from credential where ward_id = ${wardId} and account_id = ${accountId} limit 1`.execute(trx)
  return rows.length === 0
}

/** A living session with its account: not revoked, not expired, its owner still here. */
export async function findSessionRow(
  trx: Tx,
  wardId: number,
  session: { tokenHash: string; now: string },
): Promise<SessionRow | undefined> {
  const { rows } = await sql<SessionRow>`
    select a.account_id as "accountId", a.display_name as "displayName", a.title, a.roles, a.counter_id as "counterId",
      a.login, s.device, s.last_seen_at as "lastSeenAt", s.expires_at as "expiresAt", s.strength,
      s.proven_at as "provenAt", s.locked_at as "lockedAt",
      array(select distinct c.kind from credential c
        where c.ward_id = s.ward_id and c.account_id = s.account_id) as proofs
    from session s join account a on a.ward_id = s.ward_id and a.account_id = s.account_id
    where s.ward_id = ${wardId} and s.token_hash = ${session.tokenHash} and s.revoked_at is null
      and s.expires_at > ${session.now} and a.is_active`.execute(trx)
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

/** Proven again: open, fresh, and at least as strong as before. */
export async function proveSessionRow(
  trx: Tx,
  wardId: number,
  session: { tokenHash: string; now: string; strength?: Strength },
): Promise<void> {
  const stronger = session.strength ? sql`, strength = ${session.strength}` : sql``
  await sql`
    update session set proven_at = ${session.now}, last_seen_at = ${session.now}, locked_at = null${stronger}
    where ward_id = ${wardId} and token_hash = ${session.tokenHash}`.execute(trx)
}

export async function lockSessionRow(
  trx: Tx,
  wardId: number,
  session: { tokenHash: string; now: string },
): Promise<void> {
  await sql`
    update session set locked_at = ${session.now}
    where ward_id = ${wardId} and token_hash = ${session.tokenHash} and locked_at is null`.execute(trx)
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

/** Ends all sessions of an account, except one when it is named. Unused links end too. */
export async function revokeAccountSessions(
  trx: Tx,
  wardId: number,
  of: { accountId: string; now: string; except?: string },
): Promise<number> {
  const { numAffectedRows } = await sql`
    update session set revoked_at = ${of.now}
    where ward_id = ${wardId} and account_id = ${of.accountId} and revoked_at is null
      and token_hash <> ${of.except ?? ''}`.execute(trx)
  await sql`
    delete from sign_in_link
    where ward_id = ${wardId} and account_id = ${of.accountId} and used_at is null`.execute(trx)
  return Number(numAffectedRows ?? 0)
}

export type OpenSession = { tokenHash: string; device: string; createdAt: string; lastSeenAt: string }

export async function listOpenSessions(
  trx: Tx,
  wardId: number,
  of: { accountId: string; now: string },
): Promise<OpenSession[]> {
  const { rows } = await sql<OpenSession>`
    select token_hash as "tokenHash", device, created_at as "createdAt", last_seen_at as "lastSeenAt" from session
    where ward_id = ${wardId} and account_id = ${of.accountId} and revoked_at is null and expires_at > ${of.now}
    order by last_seen_at desc`.execute(trx)
  return rows
}
