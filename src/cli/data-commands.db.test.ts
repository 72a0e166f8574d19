import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDb } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { ok } from '#lib/result.ts'
import { write } from '#modules/audit/index.ts'
import { loadRecoveryList } from '#modules/catalogue/index.ts'
import {
  keyNameOf,
  lastTypedBack,
  makeKeyFile,
  newMasterKey,
  readKeyFile,
  vaultOver,
  wordsOfKey,
} from '#modules/vault/index.ts'
import { aCtx, aWard } from '#test/db/a-ward.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { catalogueDir } from './catalogue-dir.ts'
import { runCommand } from './run-command.ts'

const folder = mkdtempSync(join(tmpdir(), 'motcua-cli-'))
const places = { DATA_DIR: join(folder, 'data'), KEY_FILE: join(folder, 'keys', 'master.key') }
const before = {
  DATA_DIR: process.env.DATA_DIR,
  KEY_FILE: process.env.KEY_FILE,
  DATABASE_URL: process.env.DATABASE_URL,
}
const file = join(folder, 'one.backup')
const kept = join(folder, 'kept.backup')

async function run(...args: string[]) {
  const said = { out: '', error: '' }
  const code = await runCommand(args, {
    out: (text) => void (said.out += text),
    error: (text) => void (said.error += text),
  })
  return { code, ...said }
}

function useEnvironment(values: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
}

beforeAll(async () => {
  useEnvironment({ ...places, DATABASE_URL: undefined })
  makeKeyFile(places.KEY_FILE)
  const db = await openDb({ dataDir: places.DATA_DIR })
  await migrate(db)
  const ward = await aWard(db, {}, vaultOver(db, readKeyFile(places.KEY_FILE)))
  const ctx = await aCtx({ db, ward })
  await write(ctx, { name: 'test.act', subject: { type: 'ward', id: '1' } }, async () => ok(null))
  await db.close()
  await run('backup', kept)
})
afterAll(() => {
  useEnvironment(before)
  rmSync(folder, { recursive: true, force: true })
})

test('audit verify says that every chain holds', async () => {
  const { code, out } = await run('audit', 'verify', '--json')
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({ ok: true, wards: [{ rows: 1, ok: true }] })
})

test('backup prints counts and checksum, and never writes over a file', async () => {
  const { code, out } = await run('backup', file, '--json')
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({
    file,
    counts: { ward: 1, audit_event: 1 },
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
  })
  expect(await run('backup', file)).toMatchObject({
    code: 1,
    error: expect.stringContaining('[backup.file-exists]') as string,
  })
  expect(await run('backup', join(folder, 'no-such-folder', 'b'))).toMatchObject({
    code: 1,
    error: expect.stringContaining('[file.unusable]') as string,
  })
})

test('restore needs the key of the backup and a place without data', async () => {
  expect(await run('restore', kept)).toMatchObject({
    code: 1,
    error: expect.stringContaining('[backup.target-not-empty]') as string,
  })
  const elsewhere = join(folder, 'elsewhere')
  const otherKey = join(folder, 'keys', 'other.key')
  makeKeyFile(otherKey)
  useEnvironment({ DATA_DIR: elsewhere, KEY_FILE: otherKey })
  expect(await run('restore', kept)).toMatchObject({
    code: 1,
    error: expect.stringContaining('[backup.other-key]') as string,
  })
  useEnvironment({ KEY_FILE: join(folder, 'keys', 'none.key') })
  expect(await run('restore', kept)).toMatchObject({
    code: 1,
    error: expect.stringContaining('[key-missing]') as string,
  })
  expect(existsSync(elsewhere)).toBe(false)
  useEnvironment({ KEY_FILE: places.KEY_FILE })
  const { code, out } = await run('restore', kept, '--json')
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({
    counts: { ward: 1, audit_event: 1 },
    audit: [{ ok: true, rows: 1 }],
  })
  useEnvironment(places)
}, 120_000)

test('restore takes the words of the sheet, and keeps the key file when everything is restored', async () => {
  const list = loadRecoveryList(catalogueDir)
  const masterKey = readKeyFile(places.KEY_FILE)
  const byWords = { DATA_DIR: join(folder, 'by-words'), KEY_FILE: join(folder, 'new-machine', 'master.key') }
  const words = join(folder, 'words.txt')
  useEnvironment(byWords)
  const refused = async (text: string, code: string) => {
    writeFileSync(words, text)
    expect(await run('restore', kept, '--recovery-words', words)).toMatchObject({
      code: 1,
      error: expect.stringContaining(code) as string,
    })
    expect([byWords.DATA_DIR, byWords.KEY_FILE].filter((path) => existsSync(path))).toEqual([])
  }
  await refused(wordsOfKey(list, masterKey).slice(1).join(' '), '[key.words-count]')
  await refused(wordsOfKey(list, newMasterKey()).join(' '), '[backup.other-key]')
  await refused(wordsOfKey(list, newMasterKey()).join(' '), keyNameOf(masterKey))
  writeFileSync(words, wordsOfKey(list, masterKey).join('\n'))
  const torn = join(folder, 'torn.backup')
  writeFileSync(torn, readFileSync(kept).subarray(0, -20))
  expect(await run('restore', torn, '--recovery-words', words)).toMatchObject({
    error: expect.stringContaining('[backup.truncated]') as string,
  })
  expect(existsSync(byWords.KEY_FILE)).toBe(false)
  expect((await run('restore', kept, '--recovery-words', words)).code).toBe(0)
  expect(readKeyFile(byWords.KEY_FILE).equals(masterKey)).toBe(true)
  expect(lastTypedBack(byWords.KEY_FILE, masterKey)).toBeDefined()
  useEnvironment({ DATA_DIR: join(folder, 'again') })
  expect(await run('restore', kept, '--recovery-words', words)).toMatchObject({
    error: expect.stringContaining('[key.file-there]') as string,
  })
  useEnvironment(places)
}, 120_000)

test('a backup is not made under a key that does not open the data', async () => {
  const otherKey = join(folder, 'keys', 'not-ours.key')
  makeKeyFile(otherKey)
  useEnvironment({ KEY_FILE: otherKey })
  expect(await run('backup', join(folder, 'worthless.backup'))).toMatchObject({
    code: 1,
    error: expect.stringContaining('[key-other]') as string,
  })
  expect(existsSync(join(folder, 'worthless.backup'))).toBe(false)
  useEnvironment(places)
})

test('commands that read make no data directory, and wrong usage is exit 2', async () => {
  useEnvironment({ DATA_DIR: join(folder, 'nothing') })
  expect(await run('audit', 'verify')).toMatchObject({
    code: 1,
    error: expect.stringContaining('[data.none]') as string,
  })
  expect(await run('backup', join(folder, 'x.backup'))).toMatchObject({ code: 1 })
  expect(existsSync(join(folder, 'nothing'))).toBe(false)
  useEnvironment(places)
  expect((await run('backup')).code).toBe(2)
  expect((await run('audit', 'rewrite')).code).toBe(2)
})

test('data in use by a running program is left alone', async () => {
  const db = await openDb({ dataDir: places.DATA_DIR })
  expect(await run('audit', 'verify')).toMatchObject({
    code: 1,
    error: expect.stringContaining('[data.in-use]') as string,
  })
  await db.close()
})
