import { posix } from 'node:path'
import type { Breach } from '../source-tree.ts'

export type Document = { path: string; text: string }

/** Headings become anchors as the usual forges make them. */
export function anchorsOf(text: string): Set<string> {
  const headings = withoutCode(text)
    .split('\n')
    .filter((line) => /^#{1,6} /.test(line))
    .map((line) => line.replace(/^#+ /, ''))
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
        .trim()
        .replace(/ /g, '-'),
    ),
  )
}

function withoutCode(text: string): string {
  return text
    .replace(/^```[\s\S]*?^```/gm, (block) => block.replace(/[^\n]/g, ' '))
    .replace(/`[^`\n]*`/g, (span) => ' '.repeat(span.length))
}

/** Links and pictures inside the project that lead nowhere. Addresses on the net are not asked. */
export function findDeadLinks(documents: Document[], exists: (path: string) => boolean): Breach[] {
  const byPath = new Map(documents.map((document) => [document.path, document]))
  return documents.flatMap(({ path, text }) =>
    [...withoutCode(text).matchAll(/\]\(([^)\s]+)[^)]*\)/g)].flatMap((match) => {
      const target = decodeURI(match[1]!)
      if (/^[a-z]+:/.test(target)) return []
      const [file = '', anchor] = target.split('#')
      const to =
        file === '' ? path : posix.normalize(posix.join(posix.dirname(path), file)).replace(/\/$/, '')
      const line = text.slice(0, match.index).split('\n').length
      if (to.startsWith('..') || !exists(to)) return [{ path, line, what: `${target} leads nowhere` }]
      const document = byPath.get(to)
      return anchor && document && !anchorsOf(document.text).has(anchor)
        ? [{ path, line, what: `${target}: no such heading` }]
        : []
    }),
  )
}

/** Commands named in the first cells of a readme's table of commands: `start` · `setup` → start, setup. */
export function commandsIn(text: string): string[] {
  const table = /\n\| (?:command|lệnh) \|.*\n\|[-|]+\|\n((?:\|.*\n)+)/.exec(text)?.[1] ?? ''
  return table
    .split('\n')
    .flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([a-z]+)/g)].map((match) => match[1]!))
}

/** What docs/decisions/0001 asks of every record. */
const parts = ['Question', 'Choice', 'Weighed', 'What follows']

/** Decision records: `NNNN-what.md`, no number twice, a date and a status, four parts, two screens. */
export function findBadDecisions(documents: Document[]): Breach[] {
  const numbers = documents.map(({ path }) => /^(\d{4})-[a-z0-9-]+\.md$/.exec(posix.basename(path))?.[1])
  return documents.flatMap(({ path, text }, index) => {
    const number = numbers[index]
    const what = [
      ...(number === undefined ? ['a record is named 0001-what-was-decided.md'] : []),
      ...(number !== undefined && numbers.indexOf(number) !== index ? [`number ${number} is taken`] : []),
      ...(/^# /.test(text) ? [] : ['begins with no title']),
      ...parts.filter((part) => !text.includes(`\n## ${part}\n`)).map((part) => `has no part "${part}"`),
      ...(/\nDate: \d{4}-\d{2}-\d{2} · Status: (in force|replaced by \d{4})\n/.test(text)
        ? []
        : ['says no date and status']),
      ...(text.split(/\s+/).length > 900
        ? ['longer than a page or two: a record is context, decision, consequences']
        : []),
    ]
    return what.map((one) => ({ path, line: 1, what: one }))
  })
}
