import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '#lib/os/project-root.ts'
import { commands } from '#cli/commands.ts'
import { anchorsOf, commandsIn, findBadDecisions, findDeadLinks } from './rules/documents.ts'
import { findForbiddenWords, findUnexplainedFolders, readGlossary, wordsOf } from './rules/glossary.ts'
import { isTest, listFiles, parseSource, readText, report, sourcesIn } from './source-tree.ts'

const roots = ['README.md', 'README.vi.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md']
const isMarkdown = (path: string) => path.endsWith('.md')
const paths = [
  ...roots,
  ...listFiles('docs', isMarkdown),
  ...listFiles('catalogue', isMarkdown),
  ...listFiles('bench', isMarkdown),
].filter((path) => !path.includes('node_modules/'))
const documents = paths.map((path) => ({ path, text: readText(path) }))
const decisions = documents.filter(({ path }) => path.startsWith('docs/decisions/'))
const terms = readGlossary(readText('docs/glossary.md'))
const folders = (area: string) => [
  ...new Set(
    listFiles(area)
      .map((path) => path.split('/'))
      .filter((parts) => parts.length > 3)
      .map((parts) => parts[2]!),
  ),
]

describe('what is written about the project', () => {
  test('links and pictures lead somewhere', () => {
    expect(report(findDeadLinks(documents, (path) => existsSync(join(projectRoot(), path))))).toBe('')
  })

  test('decision records have numbers of their own', () => {
    expect(decisions.length).toBeGreaterThan(1)
    expect(report(findBadDecisions(decisions))).toBe('')
  })

  test('every command that the readmes promise is there', () => {
    const promised = ['README.md', 'README.vi.md'].map((path) => commandsIn(readText(path)))
    expect(promised[0]!.length).toBeGreaterThan(8)
    expect(promised[1]).toEqual(promised[0])
    expect(promised[0]!.filter((name) => !(name in commands))).toEqual([])
  })

  test('every folder of rules and use-cases has a word in the glossary', () => {
    expect(findUnexplainedFolders([...folders('src/domain'), ...folders('src/modules')], terms)).toEqual([])
  })

  test('no name in rules and use-cases uses a word that the glossary gave up', () => {
    expect(terms.flatMap(({ not }) => not).length).toBeGreaterThan(10)
    expect(
      report(
        findForbiddenWords(
          sourcesIn('src').filter(({ path }) => !isTest(path)),
          terms,
        ),
      ),
    ).toBe('')
  })
})

describe('the rules notice', () => {
  test('a link to nothing, to a missing heading, out of the project; code is no link', () => {
    const text =
      '# A b, c!\n[x](gone.md) [y](#a-b-c) [z](#gone) [o](../../etc) [n](https://example.org)\n`[c](gone2.md)`\n'
    const breaches = findDeadLinks([{ path: 'docs/a.md', text }], (path) => path === 'docs/a.md')
    expect(breaches.map(({ what }) => what)).toEqual([
      'gone.md leads nowhere',
      '#gone: no such heading',
      '../../etc leads nowhere',
    ])
  })

  test('the commands of a table', () => {
    expect(
      commandsIn('x\n| command | what for |\n|---|---|\n| `start` · `fill <id>` | `not` |\n\n| `other` |\n'),
    ).toEqual(['start', 'fill'])
  })

  test('Vietnamese headings have anchors', () => {
    expect(anchorsOf('## Sao lưu & phục hồi')).toEqual(new Set(['sao-lưu--phục-hồi']))
  })

  test('a number taken twice, a record without title, a name without number, a novel', () => {
    const fine =
      '# A\n\nDate: 2026-11-24 · Status: in force\n\n## Question\n\n## Choice\n\n## Weighed\n\n## What follows\n'
    const faults = (path: string, text: string) =>
      findBadDecisions([
        { path: 'docs/decisions/0001-a.md', text: fine },
        { path, text },
      ])
    expect(faults('docs/decisions/0002-b.md', fine)).toEqual([])
    expect(faults('docs/decisions/0001-b.md', fine)).toHaveLength(1)
    expect(faults('docs/decisions/notes.md', fine)).toHaveLength(1)
    expect(faults('docs/decisions/0002-b.md', fine.slice(2))).toHaveLength(1)
    expect(faults('docs/decisions/0002-b.md', fine.replace('## Weighed\n', ''))).toHaveLength(1)
    expect(faults('docs/decisions/0002-b.md', fine.replace('in force', 'fine'))).toHaveLength(1)
    expect(faults('docs/decisions/0002-b.md', fine + 'word '.repeat(901))).toHaveLength(1)
  })

  test('a word given up, in whatever dress', () => {
    const glossary = readGlossary(
      '| Tiếng Việt | English in code | not |\n|---|---|---|\n| hồ sơ | `dossier` | `application`, `docket` |\n',
    )
    const source = (name: string) => parseSource('src/domain/visit/x.ts', `export const ${name} = 1`)
    expect(
      findForbiddenWords([source('newApplication'), source('dockets'), source('dossier')], glossary),
    ).toHaveLength(2)
    expect(findUnexplainedFolders(['dossiers', 'docket'], glossary)).toEqual(['docket'])
    expect(wordsOf('openDossierNow')).toEqual(['open', 'dossier', 'now'])
  })
})
