import { commands } from './commands.ts'
import type { Wire } from '#src/wiring.ts'
import { CliRefusal, CliUsage, type Cli, type ExitCode } from './cli.ts'

/** Finds the command, runs it, and turns refusals and wrong usage into exit codes with one plain sentence. */
export async function runCommand(argv: string[], streams: { out(text: string): void; error(text: string): void; wire?: Wire }): Promise<ExitCode> {
  const json = argv.includes('--json')
  const [name = 'help', ...rest] = argv.filter((word) => word !== '--json')
  const cli: Cli = {
    args: rest,
    json,
    wire: streams.wire ?? noWire,
    out: (text) => streams.out(text.normalize('NFC') + '\n'),
    errorOut: (text) => streams.error(text.normalize('NFC') + '\n'),
  }
  const load = commands[name]
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
    if (error instanceof CliRefusal) {
      if (json) cli.out(JSON.stringify({ error: { code: error.code, message: error.message } }))
      cli.errorOut(`${error.message} [${error.code}]`)
      return 1
    }
    throw error
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
