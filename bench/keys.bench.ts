import { openDb } from '#db/client.ts'
import { systemIds } from '#lib/ids.ts'
import type { Ctx } from '#modules/context.ts'
import { beginRotation, rotateWard } from '#modules/custody/index.ts'
import { atOnce, openVault } from '#modules/vault/index.ts'
import { aCtx, wardFacts } from '#test/db/a-ward.ts'
import { measure, type BenchLine } from './measure.ts'
import { seededWard } from './seeded-ward.ts'

/** More, up to the million of the goal, when one is patient: MOTCUA_BENCH_VALUES. */
const values = Number(process.env.MOTCUA_BENCH_VALUES ?? 100_000)

/** What lies in a dossier's summary: two names and a code. */
const summary = { owner: 'Nguyễn Thị Mẫu Hậu', submitter: 'Trần Văn Thử Nghiệm', officialCode: null }

/**
 * Values sealed and opened a second by one process, and values of the embedded database on this disk that a change of the data
 * key seals again a second, as `key rotate` does it. The goal is 1,000,000 in ten minutes: 1,667 a second.
 */
export async function run(): Promise<BenchLine[]> {
  const ward = await seededWard(values)
  try {
    const db = await openDb({ dataDir: ward.dataDir })
    const vault = await openVault(db, ward.keyFile, atOnce)
    const facts = { ...wardFacts(19333, { name: 'Phường Thử' }), vaults: vault }
    const ctx = await aCtx({ db, ward: facts, role: 'system' })
    const single = await sealing(ctx)
    await db.inWard(facts.wardId, (trx) =>
      beginRotation(trx, { vault, ids: systemIds, now: ctx.now }, facts.wardId),
    )
    const start = performance.now()
    const pace = { batch: 500, rest: async () => undefined, isStopped: () => false, retireMs: 0 }
    const { state, resealed } = await rotateWard(ctx, vault, pace)
    const seconds = (performance.now() - start) / 1_000
    if (state !== 'done') throw new Error(`The change of keys ended as ${state}`)
    await db.close()
    return [
      ...single,
      { name: 'keys-resealed', figure: resealed / seconds, unit: 'values/s' },
      { name: 'keys-a-million', figure: ((1_000_000 / resealed) * seconds) / 60, unit: 'min' },
    ]
  } finally {
    ward.remove()
  }
}

async function sealing({ vault }: Ctx): Promise<BenchLine[]> {
  const row = systemIds.uuid()
  const sealed = vault.seal('dossier.summary', row, summary)
  const seals = await measure(() => vault.seal('dossier.summary', row, summary), {
    warmUp: 5_000,
    seconds: 2,
  })
  const opens = await measure(() => vault.open('dossier.summary', row, sealed), { warmUp: 5_000, seconds: 2 })
  return [
    { name: 'keys-sealed', figure: seals.perSecond, unit: 'seals/s' },
    { name: 'keys-opened', figure: opens.perSecond, unit: 'opens/s' },
  ]
}
