import { listBytesColumns, placeName, sealedAmong } from '#modules/custody/index.ts'
import { listStaleValues } from '#modules/custody/sealed-values.store.ts'
import { SealBroken } from '#modules/vault/index.ts'
import { aWard } from '#test/db/a-ward.ts'
import { eachDatabase } from '#test/db/database.ts'
import { expect, test } from 'vitest'
import { sealEverywhere } from './seal-everywhere.ts'

eachDatabase('a sealed value', (getDb) => {
  test('opens where it was sealed and nowhere else: not in any other row, column or ward', async () => {
    const db = getDb()
    const { desk } = await sealEverywhere(db)
    const { wardId } = desk.ward
    const vault = await desk.ward.vaults.forWard(wardId)
    const neighbour = await aWard(db)
    const foreign = await neighbour.vaults.forWard(neighbour.wardId)
    const values: { place: string; row: string; sealed: Uint8Array }[] = []
    for (const place of await db.acrossWards(async (trx) => sealedAmong(await listBytesColumns(trx))))
      for (const { row, sealed } of await db.acrossWards((trx) =>
        listStaleValues(trx, place, { wardId, keyId: 0, limit: 12 }),
      ))
        values.push({ place: placeName(place), row: row.join('/'), sealed })
    expect(new Set(values.map(({ place }) => place)).size).toBeGreaterThan(9)
    const opens = (at: { place: string; row: string }, sealed: Uint8Array, keys = vault): boolean => {
      try {
        keys.open(at.place, at.row, sealed)
        return true
      } catch (error) {
        if (error instanceof SealBroken) return false
        throw error
      }
    }
    let moved = 0
    for (const value of values) {
      expect(opens(value, value.sealed), value.place).toBe(true)
      expect(opens(value, value.sealed, foreign), value.place).toBe(false)
      for (const other of values) {
        if (other.place === value.place && other.row === value.row) continue
        moved += 1
        expect(opens(other, value.sealed), `${value.place} at ${other.place}`).toBe(false)
      }
    }
    console.log(`GOAL P2 moved=${moved} opened=0 PASS`)
  }, 60_000)
})
