import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readKeptProcedures, readProcedures } from './index.ts'

let root: string
let dir: string
let besides: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'motcua-kept-'))
  dir = join(root, 'catalogue')
  besides = join(root, 'dist')
  cpSync(
    join(import.meta.dirname, '../../../catalogue/procedures/khai-sinh'),
    join(dir, 'procedures/khai-sinh'),
    { recursive: true },
  )
  mkdirSync(besides)
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const birth = () => join(dir, 'procedures/khai-sinh/procedure.yaml')
const rename = (name: string) =>
  writeFileSync(birth(), readFileSync(birth(), 'utf8').replace(/^name: .*$/m, `name: ${name}`))

it('gives what reading gives, the first time and the next', () => {
  expect(readKeptProcedures(dir, besides)).toEqual(readProcedures(dir))
  expect(existsSync(join(besides, 'procedures.json'))).toBe(true)
  expect(readKeptProcedures(dir, besides)).toEqual(readProcedures(dir))
})

it('sees a changed file, a new one and a broken one', () => {
  readKeptProcedures(dir, besides)
  rename('Tên mới dài hơn trước nhiều')
  expect(readKeptProcedures(dir, besides)[0]!.name).toBe('Tên mới dài hơn trước nhiều')
  cpSync(join(dir, 'procedures/khai-sinh'), join(dir, 'procedures/khai-tu'), { recursive: true })
  expect(() => readKeptProcedures(dir, besides)).toThrow('khác tên thư mục khai-tu')
})

it('begins anew with a new build, and after a file cut short', () => {
  readKeptProcedures(dir, besides)
  const file = join(besides, 'procedures.json')
  writeFileSync(file, readFileSync(file, 'utf8').replace('Đăng ký khai sinh', 'Cũ'))
  expect(readKeptProcedures(dir, besides)[0]!.name).toBe('Cũ')
  writeFileSync(join(besides, '.built'), 'now')
  expect(readKeptProcedures(dir, besides)).toEqual(readProcedures(dir))
  writeFileSync(file, '{"stamp":')
  expect(readKeptProcedures(dir, besides)).toEqual(readProcedures(dir))
})

it('reads the files where nothing can be kept', () => {
  expect(readKeptProcedures(dir, join(root, 'nowhere'))).toEqual(readProcedures(dir))
})
