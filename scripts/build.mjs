// Bundles the server (dist/motcua.js, packages stay outside), the islands and the styles (dist/assets, named by content).
// Called by scripts/run.mjs when a source is newer than the bundle; `npm run build` forces it.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildFonts } from './build-fonts.mjs'
import { root } from './install.mjs'

const dist = join(root, 'dist')
const stamp = join(dist, '.built')

function newestSource(folder) {
  let newest = 0
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    newest = Math.max(newest, entry.isDirectory() ? newestSource(path) : statSync(path).mtimeMs)
  }
  return newest
}

export function isStale() {
  if (!existsSync(stamp)) return true
  const built = statSync(stamp).mtimeMs
  return (
    [join(root, 'src'), join(root, 'scripts')].some((folder) => newestSource(folder) > built)
    || statSync(join(root, 'package-lock.json')).mtimeMs > built
  )
}

export async function build() {
  const esbuild = await import('esbuild')
  rmSync(dist, { recursive: true, force: true })
  mkdirSync(join(dist, 'assets'), { recursive: true })
  await esbuild.build({
    entryPoints: { motcua: join(root, 'src/main.ts') },
    outdir: dist,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    packages: 'external',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    sourcemap: 'linked',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'warning',
  })
  await buildAssets(esbuild)
  writeFileSync(stamp, new Date().toISOString())
}

/** Islands and styles get names that change with their content, so that browsers may keep them for a year. */
async function buildAssets(esbuild) {
  await buildFonts()
  const islandsDir = join(root, 'src/ui/islands')
  const islands = existsSync(islandsDir)
    ? readdirSync(islandsDir).filter((name) => /\.island\.tsx?$/.test(name))
    : []
  const styles = join(root, 'src/ui/styles/main.css')
  const result = await esbuild.build({
    entryPoints: [...islands.map((name) => join(islandsDir, name)), ...(existsSync(styles) ? [styles] : [])],
    outdir: join(dist, 'assets'),
    publicPath: '/assets',
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    target: ['es2019', 'chrome80'],
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    loader: { '.woff2': 'file', '.wasm': 'file' },
    jsx: 'automatic',
    jsxImportSource: 'preact',
    metafile: true,
    logLevel: 'warning',
  })
  const manifest = {}
  for (const [output, { entryPoint }] of Object.entries(result.metafile.outputs)) {
    const key = entryPoint
      ? basename(entryPoint)
          .replace(/\.island\.tsx?$/, '')
          .replace(/\.css$/, '')
      : undefined
    if (key) manifest[entryPoint.endsWith('.css') ? `${key}.css` : `${key}.js`] = basename(output)
  }
  writeFileSync(join(dist, 'assets.json'), JSON.stringify(manifest, null, 2))
}

export function contentHash(bytes) {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 8)
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await build()
  process.stderr.write('Đã dựng xong dist/\n')
}
