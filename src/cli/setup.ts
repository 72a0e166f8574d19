import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { hasSchema } from '#db/migrate.ts'
import { systemClock } from '#lib/clock.ts'
import { listWardRows, makeSignInLink, setUpWard, type NewWard } from '#modules/accounts/index.ts'
import { issuerFileOf, makeIssuerFile } from '#modules/reach/index.ts'
import { newMasterKey, noteTypedBack, readKeyFile, writeKeyFile } from '#modules/vault/index.ts'
import type { App } from '#src/wiring.ts'
import { answer, CliUsage, parse, type Cli, type Command, type ExitCode } from './cli.ts'
import { addressOf, openApp, systemCtx } from './open-app.ts'
import { asRefusal, dataPlaces, isDataThere, withData, type DataPlaces } from './open-data.ts'
import { proveSheet } from './prove-sheet.ts'
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
  sheet: { type: 'string' },
} as const

type Field = Exclude<keyof typeof options, 'officer' | 'signer' | 'sheet'>
type Given = Record<Field, string> & {
  officers: string[]
  signers: string[]
  sheet: string | undefined
}

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
    'setup [--code …] [--name …] [--province …] [--place …] [--address …] [--phone …] [--administrator …] [--officer …]… [--signer …]… [--sheet <tệp.pdf>]',
  about: 'Tạo một phường thật và phiếu khôi phục khóa. Thiếu gì thì hỏi; gõ lại đúng phiếu mới tạo.',
  async run(cli: Cli) {
    const { values } = parse(cli, { options })
    // Everything is known to be usable before anything is made.
    const given = await askMissing(cli, values)
    const wanted = wardOf(given)
    const places = dataPlaces()
    await refuseSecondWard(places)
    await proveKey(cli, { places, ward: wanted.name, sheet: given.sheet })
    const app = await openApp(cli, { demonstrate: false })
    try {
      return await makeWard(cli, app, wanted)
    } finally {
      await app.stop()
    }
  },
}

/** Asked before anybody types a sheet; looks without making anything. */
async function refuseSecondWard(places: DataPlaces): Promise<void> {
  if (!isDataThere(places)) return
  const [known] = await withData(places, async (db) =>
    (await hasSchema(db)) ? db.acrossWards((trx) => listWardRows(trx)) : [],
  )
  if (known) refuseCli({ code: 'setup.ward-exists', params: { name: known.name } })
}

/**
 * The master key is made in memory and kept only after its sheet was typed back. A key file that is there already, of a setup
 * that was cut short or brought back by its words, is the key; no key is ever removed here.
 */
async function proveKey(
  cli: Cli,
  { places, ward, sheet }: { places: DataPlaces; ward: string; sheet: string | undefined },
): Promise<void> {
  const { keyFile } = places
  const isFresh = !existsSync(keyFile)
  const masterKey = await asRefusal(async () => (isFresh ? newMasterKey() : readKeyFile(keyFile)))
  await proveSheet(cli, { masterKey, ward, demo: false }, sheet)
  if (isFresh) writeKeyFile(keyFile, masterKey)
  noteTypedBack(keyFile, masterKey, systemClock.now())
}

async function makeWard(cli: Cli, app: App, wanted: NewWard): Promise<ExitCode> {
  const made = await setUpWard(app, wanted)
  if (!made.ok) return refuseCli(made.error)
  const { ward, administratorId } = made.value
  const link = await makeSignInLink(await systemCtx(app, ward), administratorId)
  if (!link.ok) return refuseCli(link.error)
  const { dataDir, keyFile } = app.config
  const issuerFile = issuerFileOf(keyFile)
  await makeIssuerFile(issuerFile, { name: ward.name, now: new Date(app.clock.now()) })
  const url = `${addressOf(app.config)}/vao/${link.value.token}`
  return answer(cli, { ward: ward.name, code: ward.code, dataDir, keyFile, issuerFile, url }, () =>
    [
      `Đã tạo ${ward.name} (mã ${ward.code}).`,
      `Dữ liệu: ${dataDir}`,
      `Tệp khóa: ${keyFile}. Phiếu khôi phục đã gõ lại đúng: niêm phong hai bản, cất hai nơi.`,
      `Chứng thư cho các máy trong phòng: ${issuerFile}. Muốn dùng máy tính bảng, điện thoại thì đặt HALL=on trong .env.`,
      'Chạy npm start rồi mở đường dẫn này trên chính máy này, một lần, trong 24 giờ, để vào làm quản trị:',
      url,
    ].join('\n'),
  )
}

type Values = Partial<Record<Field, string>> & {
  officer?: string[] | undefined
  signer?: string[] | undefined
  sheet?: string | undefined
}

async function askMissing(cli: Cli, { officer = [], signer = [], sheet, ...values }: Values): Promise<Given> {
  const missing = (Object.keys(questions) as Field[]).filter((field) => !values[field]?.trim())
  if (missing.length > 0 && !cli.input.isTTY)
    throw new CliUsage(`Còn thiếu: ${missing.map((field) => `--${field}`).join(' ')}`)
  const answers = { ...values }
  if (missing.length > 0) {
    const lines = createInterface({ input: cli.input, output: process.stderr })
    for (const field of missing) {
      while (!answers[field]?.trim()) answers[field] = await lines.question(`${questions[field]}: `)
    }
    if (officer.length === 0)
      officer = (await lines.question('Họ tên cán bộ ở quầy 1, quầy 2… cách nhau dấu phẩy: ')).split(',')
    if (signer.length === 0)
      signer = (await lines.question('Họ tên người ký, cách nhau dấu phẩy: ')).split(',')
    sheet ??= await lines.question('Tệp PDF để in phiếu khôi phục khóa (bỏ trống: chép tay): ')
    lines.close()
  }
  return {
    ...(answers as Record<Field, string>),
    officers: officer,
    signers: signer,
    sheet: sheet?.trim() || undefined,
  }
}

function wardOf({ province, officers, signers, ...given }: Omit<Given, 'sheet'>): NewWard {
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
