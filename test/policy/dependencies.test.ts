import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '#lib/os/project-root.ts'
import {
  ceiling,
  findForeignLicences,
  findUnexplained,
  findUnpinned,
  isAllowedLicence,
  type LockedPackage,
} from './rules/dependencies.ts'
import { listFiles, readText } from './source-tree.ts'

const manifest = JSON.parse(readText('package.json')) as {
  dependencies: Record<string, string>
  allowScripts: object
}
const { packages } = JSON.parse(readText('package-lock.json')) as { packages: Record<string, LockedPackage> }

function installedLicence(path: string): string | undefined {
  const file = join(projectRoot(), path, 'package.json')
  if (!existsSync(file)) return undefined
  const { license } = JSON.parse(readFileSync(file, 'utf8')) as { license?: unknown }
  return typeof license === 'string' ? license : undefined
}

describe('what the product stands on', () => {
  test('is few, and each has its reason on record', () => {
    const names = Object.keys(manifest.dependencies)
    console.log(`GOAL dependencies direct=${names.length} at-most=${ceiling}`)
    expect(names.length).toBeLessThanOrEqual(ceiling)
    const records = listFiles('docs/decisions', (path) => path.endsWith('.md')).map(readText)
    expect(findUnexplained(names, records)).toEqual([])
  })

  test('may be passed on by a ward', () => {
    expect(Object.keys(packages).length).toBeGreaterThan(50)
    expect(findForeignLicences(packages, installedLicence)).toEqual([])
  })

  test('is pinned by hashes and bound to no place of its own', () => {
    expect(findUnpinned(packages)).toEqual([])
  })

  test('runs no install script but the one that brings Node', () => {
    expect(manifest.allowScripts).toEqual({ node: true })
  })
})

describe('the rules notice', () => {
  test.each([
    ['GPL-3.0-only', false],
    ['MIT OR GPL-3.0', true],
    ['(MIT AND Zlib)', true],
    ['MIT AND AGPL-3.0', false],
    ['unknown', false],
  ])('licence %s', (licence, isFine) => {
    expect(isAllowedLicence(licence)).toBe(isFine)
  })

  test('a foreign licence, but not of a development package', () => {
    const locked = {
      '': {},
      'node_modules/a': { license: 'GPL-3.0' },
      'node_modules/b': { license: 'GPL-3.0', dev: true },
    }
    expect(findForeignLicences(locked, () => undefined)).toEqual(['node_modules/a: GPL-3.0'])
  })

  test('a package without hash or from elsewhere', () => {
    const locked = {
      'node_modules/a': {},
      'node_modules/b': { integrity: 'sha512-x', resolved: 'https://example.org/b.tgz' },
    }
    expect(findUnpinned(locked)).toHaveLength(2)
  })

  test('a package nobody explained', () => {
    expect(findUnexplained(['zod', 'pg'], ['We take `zod`.'])).toEqual(['pg'])
  })
})
