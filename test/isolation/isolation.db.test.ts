import { describe, expect, it } from 'vitest'
import { dbOver } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { emptyDatabase, kinds } from '#test/db/database.ts'
import { aHuntingGround } from './canaries.ts'
import { hunt } from './hunt.ts'
import { aRowOfWards, forgetful, mixedRequests } from './pooled.ts'

const isDeep = process.env.MOTCUA_DEEP === '1'
const seed = Number(process.env.MOTCUA_SEED ?? 20_261_125)
const statements = isDeep ? 10_000 : 1_200
const requests = isDeep ? 50_000 : 3_000

describe.each(kinds)('whoever holds the connection of the app · $name', ({ name }) => {
  it(`finds nothing of the neighbour with ${statements} random statements, and finds it when one wall is down`, async () => {
    const source = await emptyDatabase(name)
    try {
      const ground = await aHuntingGround(source)
      const found = await hunt(ground, { statements, seed })
      // The negative control: the owner takes one wall down, and the same hunt must find what is behind it.
      await ground.db.executeSql('alter table visit disable row level security')
      const control = await hunt(ground, { statements: 600, seed })
      const figures = `statements=${found.statements} hits=${found.hits.length} own=${found.seen} refused=${found.refused} control_hits=${control.hits.length}`
      process.stdout.write(
        `GOAL S6 hunt db=${name} ${figures} seed=${seed} ${found.hits.length === 0 ? 'PASS' : 'FAIL'}\n`,
      )
      expect(found.hits, `seed ${seed}`).toEqual([])
      expect(found.seen).toBeGreaterThan(statements / 20)
      expect(found.refused).toBeLessThan(statements * 0.9)
      expect(control.hits.length).toBeGreaterThan(0)
    } finally {
      await source.close()
    }
  }, 600_000)

  it(`answers ${requests} requests of many wards side by side, each with its own rows`, async () => {
    const source = await emptyDatabase(name)
    try {
      const db = dbOver(source)
      await migrate(db)
      const wards = await aRowOfWards(db, 20)
      const found = await mixedRequests(db, { requests, wards, seed })
      const figures = `requests=${found.requests} rows=${found.rows} failed=${found.failed} leaks=${found.leaks}`
      process.stdout.write(
        `GOAL S6 pool db=${name} ${figures} seed=${seed} ${found.leaks === 0 ? 'PASS' : 'FAIL'}\n`,
      )
      expect(found.leaks, `seed ${seed}`).toBe(0)
      expect(found.rows).toBeGreaterThan(requests)
      // The negative control: with a ward that stays on the connection the same requests must leak.
      const control = await mixedRequests(forgetful(source, seed), { requests: 600, wards, seed })
      expect(control.leaks).toBeGreaterThan(0)
    } finally {
      await source.close()
    }
  }, 600_000)
})
