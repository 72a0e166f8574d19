import { lineAt, nodesOf, type Breach, type Node, type Source } from '../source-tree.ts'

/** `.d.ts` describes to the compiler what others made (a file the bundler turns into an address); it has their shape, not ours. */
function isDescription(path: string): boolean {
  return path.endsWith('.d.ts')
}

const suffixes = new Set([
  '',
  'store',
  'page',
  'island',
  'job',
  'test',
  'db.test',
  'web.test',
  'e2e',
  'bench',
  'gen',
])
const emptyWords = ['utils', 'util', 'helpers', 'helper', 'service', 'manager', 'misc', 'common']

/** Words that every area of the desk shares ("Save", "Back") have no better name. */
const excusedNames = new Set(['src/i18n/vi/common.ts', 'src/i18n/en/common.ts'])

/** Files and folders: kebab-case, one closed set of suffixes, no words that name nothing. */
export function findBadFileNames(paths: string[]): Breach[] {
  return paths.flatMap((path) => {
    const parts = path.split('/')
    const [base, ...rest] = parts.pop()!.split('.')
    const suffix = isDescription(path) ? '' : rest.slice(0, -1).join('.')
    const what = [
      ...[...parts, base!]
        .filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))
        .map((name) => `"${name}" is not kebab-case`),
      ...(suffixes.has(suffix) ? [] : [`".${suffix}" is not a suffix of the house`]),
      ...[...parts, base!]
        .flatMap((name) => name.split('-'))
        .filter((word) => emptyWords.includes(word))
        .map((word) => `"${word}" names nothing`),
    ]
    return excusedNames.has(path) ? [] : what.map((one) => ({ path, line: 1, what: one }))
  })
}

/** Named exports, function declarations at the top, no enums, interfaces, decorators; classes only where something lives or fails. */
export function findStrangeDeclarations(all: Source[]): Breach[] {
  return all
    .filter(({ path }) => !isDescription(path))
    .flatMap(({ path, text, program }) => {
      const at = (node: Node, what: string): Breach => ({ path, line: lineAt(text, node.start), what })
      const decorated = nodesOf(program, 'Decorator')
      return [
        ...nodesOf(program, 'ExportDefaultDeclaration').map((node) => at(node, 'exports are named')),
        ...nodesOf(program, 'ExportAllDeclaration').map((node) => at(node, 'name what is exported')),
        ...nodesOf(program, 'TSEnumDeclaration').map((node) =>
          at(node, 'a union of strings instead of an enum'),
        ),
        ...nodesOf(program, 'TSInterfaceDeclaration')
          .filter((node) => !isAugmentation(program, node))
          .map((node) => at(node, '`type` instead of `interface`')),
        ...decorated.map((node) => at(node, 'no decorators')),
        ...nodesOf(program, 'ClassDeclaration', 'ClassExpression')
          .filter(({ superClass }) => superClass === null)
          .map((node) =>
            at(
              node,
              'a class only for an error or a part of a framework: functions and plain objects otherwise',
            ),
          ),
        ...topLevelArrows(program).map((node) => at(node, 'a `function` declaration at the top level')),
      ]
    })
}

/** What a package declares as an interface can only be widened by one. */
function isAugmentation(program: Node, { start, end }: Node): boolean {
  return nodesOf(program, 'TSModuleDeclaration').some((module) => start > module.start && end < module.end)
}

function topLevelArrows(program: Node): Node[] {
  const statements = (program.body as Node[]).map(
    (statement) => (statement.declaration as Node | null | undefined) ?? statement,
  )
  return statements
    .filter(({ type }) => type === 'VariableDeclaration')
    .flatMap(({ declarations }) => declarations as Node[])
    .filter(
      ({ init, id }) =>
        ['ArrowFunctionExpression', 'FunctionExpression'].includes((init as Node | null)?.type ?? '')
        && (id as Node).typeAnnotation == null,
    )
}

/** A file that only passes on what others export; the face of a folder that has insides is the one place for it. */
export function findBarrels(all: Source[]): Breach[] {
  return all
    .filter(
      ({ path }) => path.startsWith('src/') && !/^src\/(modules|domain|db)\/[^/]+\/index\.ts$/.test(path),
    )
    .filter(({ program }) => {
      const body = program.body as Node[]
      return (
        body.length > 0
        && body.every(
          ({ type, source }) =>
            type === 'ExportAllDeclaration' || (type === 'ExportNamedDeclaration' && source != null),
        )
      )
    })
    .map(({ path }) => ({ path, line: 1, what: 'a barrel: import what is meant from where it is' }))
}
