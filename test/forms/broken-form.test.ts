import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { checkForms, loadForm } from '#modules/forms/index.ts'
import { catalogueDir, demoWard } from './catalogue-forms.ts'

const made: string[] = []
afterEach(() => made.splice(0).forEach((dir) => rmSync(dir, { recursive: true, force: true })))

/** A copy of the forms in which one text is replaced by another. */
function brokenCatalogue(file: string, from: string, to: string): string {
  const dir = mkdtempSync(join(tmpdir(), 'motcua-forms-'))
  made.push(dir)
  for (const part of ['forms', 'lists'])
    cpSync(join(catalogueDir, part), join(dir, part), { recursive: true })
  const path = join(dir, file)
  const text = readFileSync(path, 'utf8')
  if (!text.includes(from)) throw new Error(`${file} has no "${from}"`)
  writeFileSync(path, text.replace(from, to))
  return dir
}

const birth = 'forms/to-khai-khai-sinh/form.yaml'
const lineOf = (text: string) =>
  readFileSync(join(catalogueDir, birth), 'utf8')
    .split('\n')
    .findIndex((line) => line.includes(text)) + 1

test('a condition on an unknown key is refused with file, line and field', () => {
  const dir = brokenCatalogue(
    birth,
    'applies: { equals: { key: copies, value: "yes" } }',
    'applies: { equals: { key: copied, value: "yes" } }',
  )
  const line = lineOf('applies: { equals: { key: copies, value: "yes" } }')
  expect(() => loadForm(dir, 'to-khai-khai-sinh')).toThrow(`form.yaml, dòng ${line}, mục fields.`)
  expect(() => loadForm(dir, 'to-khai-khai-sinh')).toThrow('"copied"')
})

test('an unknown setting is refused with its field', () => {
  const dir = brokenCatalogue(birth, 'type: date_words', 'type: date_word')
  expect(() => loadForm(dir, 'to-khai-khai-sinh')).toThrow(`dòng ${lineOf('type: date_words')}`)
})

test('a sentence of the read-back that names nothing is refused', () => {
  expect(() =>
    loadForm(
      brokenCatalogue(birth, '{child.fullName}, {child.sex}', '{child.fullName}, {baby.sex}'),
      'to-khai-khai-sinh',
    ),
  ).toThrow('"baby.sex"')
})

test('a question longer than one breath is refused', () => {
  const long = `question: 'Bé ${'rất '.repeat(20)}tên gì?'`
  expect(() =>
    loadForm(brokenCatalogue(birth, "question: 'Bé tên đầy đủ là gì?'", long), 'to-khai-khai-sinh'),
  ).toThrow('nhiều nhất 20')
})

test('the check of the catalogue tells every fault and still looks at the other forms', async () => {
  const file = 'forms/to-khai-khai-tu/cases/ngay-nguoc.yaml'
  const dir = brokenCatalogue(file, 'code: form.death-before-birth', 'code: form.date-future')
  const { forms, faults } = await checkForms(dir, demoWard())
  expect(forms).toBe(4)
  expect(faults).toHaveLength(1)
  expect(faults[0]).toContain(file)
})

test('two issuers of cards for one day are told', async () => {
  const dir = brokenCatalogue('lists/id-issuers.yaml', 'from: 2024-07-01', 'from: 2024-06-01')
  expect((await checkForms(dir, demoWard())).faults.join()).toContain('id-issuers.yaml')
})
