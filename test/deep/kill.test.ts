import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDb, type Db } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { verifyAudit } from '#modules/audit/index.ts'
import { aWard } from '#test/db/a-ward.ts'
import { expect, test } from 'vitest'
import { randomFrom } from './random-from.ts'

const kills = Number(process.env.MOTCUA_KILLS ?? 100)
const seed = Number(process.env.MOTCUA_SEED ?? 20261124)

/** Runs the writer until `afterMs` past its first acknowledgement, kills it, and gives what it acknowledged. */
function writeAndKill(dataDir: string, wardId: number, afterMs: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [
      join(import.meta.dirname, 'kill-writer.ts'),
      dataDir,
      String(wardId),
    ])
    let said = ''
    let errors = ''
    let timer: NodeJS.Timeout | undefined
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      timer ??= setTimeout(() => child.kill('SIGKILL'), afterMs)
    })
    child.stderr.on('data', (chunk: Buffer) => void (errors += chunk.toString()))
    child.on('close', (_code, signal) => {
      clearTimeout(timer)
      if (signal !== 'SIGKILL') reject(new Error(`The writer ended by itself: ${errors}`))
      // A last line without its end was cut while being said: it was committed, but not acknowledged.
      else resolve(said.split('\n').slice(0, -1))
    })
  })
}

type Found = { visit_id: string; version: number; events: number; last: number; called: number }

async function inspect(db: Db, wardId: number) {
  const found = await db.inWard(
    wardId,
    (trx) =>
      trx
        .selectFrom('visit')
        .innerJoin('visit_event', 'visit_event.visit_id', 'visit.visit_id')
        .select(({ fn }) => [
          'visit.visit_id',
          'visit.version',
          fn.countAll<number>().as('events'),
          fn.max<number>('seq').as('last'),
          fn.count<number>('type').filterWhere('type', '=', 'called').as('called'),
        ])
        .groupBy(['visit.visit_id', 'visit.version'])
        .execute() as Promise<Found[]>,
  )
  const count = (table: 'outbox' | 'idempotency') =>
    db.inWard(wardId, async (trx) => {
      const row = await trx
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<number>().as('rows'))
        .executeTakeFirstOrThrow()
      return row.rows
    })
  return {
    found,
    outbox: await count('outbox'),
    idempotency: await count('idempotency'),
    audit: await verifyAudit(db, wardId),
  }
}

test.runIf(process.env.MOTCUA_DEEP === '1')(
  `${kills} kills lose no acknowledged event and leave none half done`,
  async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'motcua-kill-'))
    const random = randomFrom(seed)
    const acknowledged: string[] = []
    try {
      let db = await openDb({ dataDir })
      await migrate(db)
      const { wardId } = await aWard(db)
      for (let kill = 0; kill < kills; kill++) {
        await db.close()
        acknowledged.push(...(await writeAndKill(dataDir, wardId, random() * 600)))
        db = await openDb({ dataDir })
        const { found, outbox, idempotency, audit } = await inspect(db, wardId)
        const last = new Map(found.map((visit) => [visit.visit_id, visit.last]))
        const lost = acknowledged.filter(
          (line) => (last.get(line.slice(0, 36)) ?? 0) < Number(line.slice(37)),
        )
        expect(lost, `after kill ${kill + 1}, seed ${seed}`).toEqual([])
        expect(found.filter((visit) => visit.version !== visit.last || visit.events !== visit.last)).toEqual(
          [],
        )
        const called = found.reduce((sum, visit) => sum + visit.called, 0)
        const events = found.reduce((sum, visit) => sum + visit.events, 0)
        expect({ outbox, idempotency, audit }).toMatchObject({
          outbox: called,
          idempotency: called,
          audit: { ok: true, rows: events },
        })
      }
      await db.close()
      expect(acknowledged.length).toBeGreaterThan(kills)
      console.log(
        `GOAL R1 kills=${kills} acknowledged=${acknowledged.length} lost=0 half=0 seed=${seed} PASS`,
      )
    } finally {
      rmSync(dataDir, { recursive: true, force: true })
    }
  },
  1_800_000,
)
