import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '#lib/os/project-root.ts'
import { mayCall } from './modules.ts'
import {
  fileGraph,
  findCircle,
  findDeepImports,
  findNamedAdapters,
  findUndeclaredPackages,
  findUnlistedCalls,
  findWrongDirections,
  callsBetweenModules,
  resolveImport,
} from './rules/imports.ts'
import { parseSource, readText, report, sourcesIn } from './source-tree.ts'

const all = sourcesIn('src', 'test')
const manifest = JSON.parse(readText('package.json')) as Record<
  'dependencies' | 'devDependencies',
  Record<string, string>
>

describe('knowledge has one direction', () => {
  test('no part of the product imports against it', () => {
    expect(report(findWrongDirections(all))).toBe('')
  })

  test('printers and channels stand behind ports', () => {
    expect(report(findNamedAdapters(all))).toBe('')
  })

  test('modules are entered through their index', () => {
    expect(report(findDeepImports(all))).toBe('')
  })

  test('modules call each other only along the declared list, which names nothing unused and has no circle', () => {
    expect(report(findUnlistedCalls(all, mayCall))).toBe('')
    const calls = callsBetweenModules(all)
    const unused = Object.entries(mayCall).flatMap(([from, tos]) =>
      tos.filter((to) => !calls.get(from)?.has(to)).map((to) => `${from} → ${to}`),
    )
    expect(unused).toEqual([])
    expect(findCircle(mayCall)).toBeUndefined()
  })

  test('no file needs itself at run time', () => {
    expect(findCircle(fileGraph(all))).toBeUndefined()
  })

  test('every import inside the project names a file that exists', () => {
    const missing = all
      .flatMap(({ path, imports }) =>
        imports.map(({ target }) => [path, resolveImport(path, target)] as const),
      )
      .filter(([, to]) => to !== undefined && !existsSync(join(projectRoot(), to)))
    expect(missing).toEqual([])
  })

  test('every package is declared, and the product uses no development package', () => {
    const runtime = new Set(Object.keys(manifest.dependencies))
    const declared = new Set([...runtime, ...Object.keys(manifest.devDependencies)])
    expect(report(findUndeclaredPackages(all, declared))).toBe('')
    const product = all.filter(({ path }) => path.startsWith('src/') && !/\.(test|e2e)\.tsx?$/.test(path))
    expect(report(findUndeclaredPackages(product, runtime))).toBe('')
  })
})

describe('the rules notice', () => {
  const sample = (path: string, text: string) => parseSource(path, text)

  test.each([
    ['src/domain/visit/x.ts', "import { a } from '#modules/visits/index.ts'"],
    ['src/domain/visit/x.ts', "import type { a } from '../../db/client.ts'"],
    ['src/web/desk/x.ts', "import { a } from '#db/client.ts'"],
    ['src/ui/x.tsx', "import { a } from '#modules/visits/index.ts'"],
    ['src/lib/x.ts', "export { a } from '#domain/person/index.ts'"],
    ['src/modules/visits/x.ts', "const a = await import('#web/app.ts')"],
    ['src/modules/visits/x.ts', "import { aWard } from '#test/db/a-ward.ts'"],
  ])('%s: %s', (path, text) => {
    expect(findWrongDirections([sample(path, text)])).toHaveLength(1)
  })

  test.each([
    ['src/print/cups-printer.ts', "import { retryJobs } from '#modules/printing/index.ts'"],
    ['src/modules/printing/print-paper.ts', "import { cupsPrinter } from '#print/cups-printer.ts'"],
  ])('an adapter in the wrong place: %s', (path, text) => {
    expect(findNamedAdapters([sample(path, text)])).toHaveLength(1)
    expect(
      findNamedAdapters([
        sample('src/print/x.ts', "import type { Printer } from '#modules/printing/ports.ts'"),
      ]),
    ).toEqual([])
  })

  test('what is allowed', () => {
    const fine = [
      sample('src/domain/visit/x.ts', "import { ok } from '#lib/result.ts'\nimport { z } from 'zod'"),
      sample(
        'src/modules/visits/x.ts',
        "import type { Tx } from '#db/client.ts'\nimport { write } from '#modules/audit/index.ts'",
      ),
    ]
    expect(findWrongDirections(fine)).toEqual([])
    expect(findDeepImports(fine)).toEqual([])
  })

  test('a deep import, by alias and by path', () => {
    expect(
      findDeepImports([
        sample('src/web/desk/x.ts', "import { a } from '#modules/visits/visits.store.ts'"),
        sample('src/modules/dossiers/x.ts', "import { a } from '../visits/visit-log.ts'"),
      ]),
    ).toHaveLength(2)
  })

  test('a call that nobody declared, and a circle', () => {
    const call = sample('src/modules/visits/x.ts', "import { a } from '#modules/dossiers/index.ts'")
    expect(findUnlistedCalls([call], {})).toHaveLength(1)
    expect(findUnlistedCalls([call], { visits: ['dossiers'] })).toEqual([])
    expect(findCircle({ visits: ['dossiers'], dossiers: ['audit'], audit: ['visits'] })).toEqual([
      'visits',
      'dossiers',
      'audit',
      'visits',
    ])
  })

  test('a package that nobody declared', () => {
    const source = sample(
      'src/lib/x.ts',
      "import a from 'left-pad'\nimport b from '@x/y/z'\nimport c from 'node:fs'",
    )
    expect(findUndeclaredPackages([source], new Set(['@x/y'])).map(({ what }) => what)).toEqual([
      'left-pad is not in package.json',
    ])
  })
})
