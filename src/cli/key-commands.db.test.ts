import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { openDb } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { systemClock } from '#lib/clock.ts'
import type { Instant } from '#lib/plain-date.ts'
import { systemIds } from '#lib/ids.ts'
import { fold } from '#lib/vietnamese-text.ts'
import { listWardRows } from '#modules/accounts/index.ts'
import { loadRecoveryList, type Catalogue } from '#modules/catalogue/index.ts'
import {
  keyNameOf,
  lastTypedBack,
  newMasterKey,
  noteFile,
  noteTypedBack,
  openVault,
  readKeyFile,
  rowsOfWords,
  wordsOfKey,
  writeKeyFile,
} from '#modules/vault/index.ts'
import { readConfig } from '#src/config.ts'
import type { App } from '#src/wiring.ts'
import { wordsOf } from '#test/print/read-paper.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { catalogueDir } from './catalogue-dir.ts'
import { runCommand } from './run-command.ts'

const folder = mkdtempSync(join(tmpdir(), 'motcua-keys-'))
const names = ['DATA_DIR', 'KEY_FILE', 'DATABASE_URL'] as const
const before = Object.fromEntries(names.map((name) => [name, process.env[name]]))
const keyFile = join(folder, 'keys', 'master.key')
const list = loadRecoveryList(catalogueDir)

beforeAll(() => {
  Object.assign(process.env, { DATA_DIR: join(folder, 'data'), KEY_FILE: keyFile })
  delete process.env.DATABASE_URL
})
afterAll(() => {
  for (const name of names) {
    if (before[name] === undefined) delete process.env[name]
    else process.env[name] = before[name]
  }
  rmSync(folder, { recursive: true, force: true })
})

/** The parts of the program that `setup` asks for, over the data directory of this test. */
async function wire(): Promise<App> {
  const config = readConfig()
  const db = await openDb(config)
  await migrate(db)
  const vault = await openVault(db, config.keyFile)
  const app = { config, db, vault, clock: systemClock, ids: systemIds, catalogue: {} as Catalogue }
  return { ...app, stop: () => db.close() } as unknown as App
}

type Answer = { code: number; out: string; error: string }

/** Runs a command as a script would: `type` sees what was said on standard error so far and answers the next lines, or ends. */
async function run(args: string[], type: (said: string) => string | null = () => null): Promise<Answer> {
  const said = { out: '', error: '' }
  const input = new PassThrough()
  const hear = (text: string) => {
    said.error += text
    const typed = type(said.error)
    if (typed === null) input.end()
    else if (typed) input.write(`${typed}\n`)
  }
  const code = await runCommand(args, {
    out: (text) => void (said.out += text),
    error: hear,
    input,
    wire,
  })
  return { code, ...said }
}

const ward = {
  code: '19333',
  name: 'Phường Đông Hà Thử',
  province: 'Tỉnh Thử',
  place: 'Thử',
  address: '1 đường Thử',
  phone: '0233',
  administrator: 'Trần Thị Quản Trị',
}
const setup = ['setup', ...Object.entries(ward).flatMap(([name, value]) => [`--${name}`, value])]
const askedFor = 'Gõ lại các từ'

/** The nine rows as the terminal showed them. */
function rowsShown(said: string): string[] {
  return said
    .split('\n')
    .filter((line) => /^ {2}[ \d]\d {3}\S/.test(line))
    .map((line) => line.slice(4).trim())
}

describe('setup', () => {
  test('that is cut short before the sheet was typed back made nothing: no key, no data, no sheet', async () => {
    const sheet = join(folder, 'cut.pdf')
    const cut = await run([...setup, '--sheet', sheet], (said) => (said.includes(askedFor) ? null : ''))
    expect(cut).toMatchObject({ code: 1, out: '' })
    expect(cut.error).toContain('[key.not-typed-back]')
    expect(rowsShown(cut.error)).toHaveLength(9)
    expect([keyFile, join(folder, 'data'), sheet].filter((path) => existsSync(path))).toEqual([])
  })

  test('says which row is wrong, goes on when it is right, and answers one JSON document', async () => {
    const sheet = join(folder, 'sheet.pdf')
    let turn = 0
    const done = await run([...setup, '--sheet', sheet, '--json'], (said) => {
      if (!said.includes(askedFor)) return ''
      const rows = rowsShown(said)
      turn += 1
      // The third row with a word of the list that stands elsewhere, then as on the sheet, then the rest with marks lost.
      if (turn === 1)
        return `${rows.slice(0, 2).join('\n')}\n${list.find((word) => !rows[2]!.includes(word))}`
      return turn === 2 ? fold(rows.slice(2).join(', ')).toUpperCase() : ''
    })
    expect(done.error).toMatch(/Hàng 3 không giống phiếu/)
    expect(done.code).toBe(0)
    expect(JSON.parse(done.out)).toMatchObject({ ward: ward.name, code: '19333', keyFile })
    const masterKey = readKeyFile(keyFile)
    expect(rowsOfWords(wordsOfKey(list, masterKey)).map((row) => row.join(' '))).toEqual(
      rowsShown(done.error).map((row) => row.replace(/ +/g, ' ')),
    )
    expect(lastTypedBack(keyFile, masterKey)).toMatch(/^20/)
    expect(lastTypedBack(keyFile, newMasterKey())).toBeUndefined()
    if (process.platform !== 'win32')
      for (const file of [keyFile, sheet]) expect(statSync(file).mode & 0o077).toBe(0)
    const words = await wordsOf(readFileSync(sheet))
    expect(words).toContain('PHIẾU KHÔI PHỤC KHÓA')
    expect(words).toContain(ward.name.toUpperCase())
    expect(words).toContain(rowsOfWords(wordsOfKey(list, masterKey))[8]!.join(' '))
    const db = await openDb({ dataDir: join(folder, 'data') })
    const made = await db.acrossWards((trx) => listWardRows(trx))
    await db.close()
    expect(made.map(({ name }) => name)).toEqual([ward.name])
  }, 60_000)

  test('where there is a ward is refused before anybody types', async () => {
    const again = await run(setup)
    expect(again.error).toContain('[setup.ward-exists]')
    expect(again.error).not.toContain(askedFor)
  })
})

