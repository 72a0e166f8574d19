import { describe, expect, test } from 'vitest'
import { findBadFileNames, findBarrels, findStrangeDeclarations } from './rules/names.ts'
import { findImpurities } from './rules/purity.ts'
import {
  findCrowdedModules,
  findLongFiles,
  findLongFunctions,
  findLongParameterLists,
  findTangles,
  spread,
} from './rules/sizes.ts'
import { findSharedTables, findStraySql } from './rules/sql.ts'
import { isTest, listFiles, parseSource, report, sourcesIn } from './source-tree.ts'

const all = sourcesIn('src', 'test', 'e2e', 'bench')

describe('the shape of the code', () => {
  test('rules are pure: no clock, no chance, no host', () => {
    expect(report(findImpurities(all))).toBe('')
  })

  test('SQL is in the stores, and each table is written by one folder', () => {
    expect(report(findStraySql(all))).toBe('')
    expect(report(findSharedTables(all))).toBe('')
  })

  test('files, functions and parameter lists stay small', () => {
    const { files, median, p90 } = spread(all)
    console.log(`GOAL size files=${files} median=${median} p90=${p90}`)
    expect(
      report([
        ...findLongFiles(all),
        ...findLongFunctions(all),
        ...findLongParameterLists(all),
        ...findCrowdedModules(all),
      ]),
    ).toBe('')
    expect(median).toBeLessThanOrEqual(60)
    expect(p90).toBeLessThanOrEqual(180)
  })

  test('functions have few ways through them', () => {
    expect(report(findTangles(all))).toBe('')
  })

  test('names follow the house', () => {
    const paths = ['src', 'test', 'e2e', 'bench'].flatMap((folder) =>
      listFiles(folder, (path) => /\.tsx?$/.test(path)),
    )
    expect(report(findBadFileNames(paths))).toBe('')
  })

  test('declarations follow the house', () => {
    expect(report(findStrangeDeclarations(all.filter(({ path }) => !isTest(path))))).toBe('')
    expect(report(findBarrels(all))).toBe('')
  })
})

describe('the rules notice', () => {
  test.each([
    'const day = new Date()',
    'const now = Date.now()',
    'const chance = Math.random()',
    "const home = process.env['HOME']",
    "import { readFileSync } from 'node:fs'",
    "import { h } from 'preact'",
    'setTimeout(() => {}, 1)',
  ])('an impure rule: %s', (text) => {
    expect(findImpurities([parseSource('src/domain/visit/x.ts', text)])).not.toEqual([])
    expect(findImpurities([parseSource('src/modules/visits/x.ts', text)])).toEqual([])
  })

  test('a field that is called like something of the host is no impurity', () => {
    const text =
      'type A = { document: string }\nexport function name(a: A): string { return a.document }\n'
      + 'export function number(document: A): string { return document.document }'
    expect(findImpurities([parseSource('src/domain/visit/x.ts', text)])).toEqual([])
  })

  test.each([
    "export function all(db) { return db.selectFrom('visit') }",
    'const rows = sql`select 1`',
    "db.run('select name from ward where ward_id = 1')",
    'db.run(`insert into ward values (${id})`)',
  ])('SQL outside a store: %s', (text) => {
    expect(findStraySql([parseSource('src/modules/visits/show-visit.ts', text)])).not.toEqual([])
    expect(findStraySql([parseSource('src/modules/visits/visits.store.ts', text)])).toEqual([])
  })

  test('two owners of one table', () => {
    const write = "export function add(trx) { return trx.insertInto('visit') }"
    const stores = ['visits/visits.store.ts', 'feedback/ratings.store.ts'].map((path) =>
      parseSource(`src/modules/${path}`, write),
    )
    expect(findSharedTables(stores)).toHaveLength(1)
    expect(findSharedTables(stores.slice(0, 1))).toEqual([])
  })

  test('what is too long', () => {
    const body = '  step()\n'.repeat(60)
    const source = parseSource('src/lib/x.ts', `function run() {\n${body}}\n${'// more\n'.repeat(240)}`)
    expect(findLongFunctions([source])).toHaveLength(1)
    expect(findLongFiles([source])).toHaveLength(1)
    expect(
      findLongParameterLists([parseSource('src/lib/x.ts', 'function f(a, b, c, d, e) {}')]),
    ).toHaveLength(1)
    const crowd = Array.from({ length: 31 }, (_, index) => parseSource(`src/modules/visits/n${index}.ts`, ''))
    expect(findCrowdedModules(crowd)).toHaveLength(1)
  })

  test('a tangle, and a table that is none', () => {
    const tangle = `function f(a) { ${'if (a) b()\n'.repeat(10)} }`
    const guards = `function f(a) { ${'if (a) return 1\n'.repeat(20)} }`
    const table = `function f(a) { switch (a) { ${'case 1: return 1\n'.repeat(20)} } }`
    expect(findTangles([parseSource('src/lib/x.ts', tangle)])).toHaveLength(1)
    expect(findTangles([parseSource('src/lib/x.ts', table), parseSource('src/lib/y.ts', guards)])).toEqual([])
  })

  test('what just fits', () => {
    const source = parseSource(
      'src/lib/x.ts',
      `function run() {\n${'  step()\n'.repeat(58)}}\n${'// more\n'.repeat(240)}`,
    )
    expect([...findLongFunctions([source]), ...findLongFiles([source])]).toEqual([])
  })

  test.each([
    ['src/lib/plainDate.ts', 'not kebab-case'],
    ['src/lib/date-utils.ts', 'names nothing'],
    ['src/modules/visits/visit.controller.ts', 'not a suffix'],
    ['src/Web/x.ts', 'not kebab-case'],
  ])('a bad name: %s', (path, what) => {
    expect(report(findBadFileNames([path]))).toContain(what)
  })

  test('good names', () => {
    expect(
      findBadFileNames([
        'src/modules/visits/visits.store.ts',
        'src/web/desk/desk.web.test.tsx',
        'src/db/schema.gen.ts',
      ]),
    ).toEqual([])
  })

  test.each([
    'export default function run() {}',
    "export * from './x.ts'",
    'export enum Sex { male }',
    'export interface Person { name: string }',
    'export class Thing {}',
    'export const run = () => 1',
  ])('a strange declaration: %s', (text) => {
    expect(findStrangeDeclarations([parseSource('src/lib/x.ts', text)])).toHaveLength(1)
  })

  test('widening what a package declares is allowed', () => {
    const text =
      "declare module 'preact' { namespace JSX { interface IntrinsicElements { 'scan-box': object } } }"
    expect(findStrangeDeclarations([parseSource('src/ui/x.ts', text)])).toEqual([])
  })

  test('a barrel', () => {
    const text = "export { a } from './a.ts'\nexport { b } from './b.ts'"
    expect(findBarrels([parseSource('src/web/desk/all.ts', text)])).toHaveLength(1)
    expect(findBarrels([parseSource('src/modules/visits/index.ts', text)])).toEqual([])
  })
})
