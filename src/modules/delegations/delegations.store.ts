import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import type { SigningDelegation, StandsFor } from '#domain/access/delegation.ts'
import type { PlainDate } from '#lib/plain-date.ts'

type At = { accountId: string; day: PlainDate }

/** Delegations that let this account sign on that day. */
export async function listDelegationsTo(trx: Tx, wardId: number, at: At): Promise<SigningDelegation[]> {
  const { rows } = await sql<SigningDelegation>`
    select d.delegation_id as "delegationId", d.capacity, d.procedure_ids as "procedureIds", d.document,
      a.display_name as "delegatorName", a.title as "delegatorTitle"
    from signing_delegation d join account a on a.ward_id = d.ward_id and a.account_id = d.delegator_id
    where d.ward_id = ${wardId} and d.delegate_id = ${at.accountId} and d.ended_at is null
      and d.from_day <= ${at.day} and d.to_day >= ${at.day} and a.is_active
      and ('signer' = any(a.roles) or 'chair' = any(a.roles))
    order by d.from_day`.execute(trx)
  return rows
}

/** Whose work this account does on that day. */
export async function listStandsFor(trx: Tx, wardId: number, at: At): Promise<StandsFor[]> {
  const { rows } = await sql<StandsFor>`
    select a.account_id as "accountId", a.display_name as name, a.counter_id as "counterId"
    from substitution s join account a on a.ward_id = s.ward_id and a.account_id = s.absent_id
    where s.ward_id = ${wardId} and s.substitute_id = ${at.accountId} and s.ended_at is null
      and s.from_day <= ${at.day} and s.to_day >= ${at.day}
    order by a.display_name`.execute(trx)
  return rows
}

export type DelegationRow = SigningDelegation & {
  delegateName: string
  fromDay: PlainDate
  toDay: PlainDate
  endedAt: string | null
}

export async function listDelegationRows(trx: Tx, wardId: number): Promise<DelegationRow[]> {
  const { rows } = await sql<DelegationRow>`
    select d.delegation_id as "delegationId", d.capacity, d.procedure_ids as "procedureIds", d.document,
      a.display_name as "delegatorName", a.title as "delegatorTitle", b.display_name as "delegateName",
      d.from_day::text as "fromDay", d.to_day::text as "toDay", d.ended_at as "endedAt"
    from signing_delegation d
    join account a on a.ward_id = d.ward_id and a.account_id = d.delegator_id
    join account b on b.ward_id = d.ward_id and b.account_id = d.delegate_id
    where d.ward_id = ${wardId} order by d.ended_at is not null, d.to_day desc limit 200`.execute(trx)
  return rows
}

export type NewDelegation = {
  delegationId: string
  delegatorId: string
  delegateId: string
  capacity: SigningDelegation['capacity']
  procedureIds: readonly string[]
  fromDay: PlainDate
  toDay: PlainDate
  document: string
  createdBy: string | null
  now: string
}

export async function insertDelegationRow(trx: Tx, wardId: number, row: NewDelegation): Promise<void> {
  await sql`
    insert into signing_delegation (ward_id, delegation_id, delegator_id, delegate_id, capacity, procedure_ids, from_day,
      to_day, document, created_by, created_at)
    values (${wardId}, ${row.delegationId}, ${row.delegatorId}, ${row.delegateId}, ${row.capacity},
      ${row.procedureIds}, ${row.fromDay}, ${row.toDay}, ${row.document}, ${row.createdBy}, ${row.now})`.execute(
    trx,
  )
}

export async function endDelegationRow(
  trx: Tx,
  wardId: number,
  of: { delegationId: string; now: string; delegatorId: string | null },
): Promise<boolean> {
  const own = of.delegatorId ? sql` and delegator_id = ${of.delegatorId}` : sql``
  const { numAffectedRows } = await sql`
    update signing_delegation set ended_at = ${of.now}
    where ward_id = ${wardId} and delegation_id = ${of.delegationId} and ended_at is null${own}`.execute(trx)
  return Number(numAffectedRows ?? 0) > 0
}

/** Somebody leaves: what she gave and what she was given ends. */
export async function endDelegationsOf(
  trx: Tx,
  wardId: number,
  of: { accountId: string; now: string },
): Promise<void> {
  await sql`
    update signing_delegation set ended_at = ${of.now}
    where ward_id = ${wardId} and ended_at is null
      and (delegator_id = ${of.accountId} or delegate_id = ${of.accountId})`.execute(trx)
}
