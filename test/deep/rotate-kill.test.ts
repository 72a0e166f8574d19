import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDb, type Db } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { verifyAudit } from '#modules/audit/index.ts'
import {
  countStaleValues,
  listBytesColumns,
  placeName,
  rotateWard,
  sealedAmong,
} from '#modules/custody/index.ts'
import { listStaleValues } from '#modules/custody/sealed-values.store.ts'
import { openVisit } from '#modules/visits/index.ts'
import { atOnce, vaultOver } from '#modules/vault/index.ts'
import { aCtx, aWard, testMasterKey, wardFacts } from '#test/db/a-ward.ts'
import { expect, test } from 'vitest'
import { randomFrom } from './random-from.ts'

const kills = Number(process.env.MOTCUA_KILLS ?? 40)
const seed = Number(process.env.MOTCUA_SEED ?? 20261125)
const visits = 200

type Ended = { done: number; byItself: boolean; errors: string }

/** Kills it `afterMs` past its `steps`-th step: in the middle of a transaction, at the end of one, or between two. */
function rotateAndKill(
  dataDir: string,
  wardId: number,
  { steps, afterMs }: { steps: number; afterMs: number },
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [
      join(import.meta.dirname, 'rotate-keys.ts'),
      dataDir,
      String(wardId),
    ])
    let said = ''
    let errors = ''
    let timer: NodeJS.Timeout | undefined
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if ((said.match(/\n/g)?.length ?? 0) >= steps)
        timer ??= setTimeout(() => child.kill('SIGKILL'), afterMs)
    })
    child.stderr.on('data', (chunk: Buffer) => void (errors += chunk.toString()))
    child.on('close', (_code, signal) => {
      clearTimeout(timer)
      resolve({ done: said.match(/^done/gm)?.length ?? 0, byItself: signal !== 'SIGKILL', errors })
    })
  })
}

/** Everything that was sealed about the visits, opened: what no change of keys may alter. Asked for key 0, every value is stale. */
async function opened(db: Db, wardId: number): Promise<Map<string, string>> {
  const vault = await vaultOver(db, testMasterKey, atOnce).forWard(wardId)
  const values = new Map<string, string>()
  const places = await db.acrossWards(async (trx) => sealedAmong(await listBytesColumns(trx)))
  for (const place of places.filter(({ table }) => table.startsWith('visit'))) {
    const all = await db.acrossWards((trx) =>
      listStaleValues(trx, place, { wardId, keyId: 0, limit: 100_000 }),
    )
    for (const { row, sealed } of all) {
      const name = row.join('/')
      values.set(`${placeName(place)} ${name}`, JSON.stringify(vault.open(placeName(place), name, sealed)))
    }
  }
  return values
}

test.runIf(process.env.MOTCUA_DEEP === '1')(
  `${kills} kills while keys are changed lose no value, and what was cut short is gone on with`,
  async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'motcua-rotate-'))
    const random = randomFrom(seed)
    let done = 0
    let underWay = 0
    try {
      let db = await openDb({ dataDir })
      await migrate(db)
      const ward = await aWard(db)
      const { wardId } = ward
      const ctx = await aCtx({ db, ward })
      for (let n = 0; n < visits; n++)
        await openVisit(ctx, {
          kind: 'need',
          party: { kind: 'person', fullName: `Nguyễn Thị Thử Số ${n}` },
          onBehalfOf: null,
        })
      const before = await opened(db, wardId)
      expect(before.size).toBeGreaterThanOrEqual(2 * visits)
      for (let kill = 0; kill < kills; kill++) {
        await db.close()
        const ended = await rotateAndKill(dataDir, wardId, {
          steps: 1 + Math.floor(random() * 50),
          afterMs: random() * 12,
        })
        expect(ended.byItself, ended.errors).toBe(false)
        done += ended.done
        db = await openDb({ dataDir })
        expect(await opened(db, wardId), `after kill ${kill + 1}, seed ${seed}`).toEqual(before)
        const keys = await vaultOver(db, testMasterKey, atOnce).keysOf(wardId)
        expect(keys.keyIds.length).toBeLessThanOrEqual(2)
        underWay += keys.keyIds.length - 1
      }
      const vaults = vaultOver(db, testMasterKey, atOnce)
      const last = await aCtx({ db, ward: { ...wardFacts(wardId), vaults } })
      const pace = { batch: 500, rest: async () => undefined, isStopped: () => false, retireMs: 0 }
      expect(['done', 'none']).toContain((await rotateWard(last, vaults, pace)).state)
      const [keyId, another] = (await vaults.keysOf(wardId)).keyIds
      expect(another).toBeUndefined()
      for (const place of await db.acrossWards(async (trx) => sealedAmong(await listBytesColumns(trx))))
        expect(await db.acrossWards((trx) => countStaleValues(trx, place, { wardId, keyId: keyId! }))).toBe(0)
      expect(await opened(db, wardId)).toEqual(before)
      expect(await verifyAudit(db, wardId)).toMatchObject({ ok: true })
      await db.close()
      // A run in which no kill fell into a change, or none ever got through, would prove nothing.
      expect(underWay).toBeGreaterThan(kills / 10)
      expect(done).toBeGreaterThan(0)
      console.log(`GOAL P2 kills=${kills} underWay=${underWay} changes=${done} lost=0 seed=${seed} PASS`)
    } finally {
      rmSync(dataDir, { recursive: true, force: true })
    }
  },
  1_800_000,
)
