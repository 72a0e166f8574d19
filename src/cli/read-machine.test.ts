import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeKeyFile } from '#modules/vault/index.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readMachine, type MachineFacts } from './read-machine.ts'

const folder = mkdtempSync(join(tmpdir(), 'motcua-machine-'))
const facts: MachineFacts = {
  keyFile: join(folder, 'master.key'),
  databaseUrl: undefined,
  publicUrl: undefined,
  now: 1,
  isTlsCheckOff: false,
}
beforeAll(() => makeKeyFile(facts.keyFile))
afterAll(() => rmSync(folder, { recursive: true }))

test('a fresh key and no password to guess are no default secret', () => {
  expect(readMachine(facts)).toMatchObject({ keyFile: 'ok', hasDefaultSecret: false, now: 1 })
  expect(
    readMachine({ ...facts, databaseUrl: 'postgres://ward:kX9-long-one@db/motcua' }).hasDefaultSecret,
  ).toBe(false)
  expect(readMachine({ ...facts, databaseUrl: 'postgres://ward@db/motcua' }).hasDefaultSecret).toBe(false)
})

test("an example key or a manual's password is one", () => {
  const example = join(folder, 'example.key')
  writeFileSync(example, `motcua-master-key-1 ${Buffer.alloc(32).toString('base64url')}\n`, { mode: 0o600 })
  expect(readMachine({ ...facts, keyFile: example }).hasDefaultSecret).toBe(true)
  expect(readMachine({ ...facts, databaseUrl: 'postgres://ward:postgres@db/motcua' }).hasDefaultSecret).toBe(
    true,
  )
})

test('a missing key is told, not thrown', () => {
  expect(readMachine({ ...facts, keyFile: join(folder, 'none') })).toMatchObject({
    keyFile: 'missing',
    hasDefaultSecret: false,
  })
})
