import { sql } from 'kysely'
import { dbOver, type Db, type Tx } from '#db/client.ts'
import type { SqlSource } from '#db/sql-session.ts'
import { randomFrom, type Random } from './statements.ts'

export type Pooled = { requests: number; wards: number; rows: number; leaks: number; failed: number }

class Broken extends Error {}

/**
 * Requests of many wards over one pool, side by side: reads, writes, refusals, faults in the middle, work across wards between
 * them. After each, whatever came back must be of the ward that asked.
 */
export async function mixedRequests(
  db: Db,
  wishes: { requests: number; wards: readonly number[]; seed: number; atOnce?: number },
): Promise<Pooled> {
  const random = randomFrom(wishes.seed)
  const found: Pooled = { requests: 0, wards: wishes.wards.length, rows: 0, leaks: 0, failed: 0 }
  const next = async () => {
    while (found.requests < wishes.requests) {
      found.requests += 1
      await oneRequest(db, { random, wards: wishes.wards, found })
    }
  }
  await Promise.all(Array.from({ length: wishes.atOnce ?? 40 }, next))
  return found
}

type Round = { random: Random; wards: readonly number[]; found: Pooled }

async function oneRequest(db: Db, { random, wards, found }: Round): Promise<void> {
  const ward = wards[Math.floor(random() * wards.length)]!
  const turn = random()
  const read = (trx: Tx) => noteRows(trx, { ward, found })
  if (turn < 0.05) return void (await db.acrossWards((trx) => sql`select count(*) from visit`.execute(trx)))
  const broken = db.inWard(ward, async (trx) => {
    await read(trx)
    if (turn < 0.12) await sql`select 1 / 0`.execute(trx)
    if (turn < 0.19) throw new Broken()
    if (turn < 0.4) await sql`update counter set name = name where counter_id = ${String(ward)}`.execute(trx)
    if (turn > 0.8) await read(trx)
  })
  await broken.catch(() => void (found.failed += 1))
}

async function noteRows(trx: Tx, { ward, found }: { ward: number; found: Pooled }): Promise<void> {
  const { rows } = await sql<{ ward_id: number; name: string }>`
    select ward_id, name from counter union all select ward_id, name from ward`.execute(trx)
  found.rows += rows.length
  found.leaks += rows.filter((row) => row.ward_id !== ward || row.name !== `Phường ${ward}`).length
}

/** As many wards, each with rows that say whose they are. */
export async function aRowOfWards(db: Db, count: number): Promise<number[]> {
  const wards = Array.from({ length: count }, (_, index) => 1_000 + index)
  for (const ward of wards)
    await db.inWard(ward, async (trx) => {
      const name = `Phường ${ward}`
      await sql`insert into ward (ward_id, code, name, province_name, settings) values (${ward}, 'x', ${name}, 'x', '{}')`.execute(
        trx,
      )
      await sql`insert into counter (ward_id, counter_id, name) values (${ward}, ${String(ward)}, ${name})`.execute(
        trx,
      )
    })
  return wards
}

/** The mistake the pool must not make: a ward that stays on the connection, and requests that forget to name theirs. */
export function forgetful(source: SqlSource, seed: number): Db {
  const random = randomFrom(seed)
  const mistaken = (text: string) =>
    text.replace(/set local app\.ward = (\d+)/, (_, ward: string) =>
      random() < 0.1 ? 'select 1' : `set app.ward = ${ward}`,
    )
  return dbOver({
    ...source,
    acquire: async () => {
      const session = await source.acquire()
      return { ...session, script: (text) => session.script(mistaken(text)) }
    },
  })
}
