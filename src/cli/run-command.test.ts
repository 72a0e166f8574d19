import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { DbUnavailable } from '#db/unavailable.ts'
import { projectRoot } from '#lib/os/project-root.ts'
import { loadCatalogue } from '#modules/catalogue/index.ts'
import type { Wire } from '#src/wiring.ts'
import { runCommand } from './run-command.ts'

const folder = mkdtempSync(join(tmpdir(), 'motcua-cli-run-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function run(args: string[], wire?: Wire) {
  const said = { out: '', error: '' }
  const code = await runCommand(args, {
    out: (text) => void (said.out += text),
    error: (text) => void (said.error += text),
    ...(wire ? { wire } : {}),
  })
  return { code, ...said }
}

function failing(fault: unknown): Wire {
  return () => Promise.reject(fault as Error)
}

describe('wrong usage', () => {
  test.each(['nosuch', '__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    '%s is no command',
    async (name) => {
      expect(await run([name])).toMatchObject({
        code: 2,
        out: '',
        error: expect.stringContaining('Cách dùng:') as string,
      })
    },
  )

  test.each([
    [['find', '--nope'], 'Không có tùy chọn --nope.'],
    [['forms', 'extra'], 'Thừa chữ extra.'],
    [['find', '--limit'], 'Tùy chọn --limit thiếu hoặc thừa giá trị.'],
    [['fill', 'x', '--draft=yes'], 'Tùy chọn --draft thiếu hoặc thừa giá trị.'],
  ])('%j is told in the language of the desk', async (args, say) => {
    const { code, error } = await run(args)
    expect([code, error.split('\n')[0]]).toEqual([2, say])
    expect(error).toContain('Cách dùng: motcua')
  })

  test('a person of the form is one of its people, whatever every object has', async () => {
    expect(await run(['fill', 'to-khai-khai-sinh', '--same', 'constructor=toString'])).toMatchObject({
      code: 1,
      error: expect.stringContaining('[form.unknown-role]') as string,
    })
  })
})

describe('what stands in the way', () => {
  test('of a file is one sentence that names the path', async () => {
    const file = join(folder, 'a-file')
    writeFileSync(file, '')
    const { code, error } = await run(['shortcut', '--to', join(file, 'inside')])
    expect([code, error.trimEnd().split('\n').length]).toEqual([1, 1])
    expect(error).toContain(file)
    expect(error).toMatch(/\[file\.unusable\]\n$/)
  })

  test('of the database is one sentence with its code, as JSON too', async () => {
    const { code, out } = await run(['start', '--json'], failing(new DbUnavailable('disk-full')))
    expect([code, JSON.parse(out)]).toEqual([
      1,
      { error: { code: 'data.disk-full', message: expect.any(String) as string } },
    ])
  })

  test('though nobody foresaw it, is a sentence with a code to say over the phone, and no data', async () => {
    const { code, error } = await run(['start'], failing(new TypeError('Lê Thị Thử')))
    expect(code).toBe(1)
    expect(error).toMatch(/Chương trình gặp lỗi, mã [A-Z0-9]{2}-[A-Z0-9]{3}\..*\[fault\]\n$/)
    expect(error).not.toMatch(/Lê Thị Thử|^\s+at /m)
  })
})

test('a list that is broken is told by the commands that read it', async () => {
  const dir = join(mkdtempSync(join(folder, 'data-')), 'catalogue')
  cpSync(join(projectRoot(), 'catalogue'), dir, { recursive: true })
  writeFileSync(join(dir, 'lists/forms-elsewhere.yaml'), 'formz: []\n')
  const { code, error } = await run(['catalogue', 'check', '--dir', dir])
  expect(code).toBe(1)
  expect(error).toMatch(/forms-elsewhere\.yaml, dòng 1.*\[catalogue\.broken\]\n$/)
})

describe('a start on a broken catalogue is refused in one line, naming file, line and field', () => {
  test.each([
    ['calendars/2026.yaml', '2026-01-01', '2026-02-30', 'dòng 5, mục off.0.from'],
    [
      'procedures/khai-sinh/procedure.yaml',
      'unit: same_day',
      'unit: fortnight',
      'dòng 21, mục processingTime.0.unit',
    ],
    ['forms/to-khai-khai-sinh/form.yaml', 'labelStatus: seen', 'labelStatus: [seen]', 'mục labelStatus'],
    ['lists/sayings.yaml', '  - khai-tu\n', '  - khai-tuu\n', 'mục usual'],
  ])('%s', async (name, from, to, place) => {
    const dir = join(mkdtempSync(join(folder, 'data-')), 'catalogue')
    cpSync(join(projectRoot(), 'catalogue'), dir, { recursive: true })
    const file = join(dir, name)
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to))
    const { code, out, error } = await run(['start'], () =>
      Promise.resolve({ catalogue: loadCatalogue(dir) } as never),
    )
    expect([code, out, error.trimEnd().split('\n').length]).toEqual([1, '', 1])
    expect(error).toContain(file)
    expect(error).toContain(place)
    expect(error).toMatch(/dòng \d+.*\[start\.catalogue\]\n$/)
  })
})
