import type { PlainDate } from '#lib/plain-date.ts'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CatalogueFault, checkCalendars, checkProcedures, loadCatalogue, readProcedures } from './index.ts'

const real = join(import.meta.dirname, '../../../catalogue')
let dir: string

beforeEach(() => {
  dir = join(mkdtempSync(join(tmpdir(), 'motcua-catalogue-')), 'catalogue')
  cpSync(real, dir, { recursive: true })
})
afterEach(() => rmSync(join(dir, '..'), { recursive: true, force: true }))

function edit(file: string, from: string | RegExp, to: string): void {
  const path = join(dir, file)
  const before = readFileSync(path, 'utf8')
  const after = before.replace(from, to)
  expect(after).not.toBe(before)
  writeFileSync(path, after)
}

const birth = 'procedures/khai-sinh/procedure.yaml'
const known = new Set(
  readProcedures(real).flatMap(({ documents }) => documents.map(({ form }) => form ?? '')),
)

describe('the catalogue as it is', () => {
  it('loads whole, each procedure with its version and a time limit', () => {
    const catalogue = loadCatalogue(real)
    expect(catalogue.procedures.size).toBeGreaterThanOrEqual(89)
    expect(catalogue.getProcedure('khai-sinh')).toMatchObject({
      nationalCode: '1.001193',
      name: 'Đăng ký khai sinh',
    })
    expect(catalogue.findProcedure('khong-co')).toBeUndefined()
    expect(() => catalogue.getProcedure('khong-co')).toThrow('khong-co')
  })

  it('shows what was not verified', () => {
    const { legalBasis } = loadCatalogue(real)
    expect(legalBasis('first-day-not-counted', '2026-11-24' as PlainDate)).toMatch(/chưa đối chiếu/)
    expect(legalBasis('same-day-certification', '2026-11-24' as PlainDate)).not.toMatch(/chưa đối chiếu/)
    expect(legalBasis('khong-co', '2026-11-24' as PlainDate)).toBeUndefined()
  })

  it('has a law for every way a procedure counts', () => {
    expect(checkProcedures(real, known).faults).toEqual([])
    expect(checkCalendars(real).faults).toEqual([])
  })
})

describe('a start is refused, naming file, line and field', () => {
  it.each([
    [
      'a unit nobody knows',
      birth,
      'unit: same_day',
      'unit: fortnight',
      /khai-sinh\/procedure\.yaml, dòng 21, mục processingTime\.0\.unit/,
    ],
    [
      'a field that is misspelt',
      birth,
      'officialName:',
      'officalName:',
      /khai-sinh\/procedure\.yaml, dòng \d+/,
    ],
    [
      'a folder named otherwise',
      birth,
      'id: khai-sinh',
      'id: khai-sinh-moi',
      /mục id: khác tên thư mục khai-sinh/,
    ],
    [
      'a day that does not exist',
      'calendars/2026.yaml',
      '2026-01-01',
      '2026-02-30',
      /calendars\/2026\.yaml, dòng 5, mục off\.0\.from/,
    ],
    [
      'a day of another year',
      'calendars/2026.yaml',
      'to: 2026-11-24',
      'to: 2027-11-24',
      /ngày 2027-11-24 không thuộc năm 2026/,
    ],
    ['broken YAML', 'calendars/2025.yaml', 'off:', 'off: [', /calendars\/2025\.yaml, dòng \d+/],
    [
      'a form that is nowhere',
      birth,
      'form: to-khai-khai-sinh',
      'form: to-khai-la',
      /khai-sinh\/procedure\.yaml, dòng \d+, mục documents\.\d+\.form: không có tờ khai "to-khai-la"/,
    ],
    [
      'a law that is nowhere',
      birth,
      'legalBasis: same-day-civil-status',
      'legalBasis: my-law',
      /dòng \d+, mục processingTime\.0\.legalBasis: không có căn cứ "my-law"/,
    ],
    [
      'two cases of one name',
      birth,
      'caseId: c2',
      'caseId: c1',
      /dòng \d+, mục processingTime\.1\.caseId: hai trường hợp trùng mã/,
    ],
    [
      'a list of forms that is none',
      'lists/forms-elsewhere.yaml',
      'forms:',
      'formz:',
      /forms-elsewhere\.yaml, dòng \d+/,
    ],
    [
      'a link to a place that is nowhere',
      'calendars/2025.yaml',
      'off:',
      'strange: *nowhere\noff:',
      /calendars\/2025\.yaml, dòng \d+: \*nowhere không chỉ tới đâu/,
    ],
    [
      'a way of saying that leads nowhere',
      'lists/sayings.yaml',
      '  - khai-tu\n',
      '  - khai-tuu\n',
      /mục usual: không có thủ tục khai-tuu/,
    ],
  ])('%s', (_, file, from, to, said) => {
    edit(file, from, to)
    expect(() => loadCatalogue(dir)).toThrow(said)
  })

  it.each(['lists/id-issuers.yaml', 'lists/sayings.yaml', 'calendars/office-hours.yaml'])(
    '%s is missing',
    (file) => {
      rmSync(join(dir, file))
      expect(() => loadCatalogue(dir)).toThrow(CatalogueFault)
      expect(() => loadCatalogue(dir)).toThrow(`${file}, dòng 1`)
    },
  )
})

describe('links are checked', () => {
  it.each([
    [
      'a form that is nowhere',
      'form: to-khai-khai-sinh',
      'form: to-khai-la',
      'không có tờ khai "to-khai-la"',
    ],
    [
      'a law that is nowhere',
      'legalBasis: same-day-civil-status',
      'legalBasis: my-law',
      'không có căn cứ "my-law"',
    ],
    ['two cases of one name', 'caseId: c2', 'caseId: c1', 'hai trường hợp trùng mã'],
    ['a condition that is not said', /\n {4}when: trẻ bị bỏ rơi/, '', 'thiếu điều kiện'],
    [
      'validity that ends before it begins',
      /validFrom: .*\nvalidTo: .*/,
      'validFrom: 2026-05-01\nvalidTo: 2026-04-01',
      'hết hiệu lực trước khi có hiệu lực',
    ],
  ])('%s', (_, from, to, said) => {
    edit(birth, from, to)
    expect(checkProcedures(dir, known).faults.join('\n')).toContain(said)
  })

  it.each([
    [
      'a Saturday worked for a day nobody has off',
      'instead: 2026-08-31',
      'instead: 2026-08-27',
      'mà ngày đó không nghỉ',
    ],
    [
      'a holiday that ends before it begins',
      'from: 2026-02-14, to: 2026-02-22',
      'from: 2026-02-22, to: 2026-02-14',
      'kết thúc trước khi bắt đầu',
    ],
    ['a day both off and worked', 'day: 2026-01-10', 'day: 2026-01-01', 'vừa nghỉ vừa làm bù'],
  ])('%s', (_, from, to, said) => {
    edit('calendars/2026.yaml', from, to)
    expect(checkCalendars(dir).faults.join('\n')).toContain(said)
  })
})
