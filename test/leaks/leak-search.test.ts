import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findLeaks, findSecrets, patternsOf } from './leak-search.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'motcua-leaks-'))
  mkdirSync(join(folder, 'deep'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const name = 'Trần Thị Quỵtzbcga'
const bare = 'Tran Thi Quytzbcga'
const around = (bytes: Buffer) => Buffer.concat([randomBytes(1_000), bytes, randomBytes(1_000)])
const base64 = (text: string, before: string) => Buffer.from(Buffer.from(before + text).toString('base64'))

describe('a name', () => {
  it.each<[string, Buffer]>([
    ['as it is', Buffer.from(name)],
    ['decomposed', Buffer.from(name.normalize('NFD'))],
    ['without marks', Buffer.from(bare)],
    ['in capitals', Buffer.from(name.toUpperCase())],
    ['in small letters without marks', Buffer.from(bare.toLowerCase())],
    ['in UTF-16', Buffer.from(name, 'utf16le')],
    ['in UTF-16 the other way round', Buffer.from(name, 'utf16le').swap16()],
    ['in base64', base64(name, '')],
    ['in base64, one byte on', base64(name, 'x')],
    ['in base64, two bytes on', base64(name, 'xy')],
    ['in hexadecimal', Buffer.from(Buffer.from(name).toString('hex'))],
    ['in an address', Buffer.from(encodeURIComponent(name))],
    ['packed', gzipSync(Buffer.from(`{"name":"${name}"}`))],
  ])('%s is found, and what it is of', (how, bytes) => {
    writeFileSync(join(folder, 'deep', 'file'), how === 'packed' ? bytes : around(bytes))
    const { leaks } = findLeaks(folder, patternsOf('Quỵtz'))
    expect(leaks.length).toBeGreaterThan(0)
    expect(leaks[0]).toMatchObject({ file: join('deep', 'file'), of: 'Quỵtz' })
  })

  it('is not found where it is not', () => {
    writeFileSync(join(folder, 'deep', 'file'), around(Buffer.from('Trần Thị Quýt, quytz')).subarray(0, 900))
    writeFileSync(join(folder, 'other'), 'Quỳnh, Quýt, 0977-555')
    expect(findLeaks(folder, [...patternsOf('Quỵtz'), ...patternsOf('0977555')]).leaks).toEqual([])
  })
})

it('a secret is found as a whole run, packed or not', () => {
  const secret = 'aB3_dE-gH1jK2lM4'
  writeFileSync(join(folder, 'log'), `cookie=${secret}; Path=/`)
  writeFileSync(join(folder, 'packed'), gzipSync(`"${secret}"`))
  writeFileSync(join(folder, 'longer'), `x${secret}`)
  expect(findSecrets(folder, new Set([secret]))).toHaveLength(2)
})
