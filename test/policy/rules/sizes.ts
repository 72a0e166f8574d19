import { isTest, lineAt, nodesOf, type Breach, type Node, type Source } from '../source-tree.ts'

export const ceilings = {
  sourceFile: 300,
  testFile: 500,
  functionLines: 60,
  pageFunctionLines: 200,
  parameters: 4,
  ways: 10,
  moduleFiles: 30,
}

const functions = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']

function linesOf(text: string): number {
  return text.replace(/\n$/, '').split('\n').length
}

function isExempt(path: string): boolean {
  return /\.gen\.tsx?$/.test(path) || path.startsWith('src/i18n/')
}

export function findLongFiles(all: Source[]): Breach[] {
  return all.flatMap(({ path, text }) => {
    const ceiling = isTest(path) ? ceilings.testFile : ceilings.sourceFile
    const lines = linesOf(text)
    return lines <= ceiling || isExempt(path)
      ? []
      : [{ path, line: lines, what: `${lines} lines, at most ${ceiling}: split it by what it does` }]
  })
}

export function findLongFunctions(all: Source[]): Breach[] {
  return all
    .filter(({ path }) => !isTest(path) && !isExempt(path))
    .flatMap(({ path, text, program }) => {
      const ceiling = path.endsWith('.page.tsx') ? ceilings.pageFunctionLines : ceilings.functionLines
      return nodesOf(program, ...functions).flatMap(({ start, end }) => {
        const lines = linesOf(text.slice(start, end))
        return lines <= ceiling
          ? []
          : [{ path, line: lineAt(text, start), what: `a function of ${lines} lines, at most ${ceiling}` }]
      })
    })
}

export function findLongParameterLists(all: Source[]): Breach[] {
  return all
    .filter(({ path }) => !isTest(path) && !isExempt(path))
    .flatMap(({ path, text, program }) =>
      nodesOf(program, ...functions)
        .filter(({ params }) => (params as Node[]).length > ceilings.parameters)
        .map(({ start, params }) => ({
          path,
          line: lineAt(text, start),
          what: `${(params as Node[]).length} parameters, at most ${ceilings.parameters}: pass one named object`,
        })),
    )
}

const forks = [
  'IfStatement',
  'ConditionalExpression',
  'ForStatement',
  'ForOfStatement',
  'ForInStatement',
  'WhileStatement',
  'DoWhileStatement',
  'CatchClause',
  'SwitchStatement',
  'LogicalExpression',
]

/**
 * Ways through a function. A `switch`, like a row of guards (`if (…) return …`), is one table however long; `??` is a
 * default, and `shown && <p/>` is markup.
 */
export function findTangles(all: Source[]): Breach[] {
  return all
    .filter(({ path }) => !isTest(path) && !isExempt(path))
    .flatMap(({ path, text, program }) =>
      nodesOf(program, ...functions).flatMap((node) => {
        const inner = nodesOf(node.body as Node, ...functions)
        const guards = guardsOf(node.body as Node)
        const own = nodesOf(node.body as Node, ...forks)
          .filter((fork) => !isDefaultOrMarkup(fork) && !guards.includes(fork))
          .filter((fork) => !inner.some(({ start, end }) => fork.start >= start && fork.end <= end))
        const ways = own.length + (guards.length > 0 ? 2 : 1)
        return ways <= ceilings.ways
          ? []
          : [
              {
                path,
                line: lineAt(text, node.start),
                what: `${ways} ways through a function, at most ${ceilings.ways}`,
              },
            ]
      }),
    )
}

function isDefaultOrMarkup({ operator, right }: Node): boolean {
  const shown = right as Node | undefined
  const inside = shown?.type === 'ParenthesizedExpression' ? (shown.expression as Node) : shown
  return operator === '??' || (inside?.type ?? '').startsWith('JSX')
}

function guardsOf(body: Node): Node[] {
  const statements = body.type === 'BlockStatement' ? (body.body as Node[]) : []
  return statements.filter(
    ({ type, consequent, alternate }) =>
      type === 'IfStatement'
      && alternate == null
      && ['ReturnStatement', 'ThrowStatement'].includes((consequent as Node).type),
  )
}

export function findCrowdedModules(all: Source[]): Breach[] {
  const counts = new Map<string, number>()
  for (const { path } of all) {
    const folder = /^src\/modules\/[^/]+/.exec(path)?.[0]
    if (folder && path.startsWith(`${folder}/`)) counts.set(folder, (counts.get(folder) ?? 0) + 1)
  }
  return [...counts]
    .filter(([, count]) => count > ceilings.moduleFiles)
    .map(([path, count]) => ({
      path,
      line: 1,
      what: `${count} files, at most ${ceilings.moduleFiles}: split the module`,
    }))
}

/** Median and ninetieth percentile of the sources' lines, so that growth is seen. */
export function spread(all: Source[]): { files: number; median: number; p90: number } {
  const lines = all
    .filter(({ path }) => !isTest(path) && !isExempt(path))
    .map(({ text }) => linesOf(text))
    .sort((a, b) => a - b)
  return {
    files: lines.length,
    median: lines[Math.floor(lines.length / 2)] ?? 0,
    p90: lines[Math.floor(lines.length * 0.9)] ?? 0,
  }
}
