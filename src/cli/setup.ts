import { createInterface } from 'node:readline/promises'
import { setUpWard, type NewWard } from '#modules/accounts/index.ts'
import { answer, CliUsage, parse, type Cli, type Command } from './cli.ts'
import { asRefusal } from './open-data.ts'
import { refuseCli } from './words.ts'

const options = {
  code: { type: 'string' }, name: { type: 'string' }, province: { type: 'string' }, place: { type: 'string' },
  address: { type: 'string' }, phone: { type: 'string' }, administrator: { type: 'string' },
} as const

type Field = keyof typeof options

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

/** `setup`: makes a real ward, its key outside the data, and its first administrator. */
export const setup: Command = {
  usage: 'setup [--code …] [--name …] [--province …] [--place …] [--address …] [--phone …] [--administrator …]',
  about: 'Tạo một phường thật. Thiếu gì thì hỏi.',
  async run(cli: Cli) {
    const { values } = parse(cli, { options })
    const given = await askMissing(values)
    const app = await asRefusal(() => cli.wire({ demonstrate: false }))
    try {
      const made = await setUpWard(app, wardOf(given))
      if (!made.ok) return refuseCli(made.error)
      const { ward } = made.value
      const value = { ward: ward.name, code: ward.code, dataDir: app.config.dataDir, keyFile: app.config.keyFile }
      return answer(cli, value, () => [
        `Đã tạo ${ward.name} (mã ${ward.code}).`,
        `Dữ liệu: ${app.config.dataDir}`,
        `Tệp khóa: ${app.config.keyFile}. Chép một bản ra chỗ khác ngay bây giờ: mất tệp này là không mở được dữ liệu cá nhân.`,
        'Mở một cửa bằng npm start; đường dẫn của người quản trị hiện ở đó.',
      ].join('\n'))
    } finally {
      await app.stop()
    }
  },
}

async function askMissing(values: Partial<Record<Field, string>>): Promise<Record<Field, string>> {
  const missing = (Object.keys(questions) as Field[]).filter((field) => !values[field]?.trim())
  if (missing.length > 0 && !process.stdin.isTTY) throw new CliUsage(`Còn thiếu: ${missing.map((field) => `--${field}`).join(' ')}`)
  const answers = { ...values }
  if (missing.length > 0) {
    const lines = createInterface({ input: process.stdin, output: process.stderr })
    for (const field of missing) answers[field] = (await lines.question(`${questions[field]}: `)).normalize('NFC').trim()
    lines.close()
  }
  return answers as Record<Field, string>
}

function wardOf({ code, name, province, place, address, phone, administrator }: Record<Field, string>): NewWard {
  return { wardId: wardIdOf(code), code, name, provinceName: province, place, address, phone, administrator }
}

/** The national code is the ward's number everywhere, so that wards can be moved together later. */
function wardIdOf(code: string): number {
  if (!/^\d{3,6}$/.test(code) || Number(code) < 2) throw new CliUsage('Mã phường là số có từ 3 đến 6 chữ số.')
  return Number(code)
}
