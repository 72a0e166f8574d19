// `npm test`: installs what is missing, starts a throw-away PostgreSQL where one is installed, builds, runs every test that belongs
// to a change with our own Node, and ends with one plain line: N passed, N failed, N skipped. Works on any Node ≥ 18.
//   npm test                          everything but the deep tests
//   npm test -- src/domain/form       only paths that contain these words
//   npm run test:deep                 the deep tests too (MOTCUA_DEEP=1)
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findOrInstallChromium, findOrInstallHallTools, findOrInstallPostgres } from './debian.mjs'
import { bundledNode, installWhatIsMissing, root } from './install.mjs'
import { startPostgres } from './test-postgres.mjs'

const words = process.argv.slice(2)
const isDeep = words.includes('--deep')
const filters = words.filter((word) => word !== '--deep')
const cleanUps = []
let child

// However the run ends, what it started is stopped.
process.on('exit', () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) cleanUp()
})
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
]) {
  process.on(signal, () => {
    if (!child || child.exitCode !== null) process.exit(code)
    child.once('exit', () => process.exit(code))
    child.kill('SIGTERM')
    setTimeout(() => child.kill('SIGKILL'), 5_000).unref()
  })
}

installWhatIsMissing()
const chromium = findOrInstallChromium()
findOrInstallHallTools()
const isBuilt = await buildOnce()
const database = process.env.MOTCUA_TEST_POSTGRES ?? ownDatabase()
const scratch = mkdtempSync(join(tmpdir(), 'motcua-test-'))
cleanUps.push(() => rmSync(scratch, { recursive: true, force: true }))
const report = join(scratch, 'report.json')
child = spawn(
  bundledNode,
  [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...filters,
  ],
  {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      ...(chromium ? { MOTCUA_CHROMIUM: chromium } : {}),
      ...(database ? { MOTCUA_TEST_POSTGRES: database } : {}),
      ...(isDeep ? { MOTCUA_DEEP: '1' } : {}),
    },
  },
)
child.on('exit', (code) => {
  const counts = countOf(report)
  const failed = Math.max(counts.failed, code === 0 ? 0 : 1) + (isBuilt ? 0 : 1)
  process.stdout.write(`${counts.passed} passed, ${failed} failed, ${counts.skipped} skipped\n`)
  process.exit(failed === 0 ? 0 : 1)
})

/** A bundle that cannot be built is one failure; the tests that read the sources still run. */
async function buildOnce() {
  try {
    const { build, isStale } = await import('./build.mjs')
    if (isStale()) await build()
    return true
  } catch (error) {
    process.stderr.write(`Không dựng được dist/: ${error instanceof Error ? error.message : error}\n`)
    return false
  }
}

function ownDatabase() {
  const bin = findOrInstallPostgres()
  const server = bin && startPostgres(bin)
  if (server) cleanUps.push(() => server.stop())
  return server?.url
}

/** A file that could not even be loaded has no tests to count: it counts as one failure. */
function countOf(path) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
      readFileSync(path, 'utf8'),
    )
    const unloaded = testResults.filter(
      (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
    )
    return {
      passed: numPassedTests,
      failed: numFailedTests + unloaded.length,
      skipped: numPendingTests + numTodoTests,
    }
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
}
