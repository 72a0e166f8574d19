import { createHash } from 'node:crypto'
import { emptyDatabase, kinds } from '#test/db/database.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { dbOver, type Db } from './client.ts'
import { migrate, migrationsMisfit, readMigrations, type Migration } from './migrate.ts'

function aMigration(name: string, text: string): Migration {
  return { name, text, checksum: createHash('sha256').update(text).digest('hex') }
}

test('files are numbered, each number once', () => {
  const numbers = readMigrations().map(({ name }) => Number(name.slice(0, 4)))
  expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
  expect(numbers.length).toBeGreaterThan(1)
})

describe.each(kinds)('migrations · $name', ({ name }) => {
  let db: Db
  const one = aMigration('0001-a.sql', 'create table a (x integer)')
  const two = aMigration('0002-b.sql', 'create table b (x integer); insert into b values (1)')
  beforeEach(async () => {
    db = dbOver(await emptyDatabase(name))
  })
  afterEach(() => db.close())

  test('are applied once, in order, and later ones when they come', async () => {
    expect(await migrate(db, [one])).toEqual(['0001-a.sql'])
    expect(await migrate(db, [one, two])).toEqual(['0002-b.sql'])
    expect(await migrate(db, [one, two])).toEqual([])
    expect(await migrationsMisfit(db, [one, two])).toBe('fits')
  })

  test('that fail leave nothing of themselves', async () => {
    const broken = aMigration('0002-b.sql', 'create table b (x integer); insert into nowhere values (1)')
    await expect(migrate(db, [one, broken])).rejects.toThrow(/nowhere/)
    expect((await db.executeSql("select to_regclass('b') as b")).rows).toEqual([{ b: null }])
    expect(await migrate(db, [one, two])).toEqual(['0002-b.sql'])
  })

  test('changed after they ran, or made by a newer program, are refused', async () => {
    await migrate(db, [one, two])
    const changed = aMigration('0001-a.sql', 'create table a (y integer)')
    await expect(migrate(db, [changed, two])).rejects.toThrow(
      expect.objectContaining({ code: 'schema-changed' }),
    )
    await expect(migrate(db, [one])).rejects.toThrow(expect.objectContaining({ code: 'schema-newer' }))
    expect(await migrationsMisfit(db, [one])).toBe('newer')
    expect(await migrationsMisfit(db, [changed, two])).toBe('changed')
  })
})
