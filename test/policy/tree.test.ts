import { describe, expect, test } from 'vitest'
import { findEmptyTests, findMachinePaths, findSwitchedOffTests, findUnfinished } from './rules/tree.ts'
import { isTest, listFiles, parseSource, readText, report, sourcesIn } from './source-tree.ts'

const isText = (path: string) =>
  /\.(ts|tsx|mjs|sql|yaml|typ|css|md|json|example)$/.test(path) && !path.includes('node_modules/')
const files = ['src', 'test', 'e2e', 'bench', 'scripts', 'docs', 'catalogue', '.ci']
  .flatMap((folder) => listFiles(folder, isText))
  .concat(
    'package.json',
    'vitest.config.ts',
    'tsconfig.json',
    'README.md',
    'README.vi.md',
    'CONTRIBUTING.md',
    'CHANGELOG.md',
    'SECURITY.md',
  )
  .filter((path) => !path.startsWith('test/policy/'))
  .map((path) => ({ path, text: readText(path) }))
const tests = sourcesIn('src', 'test', 'e2e').filter(({ path }) => isTest(path))

describe('the tree', () => {
  test('names no place of one machine', () => {
    expect(files.length).toBeGreaterThan(100)
    expect(report(findMachinePaths(files))).toBe('')
  })

  test('holds nothing unfinished', () => {
    expect(report(findUnfinished(files.filter(({ path }) => !path.startsWith('catalogue/'))))).toBe('')
  })

  test('holds no test that is switched off or claims nothing', () => {
    expect(report(findSwitchedOffTests(tests))).toBe('')
    expect(report(findEmptyTests(tests))).toBe('')
  })
})

describe('the rules notice', () => {
  const at = (text: string) => [{ path: 'x.ts', text }]

  test.each(['const a = "/home/an/motcua"', "open('/tmp/notes')", 'C:\\Users\\an', 'see /Users/an'])(
    'a machine path: %s',
    (text) => {
      expect(findMachinePaths(at(text))).toHaveLength(1)
    },
  )

  test.each(['/usr/bin/chromium', 'src/work/x', "paths.home('/quay')", '`${root}/home/x`', '/thu-tuc'])(
    'no machine path: %s',
    (text) => {
      expect(findMachinePaths(at(text))).toEqual([])
    },
  )

  test('unfinished work', () => {
    expect(findUnfinished(at(`// ${'TO' + 'DO'} later`))).toHaveLength(1)
    expect(findUnfinished(at('todos and hacking'))).toEqual([])
  })

  test('tests switched off, and tests that claim nothing', () => {
    const text =
      "test.only('a', () => { expect(1) })\ndescribe.skip('b', () => {})\ntest('c', () => { run() })\ntest.skipIf(no)('d', () => {})\n"
      + "function holds(a) { expect(a) }\ntest('e', () => { holds(1) })"
    const source = [parseSource('test/x.test.ts', text)]
    expect(findSwitchedOffTests(source)).toHaveLength(2)
    expect(findEmptyTests(source).map(({ line }) => line)).toEqual([3, 4])
  })
})
