import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '#lib/os/project-root.ts'
import { verifyAudit, write } from '#modules/audit/index.ts'
import { ok } from '#lib/result.ts'
import type { Db, Tx } from '#db/client.ts'
import type { Ctx } from '#modules/context.ts'
import {
  beginRotation,
  countStaleValues,
  findLastRotationRow,
  listBytesColumns,
  placeName,
  rotateWard,
  sealedAmong,
  type Pace,
} from '#modules/custody/index.ts'
import { listStaleValues, replaceValues } from '#modules/custody/sealed-values.store.ts'
import { vaultOver, type Vault } from '#modules/vault/index.ts'
import { testMasterKey } from '#test/db/a-ward.ts'
import { eachDatabase } from '#test/db/database.ts'
import { expect, test } from 'vitest'
import { sealEverywhere } from './seal-everywhere.ts'

const hasty = { rereadMs: 0, settleMs: 0 }
const pace: Pace = { batch: 3, rest: async () => undefined, isStopped: () => false, retireMs: 0 }

async function begin(ctx: Ctx, vault: Vault): Promise<void> {
  const act = { name: 'key.rotate', subject: { type: 'ward', id: String(ctx.ward.wardId) } }
  await write(ctx, act, async (trx) => ok(await beginRotation(trx, { ...ctx, vault }, ctx.ward.wardId)))
}

async function sealedPlaces(db: Db) {
  return db.acrossWards(async (trx) => sealedAmong(await listBytesColumns(trx)))
}

async function staleUnder(db: Db, wardId: number, keyId: number): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const place of await sealedPlaces(db)) {
    const count = await db.acrossWards((trx) => countStaleValues(trx, place, { wardId, keyId }))
    if (count > 0) counts[placeName(place)] = count
  }
  return counts
}

