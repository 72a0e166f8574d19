import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '#lib/os/project-root.ts'

/** What a `*.bench.ts` answers from `run()`: one figure or several. `p99` in milliseconds; `ratio` is ours by theirs. */
export type BenchLine = {
  name?: string
  figure: number
  unit: string
  p99?: number
  peer?: { name: string; figure: number }
}

/** The value below which the share (0…1) of the samples lies. */
export function percentile(samples: number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export type Measured = { perSecond: number; p50: number; p99: number }

/**
 * Runs `once` again and again: first `warmUp` times unmeasured, then for `seconds`, one call after the other.
 * Times are milliseconds of one call.
 */
export async function measure(
  once: (turn: number) => unknown,
  wishes: { warmUp: number; seconds: number },
): Promise<Measured> {
  for (let turn = 0; turn < wishes.warmUp; turn++) await once(turn)
  const waits: number[] = []
  const start = performance.now()
  let now = start
  while (now - start < wishes.seconds * 1_000) {
    await once(wishes.warmUp + waits.length)
    const after = performance.now()
    waits.push(after - now)
    now = after
  }
  return {
    perSecond: waits.length / ((now - start) / 1_000),
    p50: percentile(waits, 0.5),
    p99: percentile(waits, 0.99),
  }
}

/** The beginning of a command line that leaves our core to us: a load generator belongs on another one. */
export function onOtherCore(program: string, words: string[]): [string, string[]] {
  const hasTaskset = process.platform === 'linux' && spawnSync('taskset', ['-c', '1', 'true']).status === 0
  return hasTaskset ? ['taskset', ['-c', '1', program, ...words]] : [program, words]
}

/**
 * A package of `bench/peers`, installed there when it is missing. Undefined when that is impossible (no network): the figure is
 * then printed without comparison.
 */
export function loadPeer<T>(name: string): T | undefined {
  const folder = join(projectRoot(), 'bench', 'peers')
  if (!existsSync(join(folder, 'node_modules', name.split('/')[0]!))) {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
    spawnSync(
      npm,
      ['install', '--prefix', folder, '--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error'],
      {
        stdio: ['ignore', 2, 2],
        shell: process.platform === 'win32',
      },
    )
  }
  try {
    return createRequire(join(folder, 'package.json'))(name) as T
  } catch {
    return undefined
  }
}
