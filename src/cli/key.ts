import { CliUsage, parse, type Cli, type Command, type ExitCode } from './cli.ts'

const options = {
  master: { type: 'boolean' },
  sheet: { type: 'string' },
  'recovery-words': { type: 'string' },
} as const

export type KeyOptions = {
  master?: boolean | undefined
  sheet?: string | undefined
  'recovery-words'?: string | undefined
}

type Part = {
  takes: (keyof KeyOptions)[]
  run(cli: Cli, given: { file: string; options: KeyOptions }): Promise<ExitCode>
}

/** What each part takes; loaded only when it is asked for. */
const parts: Record<string, () => Promise<Part>> = {
  sheet: async () => ({ takes: [], run: (await import('./key-sheet.ts')).printSheetAgain }),
  check: async () => ({ takes: [], run: (await import('./key-check.ts')).checkSheet }),
  rotate: async () => ({ takes: ['master', 'sheet'], run: (await import('./key-rotate.ts')).rotateKeys }),
  recover: async () => ({ takes: ['recovery-words'], run: (await import('./key-recover.ts')).recoverKey }),
}

/** `key …`: the master key and its recovery sheet, and changing keys. */
export const key: Command = {
  usage:
    'key sheet <tệp.pdf> | key check | key recover [--recovery-words <tệp|->] | key rotate [--master [--sheet <tệp.pdf>]]',
  about: 'phiếu khôi phục: in lại, gõ thử, dựng lại tệp khóa; đổi khóa dữ liệu, đổi khóa chính',
  async run(cli: Cli) {
    const { values, positionals } = parse(cli, { allowPositionals: true, options })
    const [name = '', ...rest] = positionals
    const load = Object.hasOwn(parts, name) ? parts[name] : undefined
    if (!load) throw new CliUsage(`Chọn một việc: ${Object.keys(parts).join(', ')}.`)
    const part = await load()
    const stray = Object.keys(values).find((option) => !part.takes.includes(option as keyof KeyOptions))
    if (stray) throw new CliUsage(`key ${name} không có tùy chọn --${stray}.`)
    if (values.sheet && !values.master) throw new CliUsage('--sheet chỉ đi với --master.')
    if (rest.length !== (name === 'sheet' ? 1 : 0))
      throw new CliUsage(name === 'sheet' ? 'Cần tên một tệp.' : `Thừa chữ ${rest[0]}.`)
    return part.run(cli, { file: rest[0] ?? '', options: values })
  },
}
