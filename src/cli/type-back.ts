import { createInterface } from 'node:readline'
import {
  findUnknownWord,
  isSameWord,
  parseRecoveryWords,
  readWords,
  rowsOfWords,
  wordsInRow,
  wordsOfSheet,
  type RecoveryList,
} from '#modules/vault/index.ts'
import { refuse, type Refusal } from '#lib/result.ts'
import { CliRefusal, type Cli } from './cli.ts'
import { sentenceOf } from './words.ts'

export type Wanted = {
  list: RecoveryList
  /** The words of the sheet when they are known: then it can be said which row is wrong. */
  expected?: readonly string[]
}

/**
 * The words of a recovery sheet as they are typed or scanned: all on one line, or a few rows at a time. A line that cannot be
 * right is said to be wrong, with its row, and asked for again; the lines before it stay. Answers the key; when the input ends
 * before, `otherwise` is refused.
 */
export async function readSheet(cli: Cli, wanted: Wanted, otherwise: Refusal): Promise<Buffer> {
  const lines = createInterface({
    input: cli.input,
    ...(cli.input.isTTY ? { output: process.stderr } : {}),
  })
  const typed: string[] = []
  const ask = () => {
    lines.setPrompt(`Hàng ${Math.floor(typed.length / wordsInRow) + 1}: `)
    if (cli.input.isTTY) lines.prompt()
  }
  try {
    ask()
    for await (const line of lines) {
      const key = take(cli, wanted, { typed, line })
      if (key) return key
      ask()
    }
  } finally {
    lines.close()
  }
  throw new CliRefusal(otherwise.code, sentenceOf(otherwise))
}

/** One more line: the key when the sheet is whole and right. `typed` keeps what was right so far. */
function take(
  cli: Cli,
  { list, expected }: Wanted,
  { typed, line }: { typed: string[]; line: string },
): Buffer | undefined {
  const words = readWords(line)
  // A scanned code, or somebody who begins anew: the whole sheet replaces what was typed.
  const all = words.length >= wordsOfSheet ? words : [...typed, ...words]
  const wrong = whyWrong(list, all, expected)
  if (wrong) {
    cli.errorOut(sentenceOf(wrong))
    if (wrong.code === 'key.words-count' || wrong.code === 'key.words-wrong') typed.length = 0
    return undefined
  }
  typed.splice(0, typed.length, ...all)
  if (all.length < wordsOfSheet) return undefined
  const read = parseRecoveryWords(list, all.join(' '))
  return read.ok ? read.value : undefined
}

function whyWrong(
  list: RecoveryList,
  words: readonly string[],
  expected: readonly string[] | undefined,
): Refusal | undefined {
  const unknown = findUnknownWord(list, words)
  if (unknown) return refuse('key.word-unknown', unknown).error
  if (words.length > wordsOfSheet)
    return refuse('key.words-count', { count: words.length, wanted: wordsOfSheet }).error
  const other = expected ? words.findIndex((word, at) => !isSameWord(word, expected[at])) : -1
  if (other >= 0) return refuse('key.row-wrong', { row: Math.floor(other / wordsInRow) + 1 }).error
  if (words.length < wordsOfSheet) return undefined
  const read = parseRecoveryWords(list, words.join(' '))
  return read.ok ? undefined : read.error
}

/** Words as they stand on the sheet, for the terminal. */
export function showRows(words: readonly string[]): string {
  const width = Math.max(...words.map((word) => word.length)) + 3
  return rowsOfWords(words)
    .map((row, index) =>
      `  ${String(index + 1).padStart(2)}   ${row.map((word) => word.padEnd(width)).join('')}`.trimEnd(),
    )
    .join('\n')
}