describe('the sheet', () => {
  const rowsOf = (key: Buffer) => rowsOfWords(wordsOfKey(list, key)).map((row) => row.join(' '))

  test('typed again is right or wrong', async () => {
    const rows = rowsOf(readKeyFile(keyFile))
    const right = await run(['key', 'check', '--json'], () => rows.join(' '))
    expect(right.code).toBe(0)
    expect(JSON.parse(right.out)).toMatchObject({ right: true, keyName: keyNameOf(readKeyFile(keyFile)) })
    let turn = 0
    const wrong = await run(['key', 'check'], () => (turn++ === 0 ? rowsOf(newMasterKey()).join('\n') : null))
    expect(wrong.code).toBe(1)
    expect(wrong.error).toMatch(/Hàng 1 không giống phiếu/)
    expect(wrong.error).toContain('[key.not-checked]')
  })

  test('is printed again, never over a file', async () => {
    const file = join(folder, 'again.pdf')
    expect((await run(['key', 'sheet', file])).code).toBe(0)
    expect(await wordsOf(readFileSync(file))).toContain(rowsOf(readKeyFile(keyFile))[0])
    expect((await run(['key', 'sheet', file])).error).toContain('[key.sheet-exists]')
    const db = await openDb({ dataDir: join(folder, 'data') })
    const noted = await db.acrossWards((trx) =>
      trx.selectFrom('audit_event').select('action').where('action', '=', 'key.printSheet').execute(),
    )
    await db.close()
    expect(noted).toHaveLength(1)
  })

  test('brings the key file back, and only the key of this data, and never over a file', async () => {
    const masterKey = readKeyFile(keyFile)
    expect((await run(['key', 'recover'])).error).toContain('[key.file-there]')
    rmSync(keyFile)
    const words = join(folder, 'words.txt')
    writeFileSync(words, rowsOf(newMasterKey()).join('\n'))
    expect((await run(['key', 'recover', '--recovery-words', words])).error).toContain(
      '[key.not-of-this-data]',
    )
    expect(existsSync(keyFile)).toBe(false)
    writeFileSync(words, rowsOf(masterKey).join('\n').replace(' ', ' zz '))
    expect((await run(['key', 'recover', '--recovery-words', words])).error).toMatch(/Hàng 1, từ thứ 2: “zz”/)
    const back = await run(['key', 'recover', '--json'], () => rowsOf(masterKey).join('\n').toLowerCase())
    expect(JSON.parse(back.out)).toMatchObject({ opensData: true, keyName: keyNameOf(masterKey) })
    expect(readKeyFile(keyFile).equals(masterKey)).toBe(true)
  }, 60_000)

  test('brings it back also while the desk is open on the key it read at start', async () => {
    const masterKey = readKeyFile(keyFile)
    const open = await wire()
    rmSync(keyFile)
    const back = await run(['key', 'recover'], () => rowsOf(masterKey).join(' '))
    await open.stop()
    expect(back).toMatchObject({ code: 0, out: expect.stringContaining('đang mở') as string })
    expect(readKeyFile(keyFile).equals(masterKey)).toBe(true)
  }, 60_000)

  test('and the key are told of by doctor: when it was typed, when it is time, when the key is another or gone', async () => {
    const masterKey = readKeyFile(keyFile)
    const told = async () => {
      const { findings } = JSON.parse((await run(['doctor', '--json'])).out) as {
        findings: { name: string; state: string; say: string }[]
      }
      const of = (name: string) => findings.find((finding) => finding.name === name)
      return { key: of('khóa'), sheet: of('phiếu khôi phục'), data: of('dữ liệu') }
    }
    expect(await told()).toMatchObject({
      key: { state: 'ok', say: expect.stringContaining(keyNameOf(masterKey)) as string },
      sheet: { state: 'ok' },
    })
    const longAgo = new Date(Date.now() - 181 * 86_400_000).toISOString() as Instant
    noteTypedBack(keyFile, masterKey, longAgo)
    expect((await told()).sheet).toMatchObject({
      state: 'note',
      say: expect.stringContaining('180') as string,
    })
    rmSync(noteFile(keyFile))
    expect((await told()).sheet).toMatchObject({
      state: 'mend',
      say: expect.stringContaining('key check') as string,
    })
    rmSync(keyFile)
    expect((await told()).data).toMatchObject({
      state: 'mend',
      say: expect.stringContaining('key recover') as string,
    })
    writeKeyFile(keyFile, newMasterKey())
    expect((await told()).key).toMatchObject({
      state: 'mend',
      say: expect.stringContaining('key recover') as string,
    })
    rmSync(keyFile)
    writeKeyFile(keyFile, masterKey)
  }, 60_000)

  test('wrong usage is exit 2', async () => {
    for (const args of [[], ['burn'], ['sheet'], ['check', 'x'], ['check', '--master']])
      expect((await run(['key', ...args])).code).toBe(2)
  })
})
