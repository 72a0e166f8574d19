import { lineAt, nodesOf, type Breach, type Node, type Source } from '../source-tree.ts'

/** Places of somebody's machine. System folders (`/usr`, `/etc`, `/var`, `/dev`) are the same everywhere. */
const machinePath = /(?<![\w.)\]}/-])\/(?:home|Users|work|root|mnt|private)\/[\w.-]+|[A-Z]:\\Users\\|(?<=['"`\s(])\/tmp\/[\w-]+/

const unfinished = /\b(TODO|FIXME|XXX|HACK|TBD)\b/

export function findMachinePaths(files: { path: string; text: string }[]): Breach[] {
  return findLines(files, machinePath, 'a path of one machine')
}

export function findUnfinished(files: { path: string; text: string }[]): Breach[] {
  return findLines(files, unfinished, 'unfinished: do it, or write an issue')
}

function findLines(files: { path: string; text: string }[], pattern: RegExp, what: string): Breach[] {
  return files.flatMap(({ path, text }) => text.split('\n').flatMap((line, index) => {
    const found = pattern.exec(line)
    return found ? [{ path, line: index + 1, what: `${found[0]}: ${what}` }] : []
  }))
}

/** Tests that are switched off, or that switch the others off. `skipIf` and `runIf` say when, so they may stay. */
export function findSwitchedOffTests(all: Source[]): Breach[] {
  const off = new Set(['only', 'skip', 'todo', 'fails'])
  return all.flatMap(({ path, text, program }) => nodesOf(program, 'MemberExpression')
    .filter(({ object, property, computed }) => computed !== true && off.has((property as Node).name as string) &&
      ['test', 'it', 'describe'].includes((object as Node).name as string))
    .map(({ start, end }) => ({ path, line: lineAt(text, start), what: `${text.slice(start, end)}: a test runs, or it is not there` })))
}

/** A test that claims nothing cannot fail. */
export function findEmptyTests(all: Source[], claims: RegExp): Breach[] {
  return all.flatMap(({ path, text, program }) => nodesOf(program, 'CallExpression')
    .filter(({ callee }) => ['test', 'it'].includes((callee as Node).name as string))
    .filter(({ start, end }) => !claims.test(text.slice(start, end)))
    .map(({ start }) => ({ path, line: lineAt(text, start), what: 'this test claims nothing' })))
}
