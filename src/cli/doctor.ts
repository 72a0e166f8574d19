import { existsSync, statfsSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { openDb } from '#db/client.ts'
import { migrationsMisfit } from '#db/migrate.ts'
import { readSafety } from '#db/read-safety.ts'
import { findUnsafe } from '#db/safety.ts'
import { DirectoryInUse } from '#lib/os/directory-lock.ts'
import type { WorkCalendar } from '#domain/working-time/index.ts'
import { systemClock } from '#lib/clock.ts'
import { dateOf, localTimeOf, showDate, timeOf, type PlainDate } from '#lib/plain-date.ts'
import { CatalogueFault, loadCatalogue } from '#modules/catalogue/index.ts'
import { printTicket } from '#modules/printing/index.ts'
import { ConfigRefusal, readConfig, type Config } from '#src/config.ts'
import { isOpenToOthers } from '#lib/os/file-rights.ts'
import { findProgram } from '#lib/os/find-program.ts'
import { catalogueDir } from './catalogue-dir.ts'
import { keyFindings } from './doctor-keys.ts'
import { rootFindings } from './doctor-roots.ts'
import { parse, type Cli, type Command } from './cli.ts'
import { examineReaches } from './doctor-reaches.ts'
import { good, mend, note, type Finding } from './finding.ts'
import { readMachine } from './read-machine.ts'

/** `doctor`: looks at settings, disk, key, database, catalogue, fonts, clock, printers and voices, and says what to mend. */
export const doctor: Command = {
  usage: 'doctor',
  about: 'Xem máy và cài đặt có gì cần sửa, và sửa thế nào.',
  async run(cli: Cli) {
    parse(cli, { options: {} })
    const findings = await examine()
    const isSound = findings.every(({ state }) => state !== 'mend')
    const marks = { ok: 'tốt', mend: 'SỬA', note: 'ghi chú' }
    cli.out(
      cli.json
        ? JSON.stringify({ ok: isSound, findings })
        : findings
            .map(({ name, state, say }) => `${marks[state].padEnd(8)} ${name.padEnd(16)} ${say}`)
            .join('\n'),
    )
    return isSound ? 0 : 1
  },
}

async function examine(): Promise<Finding[]> {
  const config = tryConfig()
  if ('finding' in config) return [config.finding]
  return [
    nodeVersion(),
    diskSpace(config.config),
    clockOf(Date.parse(systemClock.now()), readMachine({ ...config.config, now: 0 }).builtAt),
    await portFree(config.config),
    ...catalogueAndPaper(),
    ...(await data(config.config)),
    ...(await examineReaches(config.config)),
    ...programs(config.config),
  ]
}

function tryConfig(): { config: Config } | { finding: Finding } {
  try {
    return { config: readConfig() }
  } catch (error) {
    if (error instanceof ConfigRefusal) return { finding: mend('cài đặt', error.message) }
    throw error
  }
}

function nodeVersion(): Finding {
  const major = Number(process.versions.node.split('.')[0])
  return major >= 24
    ? good('Node', process.versions.node)
    : mend('Node', `Đang chạy Node ${process.versions.node}. Chạy qua npm start để dùng Node 24 đi kèm.`)
}

const hourMs = 3_600_000
const tenYearsMs = 3650 * 24 * hourMs

/** Codes, sessions, due dates and certificates go by this clock; devices may be off by a day, this machine may not. */
export function clockOf(now: number, builtAt: number | undefined): Finding {
  const local = localTimeOf(new Date(now))
  const say = `${timeOf(local)} ngày ${showDate(local)}`
  if (builtAt !== undefined && (now < builtAt - hourMs || now > builtAt + tenYearsMs))
    return mend('đồng hồ', `máy đang là ${say}: chỉnh lại giờ, bật tự chỉnh giờ qua mạng, rồi mở lại một cửa`)
  return good('đồng hồ', say)
}

function diskSpace({ dataDir }: Config): Finding {
  const place = existsSync(dataDir) ? dataDir : '.'
  const { bavail, bsize } = statfsSync(place)
  const gib = (bavail * bsize) / 2 ** 30
  const say = `còn ${gib.toFixed(1)} GB ở ${place}`
  return gib >= 2
    ? good('ổ đĩa', say)
    : mend('ổ đĩa', `${say}. Cần ít nhất 2 GB: dọn bớt hoặc đặt DATA_DIR sang ổ khác.`)
}

function portFree({ port, host }: Config): Promise<Finding> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () =>
      resolve(note('cổng', `${port} đang có chương trình dùng (có thể chính là một cửa đang mở).`)),
    )
    probe.listen(port, host, () => probe.close(() => resolve(good('cổng', `${port} còn trống`))))
  })
}

