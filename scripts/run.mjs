// `npm start` and `npm run -s motcua -- <command>`: install what is missing, build what is stale, then run with our own Node.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { bundledNode, installWhatIsMissing, root } from './install.mjs'

installWhatIsMissing()
const { build, isStale } = await import('./build.mjs')
if (isStale()) await build()
const child = spawn(
  bundledNode,
  ['--enable-source-maps', join(root, 'dist', 'motcua.js'), ...process.argv.slice(2)],
  { stdio: 'inherit' },
)
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
