import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import type { ProofKind } from '#domain/access/proof.ts'

export type CredentialRow = {
  credentialId: string
  accountId: string
  kind: ProofKind
  handle: string | null
  label: string
  secret: Uint8Array
  createdAt: string
  lastUsedAt: string | null
}

const columns = sql<CredentialRow>`
  credential_id as "credentialId", account_id as "accountId", kind, handle, label, secret, created_at as "createdAt",
  last_used_at as "lastUsedAt"`

export async function insertCredentialRow(
  trx: Tx,
  wardId: number,
  row: Omit<CredentialRow, 'lastUsedAt'>,
): Promise<void> {
  await sql`
    insert into credential (ward_id, credential_id, account_id, kind, handle, label, secret, created_at)
    values (${wardId}, ${row.credentialId}, ${row.accountId}, ${row.kind}, ${row.handle}, ${row.label}, ${row.secret},
      ${row.createdAt})`.execute(trx)
}

export async function listCredentialRows(
  trx: Tx,
  wardId: number,
  accountId: string,
): Promise<CredentialRow[]> {
  const { rows } = await sql<CredentialRow>`
    select ${columns} from credential where ward_id = ${wardId} and account_id = ${accountId}
    order by created_at`.execute(trx)
  return rows
}

/** A passkey names itself; the row is locked, so that its counter moves once for each use. */
export async function lockCredentialByHandle(
  trx: Tx,
  wardId: number,
  handle: string,
): Promise<CredentialRow | undefined> {
  const { rows } = await sql<CredentialRow>`
    select ${columns} from credential where ward_id = ${wardId} and handle = ${handle} for update`.execute(
    trx,
  )
  return rows[0]
}

export async function lockCredential(
  trx: Tx,
  wardId: number,
  of: { accountId: string; kind: ProofKind },
): Promise<CredentialRow | undefined> {
  const { rows } = await sql<CredentialRow>`
    select ${columns} from credential
    where ward_id = ${wardId} and account_id = ${of.accountId} and kind = ${of.kind} for update`.execute(trx)
  return rows[0]
}

export async function noteCredentialUse(
  trx: Tx,
  wardId: number,
  row: { credentialId: string; secret: Uint8Array; now: string },
): Promise<void> {
  await sql`
    update credential set secret = ${row.secret}, last_used_at = ${row.now}
    where ward_id = ${wardId} and credential_id = ${row.credentialId}`.execute(trx)
}

export async function deleteCredentialRows(
  trx: Tx,
  wardId: number,
  of: { accountId: string; kind?: ProofKind; credentialId?: string },
): Promise<number> {
  const kind = of.kind ? sql` and kind = ${of.kind}` : sql``
  const one = of.credentialId ? sql` and credential_id = ${of.credentialId}` : sql``
  const { numAffectedRows } = await sql`
    delete from credential where ward_id = ${wardId} and account_id = ${of.accountId}${kind}${one}`.execute(
    trx,
  )
  return Number(numAffectedRows ?? 0)
}
