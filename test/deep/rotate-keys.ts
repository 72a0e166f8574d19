// A child of rotate-kill.test.ts: changes the data key of a ward again and again, and says every step and when one is through.
import { writeSync } from 'node:fs'
import { openDb } from '#db/client.ts'
import { ok } from '#lib/result.ts'
import { write } from '#modules/audit/index.ts'
import { beginRotation, rotateWard, type Pace } from '#modules/custody/index.ts'
import { atOnce, vaultOver } from '#modules/vault/index.ts'
import { aCtx, testMasterKey, wardFacts } from '#test/db/a-ward.ts'

const [dataDir, wardText] = process.argv.slice(2)
const db = await openDb({ dataDir: dataDir! })
const vault = vaultOver(db, testMasterKey, atOnce)
const ward = { ...wardFacts(Number(wardText)), vaults: vault }
const ctx = await aCtx({ db, ward, role: 'system' })
const rest = async () => writeSync(1, 'step\n')
const pace: Pace = { batch: 20, rest, isStopped: () => false, retireMs: 0 }
for (;;) {
  const act = { name: 'key.rotate', subject: { type: 'ward', id: wardText! } }
  await write(ctx, act, async (trx) => ok(await beginRotation(trx, { ...ctx, vault }, ward.wardId)))
  const { state, resealed } = await rotateWard(ctx, vault, pace)
  if (state !== 'done') throw new Error(`The change of keys ended as ${state}`)
  writeSync(1, `done ${resealed}\n`)
}
