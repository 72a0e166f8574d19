import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '#lib/os/project-root.ts'
import { CliRefusal, parse, type Cli, type Command, type ExitCode } from './cli.ts'

/** One figure, as `bench/measure.ts` describes it, with its name filled in. */
type Line = {
  name: string
  figure: number
  unit: string
  p99?: number
  peer?: { name: string; figure: number }
  ratio?: number
}

/** `bench [name]`: the figures of this machine, one line each; never part of a test. */
export const bench: Command = {
  usage: 'bench [tên]',
  about: 'Đo tốc độ trên máy này; mỗi phép đo chạy trong một tiến trình riêng',
  run: runBenches,
}

async function runBenches(cli: Cli): Promise<ExitCode> {
  const { positionals } = parse(cli, { allowPositionals: true, options: {} })
  const names = chosen(positionals)
  const lines: Line[] = []
  for (const name of names) {
    const found = await runOne(name, await bundle(name))
    lines.push(...found)
    if (!cli.json) for (const line of found) cli.out(lineText(line))
  }
  if (cli.json) cli.out(JSON.stringify({ benches: lines }))
  return 0
}

function chosen(wanted: string[]): string[] {
  const folder = join(projectRoot(), 'bench')
  const known = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.bench.ts') || name.endsWith('.bench.tsx'))
        .map((name) => name.replace(/\.bench\.tsx?$/, ''))
    : []
  const unknown = wanted.find((name) => !known.includes(name))
  if (unknown !== undefined)
    throw new CliRefusal('bench.unknown', `Không có phép đo "${unknown}". Có: ${known.join(', ')}.`)
  return wanted.length > 0 ? wanted : known
}

/** Benchmarks are TypeScript with pages in it, so they are bundled like the program; packages stay outside. */
async function bundle(name: string): Promise<string> {
  const root = projectRoot()
  const esbuild = await import('esbuild')
  const file = join(root, 'dist', 'bench', `${name}.mjs`)
  await esbuild.build({
    stdin: { contents: entry(name), resolveDir: join(root, 'bench'), loader: 'ts' },
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    packages: 'external',
    sourcemap: 'linked',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'error',
  })
  return file
}

/** The figures leave through a pipe of their own, so that a benchmark may print what it likes. */
function entry(name: string): string {
  const module = existsSync(join(projectRoot(), 'bench', `${name}.bench.tsx`))
    ? `./${name}.bench.tsx`
    : `./${name}.bench.ts`
  return `import { run } from '${module}'
import { writeSync } from 'node:fs'
const figures = await run()
writeSync(3, JSON.stringify([figures].flat()))
process.exit(0)`
}

async function runOne(name: string, file: string): Promise<Line[]> {
  const run = [process.execPath, '--enable-source-maps', file]
  const command = promisesOneCore.has(name) ? pinned(run) : run
  const child = spawn(command[0]!, command.slice(1), { stdio: ['ignore', 2, 2, 'pipe'] })
  let figures = ''
  child.stdio[3]!.on('data', (chunk) => (figures += String(chunk)))
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  if (code !== 0 || figures === '')
    throw new CliRefusal('bench.failed', `Phép đo "${name}" bị lỗi; xem dòng báo lỗi ở trên.`)
  return (JSON.parse(figures) as (Omit<Line, 'name'> & { name?: string })[]).map((line) =>
    withRatio({ ...line, name: line.name ?? name }),
  )
}

/** Papers are promised per core; everything else is measured as it runs, the system giving it what the machine has. */
const promisesOneCore = new Set(['form-print'])

/** Where the system cannot keep a process on one core, the figure is of the whole machine. */
function pinned(command: string[]): string[] {
  const canPin = spawnSync('taskset', ['-c', '0', 'true']).status === 0
  return canPin ? ['taskset', '-c', '0', ...command] : command
}

function withRatio(line: Line): Line {
  return line.peer ? { ...line, ratio: Math.round((line.figure / line.peer.figure) * 100) / 100 } : line
}

/** `BENCH name figure unit p99=… peer=… ratio=…` */
export function lineText({ name, figure, unit, p99, peer, ratio }: Line): string {
  const words = ['BENCH', name, figure >= 100 ? Math.round(figure) : Math.round(figure * 100) / 100, unit]
  if (p99 !== undefined) words.push(`p99=${p99.toFixed(1)}ms`)
  if (peer) words.push(`peer=${peer.name}:${Math.round(peer.figure)}`, `ratio=${ratio}`)
  return words.join(' ')
}
