import { lineAt, nodesOf, type Breach, type Source } from '../source-tree.ts'

export type Term = { vietnamese: string; english: string[]; not: string[] }

/** Rows of the glossary's tables: Vietnamese | English in code | not in names. Words in backticks are identifiers. */
export function readGlossary(text: string): Term[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    )
    .filter((cells) => cells.length === 3 && !/^:?-+:?$/.test(cells[0]!) && cells[0] !== 'Tiếng Việt')
    .map(([vietnamese, english, not]) => ({
      vietnamese: vietnamese!,
      english: marked(english!),
      not: marked(not!),
    }))
}

function marked(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1]!)
}

/** `receiveDossierNow`, `receive_dossier` and `receive-dossier` hold the same words. */
export function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[\s_-]+/)
    .map((word) => word.toLowerCase())
    .filter(Boolean)
}

/** Names in rules and use-cases that hold a word the glossary gave up for another. */
export function findForbiddenWords(all: Source[], terms: Term[]): Breach[] {
  const instead = new Map(
    terms.flatMap(({ english, not }) => not.map((word) => [word, english.join(' / ')] as const)),
  )
  return all
    .filter(({ path }) => /^src\/(domain|modules)\//.test(path))
    .flatMap(({ path, text, program }) => {
      const seen = new Set<string>()
      return nodesOf(program, 'Identifier').flatMap(({ name, start }) =>
        wordsOf(name as string).flatMap((word) => {
          const singular = word.replace(/s$/, '')
          const better = instead.get(word) ?? instead.get(singular)
          if (better === undefined || seen.has(name as string)) return []
          seen.add(name as string)
          return [
            {
              path,
              line: lineAt(text, start),
              what: `${name as string}: the glossary says ${better}, not ${word}`,
            },
          ]
        }),
      )
    })
}

/** Folders of rules and use-cases whose name no row explains. */
export function findUnexplainedFolders(folders: string[], terms: Term[]): string[] {
  const known = new Set(terms.flatMap(({ english }) => english.flatMap((name) => [name, `${name}s`])))
  return folders.filter((folder) => !known.has(folder))
}
