import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '#lib/os/project-root.ts'
import { rightsPage } from './rights-page.ts'

test('the page of rights says what the table says', () => {
  expect(readFileSync(join(projectRoot(), 'docs/rights.md'), 'utf8')).toBe(rightsPage())
})
