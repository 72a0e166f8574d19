import { commands } from './commands.ts'
import type { Wire } from '#src/wiring.ts'
import { ConfigRefusal } from '#src/config.ts'
import { CatalogueFault } from '#modules/read-yaml.ts'
import { faultCode } from '#lib/fault-code.ts'
import { faultFacts } from '#lib/fault-facts.ts'
import { CliRefusal, CliUsage, type Cli, type ExitCode, type Input } from './cli.ts'

/** Finds the command, runs it, and turns refusals and wrong usage into exit codes with one plain sentence. */
export async function runCommand(
  argv: string[],
  streams: { out(text: string): void; error(text: string): void; input?: Input; wire?: Wire },
): Promise<ExitCode> {
  const json = argv.includes('--json')
  const [name = 'help', ...rest] = argv.filter((word) => word !== '--json')
  const cli: Cli = {
    args: rest,
    json,
    input: streams.input ?? process.stdin,
    wire: streams.wire ?? noWire,
    out: (text) => streams.out(text.normalize('NFC') + '\n'),
    errorOut: (text) => streams.error(text.normalize('NFC') + '\n'),
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!load) {
    await printUsage(name === 'help' ? cli.out : cli.errorOut)
    return name === 'help' ? 0 : 2
  }
  const command = await load()
  try {
    return await command.run(cli)
  } catch (error) {
    if (error instanceof CliUsage) {
      cli.errorOut(`${error.message}\nCách dùng: motcua ${command.usage}`)
      return 2
    }
    const { code, message } = error instanceof CliRefusal ? error : refusalOf(error, cli)
    const details = error instanceof CliRefusal ? error.details : {}
    if (json) cli.out(JSON.stringify({ error: { code, message }, ...details }))
    cli.errorOut(`${message} [${code}]`)
    return 1
  }
}

/** What nobody foresaw is still one sentence; the places of a real fault follow as one line for whoever mends it, without data. */
function refusalOf(error: unknown, cli: Cli): { code: string; message: string } {
  if (error instanceof CatalogueFault) return { code: 'catalogue.broken', message: error.message }
  if (error instanceof ConfigRefusal) return { code: 'config', message: error.message }
  const { syscall, path } = error as { syscall?: unknown; path?: unknown }
  if (typeof syscall === 'string' && typeof path === 'string') {
    return {
      code: 'file.unusable',
      message: `Không đọc hay ghi được ${path}. Xem lại đường dẫn, quyền và chỗ trống của ổ đĩa.`,
    }
  }
  const code = faultCode()
  cli.errorOut(JSON.stringify({ level: 'error', code, ...faultFacts(error) }))
  return {
    code: 'fault',
    message: `Chương trình gặp lỗi, mã ${code}. Chạy doctor để xem máy này; còn lỗi thì báo mã này cùng dòng ở trên.`,
  }
}

/** Tests of single commands run without the program behind them. */
function noWire(): never {
  throw new Error('This command needs the whole program')
}

async function printUsage(print: (text: string) => void): Promise<void> {
  print('Cách dùng: npm run -s motcua -- <lệnh> [tùy chọn] [--json]\n')
  for (const load of Object.values(commands)) {
    const { usage, about } = await load()
    print(`  ${usage}\n      ${about}`)
  }
}
