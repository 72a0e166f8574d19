import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import type { Tries } from '#domain/access/tries.ts'

type GuardRow = { tries: number; since: string; blockedUntil: string | null }

/** Locks the row of one guard, made when it is not there: tries at one moment follow each other. */
export async function lockGuard(trx: Tx, wardId: number, guard: string, now: number): Promise<Tries> {
  const { rows } = await sql<GuardRow>`
    insert into sign_in_guard (ward_id, guard, tries, since) values (${wardId}, ${guard}, 0, ${instant(now)})
    on conflict (ward_id, guard) do update set tries = sign_in_guard.tries
    returning tries, since, blocked_until as "blockedUntil"`.execute(trx)
  const { tries, since, blockedUntil } = rows[0]!
  return { tries, since: Date.parse(since), blockedUntil: blockedUntil ? Date.parse(blockedUntil) : null }
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
