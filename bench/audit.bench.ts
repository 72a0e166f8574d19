import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDb, type Db } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import type { Instant } from '#lib/plain-date.ts'
import { takePack, verifyAudit, type AuditFilter } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/context.ts'
import { aCtx, aWard } from '#test/db/a-ward.ts'
import type { BenchLine } from './measure.ts'
import { firstDay, seedChain, secondsApart } from './seeded-chain.ts'

const links = Number(process.env.MOTCUA_BENCH_LINKS ?? 1_000_000)

/**
 * A chain of a million links on the embedded database, walked from its first to its last: every number and every hash. Then an
 * incident pack out of the same chain: one person's week, and everybody who saw one dossier.
 */
export async function run(): Promise<BenchLine[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'motcua-bench-'))
  try {
    const made = await openDb({ dataDir })
    await migrate(made)
    await made.close()
    // The second open has the parameters a ward runs with.
    const db = await openDb({ dataDir })
    const lines = await measure(db)
    await db.close()
    return lines
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function measure(db: Db): Promise<BenchLine[]> {
  const ward = await aWard(db)
  const { actors, dossiers } = await seedChain(db, ward.wardId, links)
  const start = performance.now()
  const check = await verifyAudit(db, ward.wardId)
  const seconds = (performance.now() - start) / 1_000
  if (!check.ok || check.rows !== links) throw new Error(`The chain does not hold: ${JSON.stringify(check)}`)
  const ctx = await aCtx({ db, ward, role: 'auditor' })
  const middle = firstDay + (links / 2) * secondsApart * 1_000
  const [from, to] = [middle, middle + 7 * 86_400_000].map((at) => new Date(at).toISOString() as Instant)
  return [
    { name: 'audit-verify', figure: (seconds * 1_000_000) / links, unit: 's/million-links' },
    await pack(ctx, 'audit-pack-person-week', { actorId: actors[1], from, to }),
    await pack(ctx, 'audit-pack-dossier', { objects: [{ type: 'dossier', id: dossiers[1]! }] }),
  ]
}

async function pack(ctx: Ctx, name: string, filter: AuditFilter): Promise<BenchLine> {
  const start = performance.now()
  const reason = { code: 'drill' as const, caseNo: '' }
  const taken = await takePack(ctx, filter, { reason, most: 100_000 })
  if (!taken.ok || taken.value.entries.length === 0) throw new Error(`${name} found nothing`)
  return { name, figure: performance.now() - start, unit: `ms/${taken.value.entries.length}-entries` }
}
