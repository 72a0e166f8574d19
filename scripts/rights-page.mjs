// Writes docs/rights.md from the table of rights. Run after changing one: node_modules/.bin/node scripts/rights-page.mjs
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './install.mjs'

const { rightsPage } = await import('../test/policy/rights-page.ts')
writeFileSync(join(root, 'docs/rights.md'), rightsPage())
process.stderr.write('docs/rights.md\n')
