import { describe, expect, test } from 'vitest'
import { checksumOf, findBadMigrations, findEdited } from './rules/migrations.ts'
import { listFiles, readText } from './source-tree.ts'

const folder = 'src/db/migrations'
const migrations = listFiles(folder, (path) => path.endsWith('.sql')).map((path) => ({
  name: path.slice(folder.length + 1),
  text: readText(path),
}))
const released = JSON.parse(readText('test/policy/migrations.json')) as Record<string, string>

describe('migrations', () => {
  test('go forward, each number after the one before, within what all three databases share', () => {
    expect(migrations.length).toBeGreaterThan(0)
    expect(findBadMigrations(migrations)).toEqual([])
  })

  test('once released are never edited', () => {
    expect(findEdited(migrations, released)).toEqual([])
  })
})

describe('the rules notice', () => {
  test('a number given twice, a noun first, a trigger, a sequence', () => {
    expect(
      findBadMigrations([
        { name: '0001-create-spine.sql', text: 'create table a (id bigserial)' },
        { name: '0001-add-b.sql', text: '-- create trigger in a comment\nselect 1' },
        { name: '0003-ward.sql', text: 'CREATE TRIGGER t' },
      ]),
    ).toEqual([
      '0001-create-spine.sql: no sequences',
      '0001-add-b.sql: expected a number after 0001, then verb-what.sql',
      '0003-ward.sql: expected a number after 0001, then verb-what.sql',
      '0003-ward.sql: no triggers',
    ])
  })

  test('an edited and a vanished one', () => {
    const now = [{ name: '0001-create-spine.sql', text: 'select 2' }]
    expect(
      findEdited(now, { '0001-create-spine.sql': checksumOf('select 1'), '0002-gone.sql': 'x' }),
    ).toHaveLength(2)
    expect(findEdited(now, { '0001-create-spine.sql': checksumOf('select 2') })).toEqual([])
  })
})