function catalogueAndPaper(): Finding[] {
  try {
    const catalogue = loadCatalogue(catalogueDir)
    const now = systemClock.now()
    const pdf = printTicket(
      { catalogueDir, at: now },
      { ward: 'Thử', demo: true, number: 101, need: 'Ữ Ỗ Ặ Ậ Ễ', counter: '', at: '', roll: false },
    )
    return [
      good('danh mục', `${catalogue.procedures.size} thủ tục, ${catalogue.forms.size} tờ khai`),
      calendarOf(catalogue.calendar, dateOf(localTimeOf(now))),
      pdf.length > 1000
        ? good('in ấn', 'phông chữ và bộ in chạy được')
        : mend('in ấn', 'bộ in trả về giấy trắng: cài lại bằng npm ci'),
    ]
  } catch (error) {
    if (error instanceof CatalogueFault) return [mend('danh mục', error.message)]
    return [mend('in ấn', error instanceof Error ? error.message : String(error))]
  }
}

/** Due dates reach into the next year long before it begins: it is asked for from October on. */
export function calendarOf({ years }: Pick<WorkCalendar, 'years'>, today: PlainDate): Finding {
  const year = Number(today.slice(0, 4))
  const add = (missing: number) => `chưa có năm ${missing}: thêm catalogue/calendars/${missing}.yaml`
  if (!years.has(year)) return mend('lịch nghỉ', add(year))
  if (today.slice(5) >= '10-01' && !years.has(year + 1))
    return note('lịch nghỉ', `${add(year + 1)}, kẻo hẹn trả sang năm không tính được`)
  return good('lịch nghỉ', `có năm ${year}`)
}

async function data(config: Config): Promise<Finding[]> {
  if (!config.databaseUrl && !existsSync(join(config.dataDir, 'database', 'pg'))) {
    return [note('dữ liệu', `chưa có ở ${config.dataDir}; npm start hoặc setup sẽ tạo.`)]
  }
  try {
    const db = await openDb(config)
    try {
      const machine = readMachine({ ...config, now: Date.parse(systemClock.now()) })
      const reasons = findUnsafe({ ...(await readSafety(db)), ...machine })
      const isSound = reasons.length === 0 && (await migrationsMisfit(db)) === 'fits'
      return [
        dataRights(config),
        ...reasons.map(({ message }) => mend('dữ liệu', message)),
        ...(isSound ? await keyFindings(config, db) : []),
        ...(isSound ? await rootFindings(db, config) : []),
        ...(isSound ? [good('dữ liệu', 'ghi chắc xuống đĩa, phường nào riêng phường ấy')] : []),
      ]
    } finally {
      await db.close()
    }
  } catch (error) {
    if (error instanceof DirectoryInUse)
      return [
        ...(await keyFindings(config)),
        dataRights(config),
        note('dữ liệu', 'một cửa đang mở và giữ dữ liệu; đóng lại rồi chạy doctor để xem kỹ.'),
      ]
    return [mend('dữ liệu', error instanceof Error ? error.message : String(error))]
  }
}

function dataRights({ dataDir, databaseUrl }: Config): Finding {
  if (databaseUrl) return good('quyền thư mục', 'dữ liệu ở máy chủ PostgreSQL')
  const folder = join(dataDir, 'database')
  return isOpenToOthers(folder)
    ? mend('quyền thư mục', `người khác trên máy đọc được ${folder}: chmod 700 ${folder}`)
    : good('quyền thư mục', `chỉ tài khoản này mở được ${folder}`)
}

function programs({ searchPath }: Config): Finding[] {
  const optional: [string, string, string][] = [
    [
      'chromium',
      'quầy riêng',
      'không có chromium: lệnh shortcut dùng trình duyệt khác, hoặc mở quầy trong trình duyệt thường',
    ],
    ['lp', 'máy in CUPS', 'không có lp: in qua trình duyệt vẫn được'],
    ['espeak-ng', 'giọng đọc', 'không có espeak-ng: dùng giọng tiếng Việt của máy trong trình duyệt'],
  ]
  return optional.map(([program, name, without]) =>
    findProgram(program, searchPath) ? good(name, `có ${program}`) : note(name, without),
  )
}
