// Writes src/db/schema.gen.ts from the migrations. Run after adding one: node_modules/.bin/node scripts/db-types.mjs
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './install.mjs'

const target = join(root, 'src/db/schema.gen.ts')
if (!existsSync(target)) writeFileSync(target, 'export type Database = {}\n')
const { openInMemory } = await import('../src/db/embedded.ts')
const { dbOver } = await import('../src/db/client.ts')
const { migrate } = await import('../src/db/migrate.ts')
const { generateTypes } = await import('../src/db/generate-types.ts')
const db = dbOver(await openInMemory())
await migrate(db)
writeFileSync(target, await generateTypes(db))
await db.close()
process.stderr.write('src/db/schema.gen.ts\n')
