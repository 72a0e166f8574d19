import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { projectRoot } from '#lib/os/project-root.ts'
import { CatalogueFault, loadCatalogue, type Catalogue } from '#modules/catalogue/index.ts'
import { checkPapers } from './check-papers.ts'

let folder: string
let catalogue: Catalogue
let besides: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'motcua-papers-'))
  const dir = join(folder, 'catalogue')
  cpSync(join(projectRoot(), 'catalogue'), dir, { recursive: true })
  besides = join(folder, 'dist')
  mkdirSync(besides)
  catalogue = { ...loadCatalogue(dir), dir }
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function faultOf(): CatalogueFault {
  try {
    checkPapers(catalogue, besides)
  } catch (error) {
    if (error instanceof CatalogueFault) return error
    throw error
  }
  throw new Error('No fault was told')
}

it('tries every paper once, and again when one has changed', () => {
  checkPapers(catalogue, besides)
  expect(existsSync(join(besides, 'papers-tried'))).toBe(true)
  const file = join(catalogue.dir, 'slips/receipt.typ')
  appendFileSync(file, '\n#let broken = (\n')
  expect(faultOf()).toMatchObject({ file })
})

it.each(['forms/ct01/print.typ', 'forms/_shared/paper.typ', 'slips/ticket.typ', 'slips/slip.typ'])(
  'names the file and the line of what does not compile in %s',
  (name) => {
    const file = join(catalogue.dir, name)
    appendFileSync(file, '\n#let broken = (\n')
    const fault = faultOf()
    expect(fault.file).toBe(file)
    expect(fault.line).toBeGreaterThan(1)
    expect(fault.message).toContain(`${name}, dòng ${fault.line}`)
  },
)

it('does not keep as tried what it could not print', () => {
  appendFileSync(join(catalogue.dir, 'slips/checklist.typ'), '\n#panic("x")\n')
  faultOf()
  expect(existsSync(join(besides, 'papers-tried'))).toBe(false)
})
