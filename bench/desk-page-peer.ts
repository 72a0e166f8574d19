import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { projectRoot } from '#lib/os/project-root.ts'
import { loadPeer, measure, type BenchLine } from './measure.ts'

type Draw = { draw(): string }

/** The same work-list page drawn to text by Preact and, when it can be installed, by react-dom/server. */
export async function renderLines(): Promise<BenchLine[]> {
  const dir = mkdtempSync(join(tmpdir(), 'motcua-peer-'))
  try {
    const ours = await drawnBy(dir, 'preact')
    const own = await measure(() => ours.draw(), { warmUp: 300, seconds: 4 })
    const theirs = loadPeer('react-dom/server') ? await drawnBy(dir, 'react') : undefined
    const other = theirs && (await measure(() => theirs.draw(), { warmUp: 300, seconds: 4 }))
    const peer = other ? { peer: { name: 'react-dom', figure: Math.round(other.perSecond) } } : {}
    return [
      { name: 'work-list-drawn', figure: Math.round(own.perSecond), unit: 'pages/s', p99: own.p99, ...peer },
    ]
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

/** One source, two libraries: the page is bundled with the library named. */
async function drawnBy(dir: string, library: 'preact' | 'react'): Promise<Draw> {
  const outfile = join(dir, `${library}.mjs`)
  const isReact = library === 'react'
  await build({
    entryPoints: [join(projectRoot(), `bench/peers/draw-with-${library}.tsx`)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: library,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    nodePaths: [join(projectRoot(), isReact ? 'bench/peers/node_modules' : 'node_modules')],
    ...(isReact ? { alias: { preact: 'react', 'preact/hooks': 'react' } } : {}),
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  })
  return (await import(pathToFileURL(outfile).href)) as Draw
}
