import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { runCommand } from './run-command.ts'

const folder = mkdtempSync(join(tmpdir(), 'motcua-cli-form-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function run(...args: string[]) {
  const said = { out: '', error: '' }
  const code = await runCommand(args, {
    out: (text) => void (said.out += text),
    error: (text) => void (said.error += text),
  })
  return { code, ...said, json: args.includes('--json') && said.out ? JSON.parse(said.out) : undefined }
}

const card =
  'mother=045192000123|191234567|Nguyễn Thị Thuỳ Dương|05091992|Nữ|Khu phố 2, Đông Thanh, Đông Hà, Quảng Trị|12072021'
const birth = [
  'fill',
  'to-khai-khai-sinh',
  '--card',
  card,
  '--same',
  'applicant=mother',
  '--on',
  '2026-11-25',
]
const answers = join(folder, 'answers.json')
writeFileSync(
  answers,
  JSON.stringify({
    parentsOnPaper: 'motherOnly',
    'child.fullName': 'Nguyễn An Nhiên',
    'child.dateOfBirth': '29/10/2026',
    'child.sex': 'Nữ',
    'child.ethnicity': 'Kinh',
    'child.birthPlace': 'Trạm Y tế phường Đông Hà',
    'child.origin': 'Phường Đông Hà, tỉnh Quảng Trị',
    copies: 'yes',
    copyCount: 2,
  }),
)

describe('fill', () => {
  test('a draft tells sources, what is still asked, and how much is left to write', async () => {
    const { code, json } = await run(...birth, '--draft', '--json')
    expect(code).toBe(0)
    const fields = new Map(json.fields.map((field: { key: string }) => [field.key, field]))
    expect(fields.get('applicant.fullName')).toMatchObject({
      value: 'Nguyễn Thị Thuỳ Dương',
      source: 'card:mother',
      label: 'Họ, chữ đệm, tên người yêu cầu',
    })
    expect(fields.get('addressedTo')).toMatchObject({ source: 'ward' })
    expect(json.asked).toContain('child.fullName')
    expect(json.asked).not.toContain('applicant.fullName')
    expect(json.coverage.handwritten).toBeGreaterThan(0)
    expect(json.coverage.supplied).toBe(json.coverage.suppliable)
  })

  test('a finished paper leaves nothing to write and is kept where it was asked for', async () => {
    const file = join(folder, 'birth.pdf')
    const { code, json } = await run(...birth, '--answers', answers, '--pdf', file, '--json')
    expect([code, json.asked, json.problems, json.coverage.handwritten]).toEqual([0, [], [], 0])
    expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('an unfinished paper is refused and no file is made, unless it is a draft', async () => {
    const file = join(folder, 'unfinished.pdf')
    const refused = await run(...birth, '--pdf', file, '--json')
    expect([refused.code, refused.json.error.code, existsSync(file)]).toEqual([1, 'form.unfinished', false])
    expect((await run(...birth, '--pdf', file, '--draft')).code).toBe(0)
    expect(existsSync(file)).toBe(true)
  })

  test('a paper with something wrong is refused too', async () => {
    const wrong = join(folder, 'wrong.json')
    writeFileSync(
      wrong,
      JSON.stringify({ ...JSON.parse(readFileSync(answers, 'utf8')), 'child.dateOfBirth': '31/12/2026' }),
    )
    const { code, json } = await run(
      ...birth,
      '--answers',
      wrong,
      '--pdf',
      join(folder, 'wrong.pdf'),
      '--json',
    )
    expect([code, json.error.code]).toEqual([1, 'form.unfinished'])
  })

  test('the paper speaks of the ward that is named, else of the demonstration', async () => {
    const file = join(folder, 'ward.yaml')
    const demo = readFileSync(join(import.meta.dirname, '../../catalogue/wards/demo/ward.yaml'), 'utf8')
    writeFileSync(file, demo.replaceAll(/Phường Đông Hà|phường Đông Hà/g, 'xã Hướng Hiệp'))
    const addressedTo = (json: { fields: { key: string; value: string }[] }) =>
      json.fields.find(({ key }) => key === 'addressedTo')!.value
    const [named, other] = [
      (await run(...birth, '--ward', file, '--json')).json,
      (await run(...birth, '--json')).json,
    ]
    expect([named.ward, addressedTo(named)]).toEqual([
      'xã Hướng Hiệp',
      'Ủy ban nhân dân xã Hướng Hiệp, tỉnh Quảng Trị',
    ])
    expect([other.ward, addressedTo(other)]).toEqual([
      'Phường Đông Hà',
      'Ủy ban nhân dân phường Đông Hà, tỉnh Quảng Trị',
    ])
  })

  const bad = (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  test.each([
    ['an unknown form', ['fill', 'khong-co'], 'form.unknown'],
    ['an unknown role', ['fill', 'ct01', '--card', card], 'form.unknown-role'],
    [
      'a damaged card',
      ['fill', 'to-khai-khai-sinh', '--card', card.replaceAll('ễ', '\ufffd')],
      'card.damaged',
    ],
    ['a day that does not exist', ['fill', 'ct01', '--on', '2026-02-30'], 'form.bad-day'],
    [
      'an unknown key',
      ['fill', 'ct01', '--answers', bad('key.json', '{"nobody.asked":"x"}')],
      'form.unknown-key',
    ],
    ['answers that are no JSON', ['fill', 'ct01', '--answers', bad('broken.json', '{')], 'form.bad-answers'],
    ['answers that are a list', ['fill', 'ct01', '--answers', bad('list.json', '[]')], 'form.bad-answers'],
    [
      'a file that is not there',
      ['fill', 'ct01', '--answers', join(folder, 'none.json')],
      'form.bad-answers',
    ],
    [
      'a ward file that is not there',
      ['fill', 'ct01', '--ward', join(folder, 'none.yaml')],
      'form.no-ward-file',
    ],
    [
      'a ward file that tells too little',
      ['fill', 'ct01', '--ward', bad('ward-short.yaml', 'name: Phường Thử')],
      'form.bad-ward-file',
    ],
    [
      'a folder that cannot be written',
      ['fill', 'ct01', '--draft', '--pdf', join(folder, 'none', 'x.pdf')],
      'form.cannot-write',
    ],
  ])('%s is refused with its code', async (_, args, refusal) => {
    const { code, json, error } = await run(...args, '--json')
    expect([code, json.error.code]).toEqual([1, refusal])
    expect(error).toContain(`[${refusal}]`)
  })

  test.each([
    [['fill']],
    [['fill', 'ct01', '--card', 'x']],
    [['fill', 'ct01', '--same', 'a']],
    [['fill', 'ct01', '--what']],
  ])('%o is wrong usage', async (args) => {
    expect((await run(...args)).code).toBe(2)
  })
})

describe('forms and form', () => {
  test('list the forms and show one whole', async () => {
    const { json } = await run('forms', '--json')
    const ids = json.forms.map(({ id }: { id: string }) => id)
    expect(ids).toEqual(
      expect.arrayContaining(['to-khai-khai-sinh', 'to-khai-khai-tu', 'ct01', 'to-khai-trich-luc-ho-tich']),
    )
    for (const id of ids) {
      const shown = (await run('form', id, '--json')).json
      expect(
        shown.fields.every(
          (field: { key: string; label: string; sources: string[] }) =>
            field.key && field.label && Array.isArray(field.sources),
        ),
      ).toBe(true)
      expect(shown.problems.length).toBeGreaterThan(5)
    }
  })
  test('an unknown form is refused', async () => {
    expect((await run('form', 'khong-co', '--json')).json.error.code).toBe('form.unknown')
  })
})

test('the catalogue as it is delivered is sound', async () => {
  const { code, json } = await run('catalogue', 'check', '--json')
  expect(json.faults).toEqual([])
  expect([code, json.checked.forms >= 4, json.checked.cases >= 12, json.checked.procedures > 50]).toEqual([
    0,
    true,
    true,
    true,
  ])
  expect((await run('catalogue', 'look')).code).toBe(2)
})