/** Every text of the program, for asking whether anybody seals in a column. */
const sources = readdirSync(join(projectRoot(), 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !path.includes('.test.'))
  .map((path) => readFileSync(join(projectRoot(), 'src', path), 'utf8'))
  .join('\n')

eachDatabase('a new data key', (getDb) => {
  async function aSealedWard() {
    const db = getDb()
    const { desk, readers } = await sealEverywhere(db)
    const vault = vaultOver(db, testMasterKey, hasty)
    const { wardId } = desk.ward
    const ctx = async () => ({ ...(await desk.at(20)), vault: await vault.forWard(wardId) })
    const ask = async () => {
      const said: Record<string, unknown> = {}
      for (const [place, reader] of Object.entries(readers)) said[place] = await reader(await ctx(), vault)
      return said
    }
    return { db, vault, wardId, ctx, ask, readers }
  }

  test('reaches every column that is sealed: what each use-case sealed it opens again, and the old key is gone', async () => {
    const { db, vault, wardId, ctx, ask, readers } = await aSealedWard()
    const written = (await sealedPlaces(db)).map(placeName).filter((place) => sources.includes(`'${place}'`))
    expect(Object.keys(readers).sort(), 'seal in every column in seal-everywhere.ts').toEqual(written)
    const before = await ask()
    for (const [place, said] of Object.entries(before)) expect(said, place).toBeTruthy()
    expect(Object.keys(await staleUnder(db, wardId, 2)).sort()).toEqual(written)

    await begin(await ctx(), vault)
    expect(await rotateWard(await ctx(), vault, pace)).toMatchObject({ state: 'done', broken: 0 })

    expect(await staleUnder(db, wardId, 2)).toEqual({})
    expect((await vault.keysOf(wardId)).keyIds).toEqual([2])
    expect(await ask()).toEqual(before)
    expect(await verifyAudit(db, wardId)).toMatchObject({ ok: true })
    const row = await db.inWard(wardId, (trx) => findLastRotationRow(trx, wardId))
    expect(row).toMatchObject({ keyId: 2, broken: 0 })
    expect(row!.finishedAt).not.toBeNull()
    expect(row!.resealed).toBe(row!.total)
    expect(await rotateWard(await ctx(), vault, pace)).toMatchObject({ state: 'none' })
  }, 60_000)

  test('stopped anywhere goes on where it was, and facts stay closed to everybody afterwards', async () => {
    const { db, vault, wardId, ctx, ask } = await aSealedWard()
    const before = await ask()
    await begin(await ctx(), vault)
    let state = ''
    for (let turn = 0; state !== 'done'; turn++) {
      let left = turn * 3
      ;({ state } = await rotateWard(await ctx(), vault, { ...pace, isStopped: () => left-- <= 0 }))
      expect(turn, state).toBeLessThan(60)
      // Between two starts of the program both keys open, whatever was sealed with which.
      expect(await ask()).toEqual(before)
    }
    expect(await staleUnder(db, wardId, 2)).toEqual({})
    const change = db.acrossWards((trx) =>
      trx
        .updateTable('visit_event')
        .set({ data: Buffer.alloc(40) })
        .execute(),
    )
    await expect(change).rejects.toThrow(/permission denied/)
  }, 60_000)

  test('leaves a value that was moved or changed as it is, says so, and keeps the old key', async () => {
    const { db, vault, wardId, ctx } = await aSealedWard()
    const [one, other] = await db.inWard(wardId, (trx) =>
      trx.selectFrom('visit').select(['visit_id', 'summary']).orderBy('visit_id').execute(),
    )
    await db.inWard(wardId, (trx) =>
      trx
        .updateTable('visit')
        .set({ summary: other!.summary })
        .where('visit_id', '=', one!.visit_id)
        .execute(),
    )
    await begin(await ctx(), vault)
    expect(await rotateWard(await ctx(), vault, pace)).toMatchObject({ state: 'broken', broken: 1 })
    expect(await staleUnder(db, wardId, 2)).toEqual({ 'visit.summary': 1 })
    expect((await vault.keysOf(wardId)).keyIds).toEqual([2, 1])
    await db.inWard(wardId, (trx) =>
      trx.updateTable('visit').set({ summary: one!.summary }).where('visit_id', '=', one!.visit_id).execute(),
    )
    expect(await rotateWard(await ctx(), vault, pace)).toMatchObject({ state: 'done' })
  }, 60_000)

  test('waits until everybody knows it, and keeps the old one until nothing can be on its way under it', async () => {
    const { db, wardId, ctx, vault } = await aSealedWard()
    await begin(await ctx(), vault)
    const patient = vaultOver(db, testMasterKey)
    expect(await rotateWard(await ctx(), patient, pace)).toMatchObject({ state: 'settling', resealed: 0 })
    const slow = await rotateWard(await ctx(), vault, { ...pace, retireMs: 3_600_000 })
    expect(slow.state).toBe('settling')
    expect(slow.resealed).toBeGreaterThan(10)
    expect((await vault.keysOf(wardId)).keyIds).toEqual([2, 1])
    // Sealed meanwhile by a request that still knew the old key alone.
    const late = await ctx()
    const sealed = (await patient.forWard(wardId)).seal('visit.summary', 'late', 1)
    expect(sealed[1]).toBe(1)
    expect(late.vault.open('visit.summary', 'late', sealed)).toBe(1)
    expect(await rotateWard(await ctx(), vault, pace)).toMatchObject({ state: 'done', resealed: 0 })
  }, 60_000)

  test('a value changed between reading and writing is not written over', async () => {
    const { db, wardId, ctx } = await aSealedWard()
    const place = (await sealedPlaces(db)).find((one) => placeName(one) === 'visit.summary')!
    const [value, untouched] = await db.acrossWards((trx) =>
      listStaleValues(trx, place, { wardId, keyId: 2, limit: 2 }),
    )
    const changed = (await ctx()).vault.seal('visit.summary', value!.row[0]!, { said: 'mới' })
    const summaryOf = (row: string[]) => (trx: Tx) =>
      trx.selectFrom('visit').select('summary').where('visit_id', '=', row[0]!).executeTakeFirstOrThrow()
    await db.inWard(wardId, (trx) =>
      trx.updateTable('visit').set({ summary: changed }).where('visit_id', '=', value!.row[0]!).execute(),
    )
    const fresh = [value!, untouched!].map((one) => ({ ...one, fresh: Buffer.from('under the new key') }))
    expect(await db.acrossWards((trx) => replaceValues(trx, { place, wardId }, fresh))).toBe(1)
    expect(Buffer.from((await db.inWard(wardId, summaryOf(value!.row))).summary).equals(changed)).toBe(true)
    const other = (await db.inWard(wardId, summaryOf(untouched!.row))).summary
    expect(Buffer.from(other).toString()).toBe('under the new key')
  }, 60_000)
})
