import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDb, type Db } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { verifyAudit } from '#modules/audit/index.ts'
import { aWard } from '#test/db/a-ward.ts'
import type { BenchLine } from './measure.ts'
import { seedChain } from './seeded-chain.ts'

const links = Number(process.env.MOTCUA_BENCH_LINKS ?? 1_000_000)

/** A chain of a million links on the embedded database, walked from its first to its last: every number, hash and root. */
export async function run(): Promise<BenchLine[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'motcua-bench-'))
  try {
    const made = await openDb({ dataDir })
    await migrate(made)
    await made.close()
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
  const t = performance.now()
  await seedChain(db, ward.wardId, links)
  console.error('seeded', (performance.now() - t) / 1000)
  const start = performance.now()
  const check = await verifyAudit(db, ward.wardId)
  const seconds = (performance.now() - start) / 1_000
  if (!check.ok || check.rows !== links) throw new Error(`The chain does not hold: ${JSON.stringify(check)}`)
  return [{ name: 'audit-verify', figure: (seconds * 1_000_000) / links, unit: 's/million-links' }]
}
