import { readFileSync } from 'node:fs'
import { isNode, LineCounter, parseDocument, visit } from 'yaml'
import type { z } from 'zod'

/** A broken data file: start is refused, naming file, line and field. */
export class CatalogueFault extends Error {
  readonly file: string
  readonly line: number
  readonly field: string
  constructor(place: { file: string; line: number; field: string }, message: string) {
    super(`${place.file}, dòng ${place.line}${place.field ? `, mục ${place.field}` : ''}: ${message}`)
    this.file = place.file
    this.line = place.line
    this.field = place.field
  }
}

/**
 * Reads one YAML file of `catalogue/` and checks it against its schema.
 * Throws CatalogueFault with the file, the 1-based line and the dotted field of the first thing wrong.
 */
export function readYaml<S extends z.ZodType>(file: string, schema: S): z.infer<S> {
  const lines = new LineCounter()
  const document = parseDocument(readText(file), { lineCounter: lines, prettyErrors: false })
  const syntax = document.errors[0]
  if (syntax)
    throw new CatalogueFault({ file, line: lines.linePos(syntax.pos[0]).line, field: '' }, syntax.message)
  refuseStrayAliases(document, lines, file)
  const parsed = schema.safeParse(document.toJS())
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]!
  throw new CatalogueFault(
    { file, line: lineOf(document, lines, issue.path), field: issue.path.join('.') },
    issue.message,
  )
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new CatalogueFault({ file, line: 1, field: '' }, 'không có tệp này hoặc không đọc được')
  }
}

/** `*name` without its `&name` is no syntax error; it would only show, without its place, when values are made. */
function refuseStrayAliases(
  document: ReturnType<typeof parseDocument>,
  lines: LineCounter,
  file: string,
): void {
  visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document)) return
      throw new CatalogueFault(
        { file, line: lines.linePos(alias.range![0]).line, field: '' },
        `*${alias.source} không chỉ tới đâu`,
      )
    },
  })
}

/** The line of the deepest part of the path that exists: a missing field points at its parent. */
function lineOf(document: ReturnType<typeof parseDocument>, lines: LineCounter, path: PropertyKey[]): number {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
  }
  return 1
}

/** The 1-based line of a place in a YAML file, for faults that only show when the whole is read. */
export function lineIn(file: string, path: PropertyKey[]): number {
  const lines = new LineCounter()
  return lineOf(parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines }), lines, path)
}
