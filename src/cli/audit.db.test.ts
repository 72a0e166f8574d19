import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDb, type Db } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { systemClock } from '#lib/clock.ts'
import { ok } from '#lib/result.ts'
import { bookPlaces, makeRootKeyFile, openRootBook, signWardRoot, write } from '#modules/audit/index.ts'
import { makeKeyFile, readKeyFile, vaultOver } from '#modules/vault/index.ts'
import { aCtx, aWard } from '#test/db/a-ward.ts'
import { wordsOf } from '#test/print/read-paper.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommand } from './run-command.ts'

const folder = mkdtempSync(join(tmpdir(), 'motcua-audit-cli-'))
const places = { dataDir: join(folder, 'data'), keyFile: join(folder, 'keys', 'master.key') }
const settings = ['DATA_DIR', 'KEY_FILE', 'DATABASE_URL', 'ROOTS_DIR']
const before = Object.fromEntries(settings.map((name) => [name, process.env[name]]))
const book = bookPlaces(places)

async function run(...args: string[]) {
  const said = { out: '', error: '' }
  const code = await runCommand(args, {
    out: (text) => void (said.out += text),
    error: (text) => void (said.error += text),
  })
  return { code, ...said }
}

let wardId = 0
const file = () => join(book.dir, `roots-${wardId}.txt`)

async function withDb(body: (db: Db) => Promise<void>): Promise<void> {
  const db = await openDb(places)
  await body(db)
  await db.close()
}

beforeAll(async () => {
  for (const name of settings) delete process.env[name]
  Object.assign(process.env, { DATA_DIR: places.dataDir, KEY_FILE: places.keyFile })
  makeKeyFile(places.keyFile)
  makeRootKeyFile(book)
  await withDb(async (db) => {
    await migrate(db)
    const ward = await aWard(db, {}, vaultOver(db, readKeyFile(places.keyFile)))
    wardId = ward.wardId
    const ctx = await aCtx({ db, ward })
    for (const id of ['1', '2', '3'])
      await write(ctx, { name: 'visit.show', subject: { type: 'visit', id } }, async () => ok(null))
    await signWardRoot({ db, clock: systemClock, book: openRootBook(book) }, wardId)
  })
})
afterAll(() => {
  for (const [name, value] of Object.entries(before)) {
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
  rmSync(folder, { recursive: true, force: true })
})

test('verify counts links and roots, and checks a root from paper', async () => {
  const { code, out } = await run('audit', 'verify', '--json')
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({
    ok: true,
    wards: [{ wardId, rows: 3, ok: true, damages: [], roots: { count: 1, lastSeq: 3 } }],
  })
  const line = readFileSync(file(), 'utf8').trim()
  expect(await run('audit', 'verify', '--root', line)).toMatchObject({ code: 0 })
  expect(await run('audit', 'verify', '--root', line.replace('seq=3', 'seq=2'))).toMatchObject({
    code: 1,
    error: expect.stringContaining('[audit.root-unknown]') as string,
  })
})

test('roots prints the latest line, and a sheet for the day book', async () => {
  const pdf = join(folder, 'root.pdf')
  const { code, out } = await run('audit', 'roots', '--pdf', pdf)
  expect(code).toBe(0)
  expect(out).toContain(readFileSync(file(), 'utf8').trim())
  expect(await wordsOf(new Uint8Array(readFileSync(pdf)))).toContain('DẤU NIÊM NHẬT KÝ')
})

test('a tampered chain is exit 1 with what was done, in words and as JSON', async () => {
  await withDb(async (db) => {
    await db.executeSql(`alter table audit_event no force row level security;
      update audit_event set actor_role = 'chair' where seq = 2; alter table audit_event force row level security`)
  })
  const { code, error, out } = await run('audit', 'verify')
  expect(code).toBe(1)
  expect(error).toContain('dòng 2 đã bị sửa')
  expect(error).toContain('[audit.broken]')
  expect(out).toContain('KHÔNG NGUYÊN VẸN')
  const json = await run('audit', 'verify', '--json')
  expect(json.code).toBe(1)
  expect(JSON.parse(json.out)).toMatchObject({
    error: { code: 'audit.broken' },
    ok: false,
    wards: [{ damages: [{ kind: 'edited', seq: 2 }] }],
  })
  await withDb(async (db) => {
    await db.executeSql(`alter table audit_event no force row level security;
      update audit_event set actor_role = 'officer' where seq = 2; alter table audit_event force row level security`)
  })
  expect((await run('audit', 'verify')).code).toBe(0)
})

test('taking the book or its key away is told, and owning up to a restored backup needs a reason', async () => {
  const whole = readFileSync(file(), 'utf8')
  renameSync(book.keyFile, `${book.keyFile}.away`)
  expect(await run('audit', 'verify')).toMatchObject({
    code: 1,
    error: expect.stringContaining('[audit.roots-key-missing]') as string,
  })
  expect(existsSync(book.keyFile)).toBe(false)
  writeFileSync(book.keyFile, 'rubbish')
  expect((await run('audit', 'verify')).error).toContain('[roots-key-damaged]')
  renameSync(`${book.keyFile}.away`, book.keyFile)
  rmSync(file())
  expect((await run('audit', 'verify')).error).toContain('sổ dấu niêm mất dấu số 1')
  expect((await run('audit', 'restored')).code).toBe(2)
  expect((await run('audit', 'restored', '--reason', 'Máy mới, sổ cũ không còn')).code).toBe(0)
  const after = await run('audit', 'verify')
  expect(after.code).toBe(0)
  expect(after.out).toContain('Máy mới, sổ cũ không còn')
  writeFileSync(`${file()}.old`, whole)
})
