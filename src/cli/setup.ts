import { createInterface } from 'node:readline/promises'
import { makeSignInLink, setUpWard, type NewWard } from '#modules/accounts/index.ts'
import { answer, CliUsage, parse, type Cli, type Command } from './cli.ts'
import { addressOf, openApp, systemCtx } from './open-app.ts'
import { refuseCli } from './words.ts'

const options = {
  code: { type: 'string' },
  name: { type: 'string' },
  province: { type: 'string' },
  place: { type: 'string' },
  address: { type: 'string' },
  phone: { type: 'string' },
  administrator: { type: 'string' },
  officer: { type: 'string', multiple: true },
  signer: { type: 'string', multiple: true },
} as const

type Field = Exclude<keyof typeof options, 'officer' | 'signer'>
type Given = Record<Field, string> & { officers: string[]; signers: string[] }

/** What is asked, in this order, when it is not given on the line. */
const questions: Record<Field, string> = {
  code: 'Mã phường, xã, đặc khu (ví dụ 19333)',
  name: 'Tên đầy đủ (ví dụ Phường Đông Hà)',
  province: 'Tỉnh (ví dụ Tỉnh Quảng Trị)',
  place: 'Địa danh in trước ngày tháng (ví dụ Đông Hà)',
  address: 'Địa chỉ bộ phận một cửa',
  phone: 'Số điện thoại để bà con gọi',
  administrator: 'Họ tên người quản trị',
}

/** `setup`: makes a real ward, its key outside the data, its first administrator, and who works at its counters. */
export const setup: Command = {
  usage:
    'setup [--code …] [--name …] [--province …] [--place …] [--address …] [--phone …] [--administrator …] [--officer …]… [--signer …]…',
  about: 'Tạo một phường thật. Thiếu gì thì hỏi.',
  async run(cli: Cli) {
    const { values } = parse(cli, { options })
    // Everything is known to be usable before anything is made.
    const wanted = wardOf(await askMissing(values))
    const app = await openApp(cli, { demonstrate: false })
    try {
      const made = await setUpWard(app, wanted)
      if (!made.ok) return refuseCli(made.error)
      const { ward, administratorId } = made.value
      const link = await makeSignInLink(await systemCtx(app, ward), administratorId)
      if (!link.ok) return refuseCli(link.error)
      const url = `${addressOf(app.config)}/vao/${link.value.token}`
      const value = {
        ward: ward.name,
        code: ward.code,
        dataDir: app.config.dataDir,
        keyFile: app.config.keyFile,
        url,
      }
      return answer(cli, value, () =>
        [
          `Đã tạo ${ward.name} (mã ${ward.code}).`,
          `Dữ liệu: ${app.config.dataDir}`,
          `Tệp khóa: ${app.config.keyFile}. Chép một bản ra chỗ khác ngay bây giờ: mất tệp này là không mở được dữ liệu cá nhân.`,
          'Chạy npm start rồi mở đường dẫn này trên chính máy này, một lần, trong 24 giờ, để vào làm quản trị:',
          url,
        ].join('\n'),
      )
    } finally {
      await app.stop()
    }
  },
}

type Values = Partial<Record<Field, string>> & {
  officer?: string[] | undefined
  signer?: string[] | undefined
}

async function askMissing({ officer = [], signer = [], ...values }: Values): Promise<Given> {
  const missing = (Object.keys(questions) as Field[]).filter((field) => !values[field]?.trim())
  if (missing.length > 0 && !process.stdin.isTTY)
    throw new CliUsage(`Còn thiếu: ${missing.map((field) => `--${field}`).join(' ')}`)
  const answers = { ...values }
  if (missing.length > 0) {
    const lines = createInterface({ input: process.stdin, output: process.stderr })
    for (const field of missing) {
      while (!answers[field]?.trim()) answers[field] = await lines.question(`${questions[field]}: `)
    }
    if (officer.length === 0)
      officer = (await lines.question('Họ tên cán bộ ở quầy 1, quầy 2… cách nhau dấu phẩy: ')).split(',')
    if (signer.length === 0)
      signer = (await lines.question('Họ tên người ký, cách nhau dấu phẩy: ')).split(',')
    lines.close()
  }
  return { ...(answers as Record<Field, string>), officers: officer, signers: signer }
}

function wardOf({ province, officers, signers, ...given }: Given): NewWard {
  const code = tidy(given.code)
  return {
    wardId: wardIdOf(code),
    code,
    name: tidy(given.name),
    provinceName: tidy(province),
    place: tidy(given.place),
    address: tidy(given.address),
    phone: tidy(given.phone),
    administrator: tidy(given.administrator),
    officers: officers.map(tidy).filter(Boolean),
    signers: signers.map(tidy).filter(Boolean),
  }
}

function tidy(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim()
}

/** The national code is the ward's number everywhere, so that wards can be moved together later. */
function wardIdOf(code: string): number {
  if (!/^\d{3,6}$/.test(code) || Number(code) < 2) throw new CliUsage('Mã phường là số có từ 3 đến 6 chữ số.')
  return Number(code)
}
