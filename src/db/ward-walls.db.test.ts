import { sql } from 'kysely'
import { aWard } from '#test/db/a-ward.ts'
import { eachDatabase } from '#test/db/database.ts'
import { expect, test } from 'vitest'
import type { Db } from './client.ts'

eachDatabase('a ward and its neighbour', (getDb) => {
  async function twoWards(db: Db) {
    return { own: await aWard(db), other: await aWard(db) }
  }

  test('sees its own rows only, whatever is asked', async () => {
    const { own } = await twoWards(getDb())
    const seen = await getDb().inWard(own.wardId, async (trx) => ({
      wards: await trx.selectFrom('ward').select('ward_id').execute(),
      counters: await trx.selectFrom('counter').select('ward_id').execute(),
    }))
    expect(seen.wards).toEqual([{ ward_id: own.wardId }])
    expect(new Set(seen.counters.map((row) => row.ward_id))).toEqual(new Set([own.wardId]))
  })

  test('the same prepared statement follows the ward of its transaction', async () => {
    const { own, other } = await twoWards(getDb())
    const ask = (wardId: number) =>
      getDb().inWard(wardId, (trx) => trx.selectFrom('ward').select('ward_id').execute())
    for (let turn = 0; turn < 8; turn++) {
      expect(await ask(own.wardId)).toEqual([{ ward_id: own.wardId }])
      expect(await ask(other.wardId)).toEqual([{ ward_id: other.wardId }])
      const both = await getDb().acrossWards((trx) => trx.selectFrom('ward').select('ward_id').execute())
      expect(both.length).toBeGreaterThanOrEqual(2)
    }
  })

  test('cannot write, change or remove a row of another ward', async () => {
    const { own, other } = await twoWards(getDb())
    const values = { ward_id: other.wardId, counter_id: 'x', name: 'x' }
    const writing = getDb().inWard(own.wardId, (trx) => trx.insertInto('counter').values(values).execute())
    await expect(writing).rejects.toThrow(/row-level security/)
    const touched = await getDb().inWard(own.wardId, async (trx) => [
      await trx
        .updateTable('counter')
        .set({ name: 'x' })
        .where('ward_id', '=', other.wardId)
        .executeTakeFirst(),
      await trx.deleteFrom('counter').where('ward_id', '=', other.wardId).executeTakeFirst(),
    ])
    expect(
      touched.map((result) =>
        Number('numUpdatedRows' in result ? result.numUpdatedRows : result.numDeletedRows),
      ),
    ).toEqual([0, 0])
  })

  test('without a ward nothing is seen, and that is no error', async () => {
    const { own } = await twoWards(getDb())
    const rows = await getDb().inWard(own.wardId, async (trx) => {
      await sql`set local app.ward = ''`.execute(trx)
      return trx.selectFrom('ward').select('ward_id').execute()
    })
    expect(rows).toEqual([])
  })

  test('facts are added, never changed or removed', async () => {
    const { own } = await twoWards(getDb())
    for (const table of ['audit_event', 'visit_event', 'dossier_event'] as const) {
      for (const body of [
        sql`delete from ${sql.table(table)}`,
        sql`update ${sql.table(table)} set device = 'x'`,
      ]) {
        const changing = getDb().inWard(own.wardId, (trx) => body.execute(trx))
        await expect(changing, table).rejects.toThrow(/permission denied/)
      }
    }
  })

  test('a ward is a number, never text in a statement', async () => {
    for (const ward of [0, -1, 1.5, Number.NaN, 2 ** 31, '1; drop table ward' as unknown as number]) {
      await expect(getDb().inWard(ward, async () => 1)).rejects.toThrow(RangeError)
    }
  })

  test('a handle used after its transaction is a fault', async () => {
    const { own } = await twoWards(getDb())
    const kept = await getDb().inWard(own.wardId, async (trx) => ({
      late: () => trx.selectFrom('ward').selectAll().execute(),
    }))
    await expect(kept.late()).rejects.toThrow(/ended/)
  })

  test('a transaction inside a transaction is a fault, not a wait without end', async () => {
    const { own } = await twoWards(getDb())
    const nested = getDb().inWard(own.wardId, () => getDb().inWard(own.wardId, async () => 1))
    await expect(nested).rejects.toThrow(/inside a transaction/)
  })
})
