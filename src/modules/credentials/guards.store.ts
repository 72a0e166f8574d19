import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import type { Tries } from '#domain/access/tries.ts'

type GuardRow = { tries: number; since: string; blockedUntil: string | null }

/**
 * Locks the row of one guard, made when it is not there: tries at one moment follow each other. A try that has to wait
 * writes nothing: whoever floods one name must not leave ten thousand dead versions of its row.
 */
export async function lockGuard(trx: Tx, wardId: number, guard: string, now: number): Promise<Tries> {
  const row = (await selectGuard(trx, wardId, guard)) ?? (await makeGuard(trx, wardId, guard, now))
  const { tries, since, blockedUntil } = row
  return { tries, since: Date.parse(since), blockedUntil: blockedUntil ? Date.parse(blockedUntil) : null }
}

async function selectGuard(trx: Tx, wardId: number, guard: string): Promise<GuardRow | undefined> {
  const { rows } = await sql<GuardRow>`
    select tries, since, blocked_until as "blockedUntil" from sign_in_guard
    where ward_id = ${wardId} and guard = ${guard} for update`.execute(trx)
  return rows[0]
}

async function makeGuard(trx: Tx, wardId: number, guard: string, now: number): Promise<GuardRow> {
  const { rows } = await sql<GuardRow>`
    insert into sign_in_guard (ward_id, guard, tries, since) values (${wardId}, ${guard}, 0, ${instant(now)})
    on conflict (ward_id, guard) do update set tries = sign_in_guard.tries
    returning tries, since, blocked_until as "blockedUntil"`.execute(trx)
  return rows[0]!
}

export async function updateGuard(trx: Tx, wardId: number, guard: string, next: Tries): Promise<void> {
  await sql`
    update sign_in_guard set tries = ${next.tries}, since = ${instant(next.since)},
      blocked_until = ${next.blockedUntil === null ? null : instant(next.blockedUntil)}
    where ward_id = ${wardId} and guard = ${guard}`.execute(trx)
}

export async function deleteGuards(trx: Tx, wardId: number, guards: readonly string[]): Promise<void> {
  await sql`delete from sign_in_guard where ward_id = ${wardId} and guard = any(${guards})`.execute(trx)
}

function instant(ms: number): string {
  return new Date(ms).toISOString()
}
