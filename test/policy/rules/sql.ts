import { isTest, lineAt, nodesOf, type Breach, type Node, type Source } from '../source-tree.ts'

const builderCalls = new Set([
  'selectFrom',
  'insertInto',
  'updateTable',
  'deleteFrom',
  'mergeInto',
  'replaceInto',
  'executeSql',
])
const writes = new Set(['insertInto', 'updateTable', 'deleteFrom', 'mergeInto'])
const sqlText =
  /^\s*(select\s.+\sfrom\s|insert\s+into\s|update\s+\w+\s+set\s|delete\s+from\s|with\s+\w+\s+as\s*\()/is

export function mayWriteSql(path: string): boolean {
  return path.startsWith('src/db/') || /\.store\.ts$/.test(path) || path === 'src/jobs/runner.ts'
}

function memberCalled(call: Node): string | undefined {
  const callee = call.callee as Node
  return callee.type === 'MemberExpression'
    ? ((callee.property as Node).name as string | undefined)
    : undefined
}

/** SQL outside `*.store.ts` and `src/db`: by the builder, by the `sql` tag, or as text. */
export function findStraySql(all: Source[]): Breach[] {
  return all
    .filter(({ path }) => path.startsWith('src/') && !isTest(path) && !mayWriteSql(path))
    .flatMap(({ path, text, program }) => {
      const calls = nodesOf(program, 'CallExpression').filter((call) =>
        builderCalls.has(memberCalled(call) ?? ''),
      )
      const tags = nodesOf(program, 'TaggedTemplateExpression').filter(
        ({ tag }) => (tag as Node).name === 'sql',
      )
      const texts = [
        ...nodesOf(program, 'Literal').filter(
          ({ value }) => typeof value === 'string' && sqlText.test(value),
        ),
        ...nodesOf(program, 'TemplateLiteral').filter(({ start, end }) =>
          sqlText.test(text.slice(start + 1, end - 1)),
        ),
      ]
      return [...calls, ...tags, ...texts].map(({ start }) => ({
        path,
        line: lineAt(text, start),
        what: 'SQL belongs into a *.store.ts',
      }))
    })
}

/** A table is written by the stores of one folder alone; others go through its owner. */
export function findSharedTables(all: Source[]): Breach[] {
  const owners = new Map<string, { owner: string; path: string }>()
  const breaches: Breach[] = []
  for (const { path, text, program } of all.filter((source) => /\.store\.ts$/.test(source.path))) {
    const owner = path.slice(0, path.lastIndexOf('/'))
    for (const call of nodesOf(program, 'CallExpression')) {
      const table = (call.arguments as Node[])[0]?.value
      if (!writes.has(memberCalled(call) ?? '') || typeof table !== 'string') continue
      const first = owners.get(table)
      if (first === undefined) owners.set(table, { owner, path })
      else if (first.owner !== owner) {
        breaches.push({
          path,
          line: lineAt(text, call.start),
          what: `${table} is written by ${first.path}: call that module instead`,
        })
      }
    }
  }
  return breaches
}
