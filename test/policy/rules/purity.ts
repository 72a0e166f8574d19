import { isTest, lineAt, nodesOf, type Breach, type Node, type Source } from '../source-tree.ts'

/** Packages that rules may use; they do no I/O and know no clock. */
const purePackages = ['zod']

const hostNames = new Set([
  'process',
  'globalThis',
  'window',
  'document',
  'navigator',
  'localStorage',
  'fetch',
  'setTimeout',
  'setInterval',
  'queueMicrotask',
  'console',
  'performance',
  'crypto',
  'Buffer',
  'require',
])

/** Members of otherwise pure objects that read a clock or a die. */
const impureMembers = new Set(['Date.now', 'Math.random'])

/** What a rule must not touch: the clock, chance, the host, packages with effects. The domain also runs in the browser. */
export function findImpurities(all: Source[]): Breach[] {
  return all
    .filter(({ path }) => path.startsWith('src/domain/') && !isTest(path))
    .flatMap((source) => [...impureImports(source), ...impureNames(source), ...clocks(source)])
}

function impureImports({ path, imports }: Source): Breach[] {
  return imports
    .filter(
      ({ target }) => !target.startsWith('#') && !target.startsWith('.') && !purePackages.includes(target),
    )
    .map(({ target, line }) => ({
      path,
      line,
      what: `${target}: the domain imports only domain, lib and ${purePackages.join(', ')}`,
    }))
}

function impureNames({ path, text, program }: Source): Breach[] {
  const members = new Set(
    nodesOf(program, 'MemberExpression', 'Property', 'TSPropertySignature', 'PropertyDefinition')
      .filter((node) => node.computed !== true)
      .map((node) => ((node.property ?? node.key) as Node).start),
  )
  const own = ownNames(program)
  return nodesOf(program, 'Identifier')
    .filter(
      ({ name, start }) => hostNames.has(name as string) && !own.has(name as string) && !members.has(start),
    )
    .map(({ name, start }) => ({
      path,
      line: lineAt(text, start),
      what: `${name as string} belongs to the host, not to a rule`,
    }))
}

/** Names that the file itself gives to something: an identity `document` is not the browser's. */
function ownNames(program: Node): Set<string> {
  const bindings = [
    ...nodesOf(program, 'VariableDeclarator').map(({ id }) => id),
    ...nodesOf(program, 'FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression').flatMap(
      ({ params }) => params as unknown[],
    ),
  ]
  return new Set(
    bindings.flatMap((binding) => nodesOf(binding as Node, 'Identifier')).map(({ name }) => name as string),
  )
}

function clocks({ path, text, program }: Source): Breach[] {
  const constructions = nodesOf(program, 'NewExpression').filter(
    ({ callee }) => (callee as Node).name === 'Date',
  )
  const readings = nodesOf(program, 'MemberExpression').filter(({ object, property }) =>
    impureMembers.has(`${(object as Node).name as string}.${(property as Node).name as string}`),
  )
  return [...constructions, ...readings].map(({ start, end }) => ({
    path,
    line: lineAt(text, start),
    what: `${text.slice(start, end)}: time and chance arrive as arguments`,
  }))
}
