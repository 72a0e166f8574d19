import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'rolldown/utils'
import { projectRoot } from '#lib/os/project-root.ts'

/** A node of the syntax tree (ESTree with TypeScript); `start` and `end` are offsets into the text. */
export type Node = { type: string; start: number; end: number; [field: string]: unknown }

export type Import = { target: string; isTypeOnly: boolean; line: number }

export type Source = { path: string; text: string; program: Node; imports: Import[] }

/** A rule that was broken: where, and in words that say what to do. */
export type Breach = { path: string; line: number; what: string }

/** Paths (relative, with `/`) of all files below a folder of the project; none when the folder does not exist. */
export function listFiles(folder: string, isWanted: (path: string) => boolean = () => true): string[] {
  const paths: string[] = []
  if (!existsSync(join(projectRoot(), folder))) return paths
  for (const entry of readdirSync(join(projectRoot(), folder), { withFileTypes: true })) {
    const path = folder === '.' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) paths.push(...listFiles(path, isWanted))
    else if (isWanted(path)) paths.push(path)
  }
  return paths.sort()
}

export function readText(path: string): string {
  return readFileSync(join(projectRoot(), path), 'utf8')
}

export function parseSource(path: string, text: string): Source {
  const { program, module, errors } = parseSync(path, text, { lang: path.endsWith('x') ? 'tsx' : 'ts' })
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]!.message}`)
  const tree = program as unknown as Node
  const imports = module.staticImports.map((one) => ({
    target: one.moduleRequest.value,
    isTypeOnly: one.entries.length > 0 && one.entries.every(({ isType }) => isType),
    line: lineAt(text, one.start),
  }))
  for (const { source, start } of nodesOf(
    tree,
    'ImportExpression',
    'ExportNamedDeclaration',
    'ExportAllDeclaration',
  )) {
    const target = (source as { value?: unknown } | null)?.value
    if (typeof target === 'string') imports.push({ target, isTypeOnly: false, line: lineAt(text, start) })
  }
  return { path, text, program: tree, imports }
}

const kept = new Map<string, Source>()

/** Every TypeScript file below these folders, parsed once; `isTest` tells tests from the rest. */
export function sourcesIn(...folders: string[]): Source[] {
  return folders
    .flatMap((folder) => listFiles(folder, (path) => /\.tsx?$/.test(path)))
    .map((path) => {
      const source = kept.get(path) ?? parseSource(path, readText(path))
      kept.set(path, source)
      return source
    })
}

export function isTest(path: string): boolean {
  return /\.(test|e2e|bench)\.tsx?$/.test(path) || path.startsWith('test/')
}

export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}

/** Every node of the given types, parents first. */
export function nodesOf(root: Node, ...types: string[]): Node[] {
  const found: Node[] = []
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit)
    if (typeof value !== 'object' || value === null) return
    if (typeof (value as Node).type === 'string' && types.includes((value as Node).type))
      found.push(value as Node)
    for (const [field, child] of Object.entries(value)) if (field !== 'parent') visit(child)
  }
  visit(root)
  return found
}

/** Breaches as lines a person can act on; an empty text when there are none. */
export function report(breaches: Breach[]): string {
  return breaches.map(({ path, line, what }) => `${path}:${line} ${what}`).join('\n')
}
