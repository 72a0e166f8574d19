import type { Wire } from '#src/wiring.ts'
import { parseArgs, type ParseArgsConfig } from 'node:util'

/** Exit 0 done, 1 refused or invalid input, 2 wrong usage: scripts go by these numbers. */
export type ExitCode = 0 | 1 | 2

export type Input = NodeJS.ReadableStream & { isTTY?: boolean }

/** What a command sees of the world: its words, where it may write, and whether one JSON document is wanted. */
export type Cli = {
  args: string[]
  json: boolean
  /** What is typed, or comes through a pipe. */
  input: Input
  /** Puts the whole program together; only commands that run it ask. */
  wire: Wire
  out(text: string): void
  errorOut(text: string): void
}

/** Thrown for input that a command refuses: one plain sentence and a stable code; main turns it into exit 1. */
export class CliRefusal extends Error {
  readonly code: string
  /** What `--json` prints beside the error. */
  readonly details: object
  constructor(code: string, message: string, details: object = {}) {
    super(message)
    this.code = code
    this.details = details
  }
}

/** Thrown for wrong usage; main prints the sentence and the command's usage line, exit 2. */
export class CliUsage extends Error {}

/** One command of the line: `usage` is shown by `help`, `run` returns the exit code. */
export type Command = { usage: string; about: string; run(cli: Cli): Promise<ExitCode> }

/** Prints the JSON document when `--json` was given, the plain text otherwise. */
export function answer(cli: Cli, value: unknown, text: () => string): ExitCode {
  cli.out(cli.json ? JSON.stringify(value) : text())
  return 0
}

/** `node:util` parseArgs with our error: an unknown option is wrong usage, not a crash. */
export function parse<T extends ParseArgsConfig>(cli: Cli, config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs({ ...config, args: cli.args, strict: true }) as ReturnType<typeof parseArgs<T>>
  } catch (error) {
    throw new CliUsage(sayOf(error))
  }
}

/** The words of `node:util` are English and long: what is wrong is said again, with the option it names. */
function sayOf(error: unknown): string {
  const { code, message } = error as { code?: string; message: string }
  const named = /'([^']*)'/.exec(message)?.[1]?.split(/[ ,=]/)[0] ?? ''
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `Không có tùy chọn ${named}.`
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') return `Thừa chữ ${named}.`
  return code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE'
    ? `Tùy chọn ${named} thiếu hoặc thừa giá trị.`
    : message
}
