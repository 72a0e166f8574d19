import { lineAt, nodesOf, type Breach, type Node, type Source } from '../source-tree.ts'

/** Places of somebody's machine. System folders (`/usr`, `/etc`, `/var`, `/dev`) are the same everywhere. */
const machinePath =
  /(?<![\w.)\]}/-])\/(?:home|Users|work|root|mnt|private)\/[\w.-]+|[A-Z]:\\Users\\|(?<=['"`\s(])\/tmp\/[\w-]+/

const unfinished = /\b(TODO|FIXME|XXX|HACK|TBD)\b/

export function findMachinePaths(files: { path: string; text: string }[]): Breach[] {
  return findLines(files, machinePath, 'a path of one machine')
}

export function findUnfinished(files: { path: string; text: string }[]): Breach[] {
  return findLines(files, unfinished, 'unfinished: do it, or write an issue')
}

function findLines(files: { path: string; text: string }[], pattern: RegExp, what: string): Breach[] {
  return files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => {
      const found = pattern.exec(line)
      return found ? [{ path, line: index + 1, what: `${found[0]}: ${what}` }] : []
    }),
  )
}

/** Tests that are switched off, or that switch the others off. `skipIf` and `runIf` say when, so they may stay. */
export function findSwitchedOffTests(all: Source[]): Breach[] {
  const off = new Set(['only', 'skip', 'todo', 'fails'])
  return all.flatMap(({ path, text, program }) =>
    nodesOf(program, 'MemberExpression')
      .filter(
        ({ object, property, computed }) =>
          computed !== true
          && off.has((property as Node).name as string)
          && ['test', 'it', 'describe'].includes((object as Node).name as string),
      )
      .map(({ start, end }) => ({
        path,
        line: lineAt(text, start),
        what: `${text.slice(start, end)}: a test runs, or it is not there`,
      })),
  )
}

/** A test that claims nothing cannot fail. It may claim through a function of its file, or one of `test/`. */
export function findEmptyTests(all: Source[]): Breach[] {
  return all.flatMap(({ path, text, program }) => {
    const claims = new RegExp(
      ['\\bexpect', '\\bassert', '\\bfc\\.', ...claimants(program, text).map((name) => `\\b${name}\\(`)].join(
        '|',
      ),
    )
    return nodesOf(program, 'CallExpression')
      .filter(({ callee }) => isTestCall(callee as Node))
      .filter(({ start, end }) => !claims.test(text.slice(start, end)))
      .map(({ start }) => ({ path, line: lineAt(text, start), what: 'this test claims nothing' }))
  })
}

/** `test(…)`, and `test.each(…)(…)`, `test.skipIf(…)(…)` and their like. */
function isTestCall(callee: Node): boolean {
  const name =
    callee.type === 'CallExpression'
      ? ((callee.callee as Node).object as Node | undefined)?.name
      : callee.name
  return name === 'test' || name === 'it'
}

function claimants(program: Node, text: string): string[] {
  const own = nodesOf(program, 'FunctionDeclaration', 'VariableDeclarator').filter(({ start, end }) =>
    /\bexpect|\bassert/.test(text.slice(start, end)),
  )
  const imported = nodesOf(program, 'ImportDeclaration')
    .filter(({ source }) => /^#test\/|^\.\.?\//.test((source as Node).value as string))
    .flatMap(({ specifiers }) => specifiers as Node[])
    .map(({ local }) => local as Node)
    .filter(({ name }) => /^(expect|check|should|must)/.test(name as string))
  return [...own.map(({ id }) => id as Node), ...imported].map(({ name }) => name as string).filter(Boolean)
}
