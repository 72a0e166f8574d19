import { isTest, lineAt, nodesOf, type Breach, type Node, type Source } from '../source-tree.ts'

export const mostSettings = 20

/** Names of a `.env.example`, offered (`NAME=`) or shown switched off (`#NAME=`). */
export function settingsOf(text: string): string[] {
  return [...text.matchAll(/^#?([A-Z][A-Z0-9_]*)=/gm)].map((match) => match[1]!)
}

/** Members of `process` that only certain places may read: the environment is parsed once, the system asked in one folder. */
const homes: Record<string, (path: string) => boolean> = {
  env: (path) => path === 'src/config.ts' || path === 'src/main.ts',
  platform: (path) => path.startsWith('src/lib/os/') || path.startsWith('src/cli/'),
}

export function findStrayReadings(all: Source[]): Breach[] {
  return all
    .filter(({ path }) => path.startsWith('src/') && !isTest(path))
    .flatMap(({ path, text, program }) =>
      nodesOf(program, 'MemberExpression').flatMap(({ object, property, start }) => {
        const name = (property as Node).name as string
        if ((object as Node).name !== 'process' || homes[name]?.(path) !== false) return []
        return [
          {
            path,
            line: lineAt(text, start),
            what: `process.${name} is read in ${name === 'env' ? 'src/config.ts' : 'src/lib/os'} alone`,
          },
        ]
      }),
    )
}
