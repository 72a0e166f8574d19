import { posix } from 'node:path'
import { isTest, type Breach, type Source } from '../source-tree.ts'

/** lib ← domain ← modules ← web, jobs, cli ← main: what each part of `src/` may know besides itself. */
export const mayKnow: Record<string, string[]> = {
  lib: [],
  domain: ['lib'],
  i18n: ['lib', 'domain'],
  db: ['lib'],
  modules: ['lib', 'domain', 'i18n', 'db', 'print'],
  print: ['lib', 'domain', 'i18n', 'modules'],
  channels: ['lib', 'domain', 'i18n', 'modules'],
  ui: ['lib', 'domain', 'i18n'],
  jobs: ['lib', 'domain', 'db', 'modules'],
  web: ['lib', 'domain', 'i18n', 'modules', 'ui', 'print'],
  cli: ['lib', 'domain', 'i18n', 'db', 'modules', 'print', 'jobs'],
}

/** Files at the top of `src/` put everything together, so they may know all; commands know their seams (`wiring.ts` holds types). */
const wiring = new Set(['main.ts', 'config.ts', 'wiring.ts'])
const seamsOfCommands = new Set(['src/config.ts', 'src/wiring.ts'])

/** The path below the project of what an import names, or undefined for a package. */
export function resolveImport(from: string, target: string): string | undefined {
  if (target.startsWith('.')) return posix.normalize(posix.join(posix.dirname(from), target))
  if (target.startsWith('#src/')) return `src/${target.slice(5)}`
  if (target.startsWith('#test/')) return `test/${target.slice(6)}`
  if (target.startsWith('#')) return `src/${target.slice(1)}`
  return undefined
}

function areaOf(path: string): string | undefined {
  const [top, area, rest] = path.split('/')
  return top === 'src' && rest !== undefined ? area : undefined
}

function sources(all: Source[]): Source[] {
  return all.filter(({ path }) => path.startsWith('src/') && !isTest(path))
}

/** Imports against the direction of knowledge. */
export function findWrongDirections(all: Source[]): Breach[] {
  return sources(all).flatMap(({ path, imports }) =>
    imports.flatMap(({ target, line }) => {
      const area = areaOf(path)
      const to = resolveImport(path, target)
      if (to === undefined || area === undefined || wiring.has(path.slice(4))) return []
      if (to.startsWith('test/')) return [{ path, line, what: `${target}: the product never imports tests` }]
      const known = areaOf(to)
      if (area === 'cli' && seamsOfCommands.has(to)) return []
      if (known === area || (known !== undefined && mayKnow[area]?.includes(known))) return []
      return [
        {
          path,
          line,
          what: `${area} may not know ${target} (it may know: ${mayKnow[area]?.join(', ') || 'nothing'})`,
        },
      ]
    }),
  )
}

/**
 * Ports turn the arrow round: a printer or a channel knows of a module only what its `ports.ts` asks for, and no module or page names
 * a printer or a channel: `main` does. Papers (values → PDF) are no ports; they are to print what components are to pages.
 */
export function findNamedAdapters(all: Source[]): Breach[] {
  return sources(all).flatMap(({ path, imports }) =>
    imports.flatMap(({ target, line }) => {
      const to = resolveImport(path, target) ?? ''
      const isAdapter = /^src\/(print|channels)\//.test(path)
      if (isAdapter && to.startsWith('src/modules/') && !/^src\/modules\/[^/]+\/ports\.ts$/.test(to)) {
        return [{ path, line, what: `${target}: an adapter knows only ports.ts of a module` }]
      }
      const isConcrete = /^src\/print\/.*-printer\.ts$|^src\/channels\//.test(to)
      return isConcrete && /^src\/(modules|web)\//.test(path)
        ? [{ path, line, what: `${target}: only main names a printer or channel` }]
        : []
    }),
  )
}

/** A module is entered through its index (or its ports); files right under `modules/` (context, data reader) belong to all. */
export function findDeepImports(all: Source[]): Breach[] {
  return sources(all).flatMap(({ path, imports }) =>
    imports.flatMap(({ target, line }) => {
      const to = resolveImport(path, target)
      const [, , module, file, deeper] = to?.startsWith('src/modules/') ? to.split('/') : []
      if (module === undefined || file === undefined || path.startsWith(`src/modules/${module}/`)) return []
      if (deeper === undefined && ['index.ts', 'ports.ts'].includes(file)) return []
      return [{ path, line, what: `${target}: enter the module ${module} through its index.ts` }]
    }),
  )
}

/** Calls between modules: module → modules it imports. */
export function callsBetweenModules(all: Source[]): Map<string, Map<string, Breach>> {
  const calls = new Map<string, Map<string, Breach>>()
  for (const { path, imports } of sources(all)) {
    const from = /^src\/modules\/([^/]+)\//.exec(path)?.[1]
    if (!from) continue
    for (const { target, line } of imports) {
      const to = /^src\/modules\/([^/]+)\//.exec(resolveImport(path, target) ?? '')?.[1]
      if (!to || to === from) continue
      const known = calls.get(from) ?? new Map<string, Breach>()
      known.set(
        to,
        known.get(to) ?? {
          path,
          line,
          what: `${from} calls ${to}, which test/policy/modules.ts does not list`,
        },
      )
      calls.set(from, known)
    }
  }
  return calls
}

export function findUnlistedCalls(all: Source[], mayCall: Record<string, string[]>): Breach[] {
  return [...callsBetweenModules(all)].flatMap(([from, known]) =>
    [...known].filter(([to]) => !mayCall[from]?.includes(to)).map(([, breach]) => breach),
  )
}

/** The first circle in a graph, as the names along it, or undefined. */
export function findCircle(graph: Record<string, string[]>): string[] | undefined {
  const done = new Set<string>()
  const walk = (name: string, way: string[]): string[] | undefined => {
    if (way.includes(name)) return [...way.slice(way.indexOf(name)), name]
    if (done.has(name)) return undefined
    done.add(name)
    for (const next of graph[name] ?? []) {
      const circle = walk(next, [...way, name])
      if (circle) return circle
    }
    return undefined
  }
  for (const name of Object.keys(graph)) {
    const circle = walk(name, [])
    if (circle) return circle
  }
  return undefined
}

/** File → files it needs at run time (imports of types alone do not count). */
export function fileGraph(all: Source[]): Record<string, string[]> {
  return Object.fromEntries(
    sources(all).map(({ path, imports }) => [
      path,
      imports
        .filter(({ isTypeOnly }) => !isTypeOnly)
        .map(({ target }) => resolveImport(path, target))
        .filter((to) => to !== undefined),
    ]),
  )
}

/** Packages that a file uses but package.json does not name. */
export function findUndeclaredPackages(all: Source[], declared: Set<string>): Breach[] {
  return all.flatMap(({ path, imports }) =>
    imports.flatMap(({ target, line }) => {
      if (resolveImport(path, target) !== undefined || target.startsWith('node:')) return []
      const name = target
        .split('/')
        .slice(0, target.startsWith('@') ? 2 : 1)
        .join('/')
      return declared.has(name) ? [] : [{ path, line, what: `${name} is not in package.json` }]
    }),
  )
}
