import { existsSync } from 'node:fs'
import { systemClock } from '#lib/clock.ts'
import { isWindows } from '#lib/os/platform.ts'
import { daysLeft, IssuerRefusal, issuerFileOf, readIssuerFile, type Issuer } from '#modules/reach/index.ts'
import { installationOf, keyFileState } from '#modules/vault/index.ts'
import type { Config } from '#src/config.ts'
import { good, mend, note, type Finding } from './finding.ts'
import { addressesOf } from './open-hall.ts'
import { addressOf } from './open-app.ts'
import { whoAnswers, type Answerer } from './who-answers.ts'

const [desk, hall, certificate, home] = ['tại quầy', 'trong phòng', 'chứng thư', 'bà con ở nhà'] as const

/** Tries every way people reach this ward, and says how to open or mend it. */
export async function examineReaches(config: Config): Promise<Finding[]> {
  const ours = keyFileState(config.keyFile) === 'ok' ? installationOf(config.keyFile) : undefined
  const atDesk = await whoAnswers(addressOf(config))
  const isRunning = atDesk.kind === 'program' && atDesk.id === ours
  return [
    deskFinding(config, atDesk, isRunning),
    ...(await hallFindings(config, { ours, isRunning })),
    await homeFinding(config, ours),
  ]
}

function deskFinding(config: Config, answerer: Answerer, isRunning: boolean): Finding {
  const address = addressOf(config)
  if (isRunning) return good(desk, `${address} đang mở`)
  if (answerer.kind === 'nobody') return note(desk, `${address} chưa mở: chạy npm start`)
  return mend(desk, `${address} do chương trình khác trả lời: đặt PORT khác, hoặc tắt chương trình kia`)
}

type Known = { ours: string | undefined; isRunning: boolean }

async function hallFindings(config: Config, known: Known): Promise<Finding[]> {
  if (!config.hall.isOn)
    return [note(hall, 'chưa mở: đặt HALL=on trong .env để dùng máy tính bảng, điện thoại')]
  const file = issuerFileOf(config.keyFile)
  if (!existsSync(file)) return [note(certificate, `chưa có ${file}: npm start sẽ tạo`)]
  try {
    const issuer = await readIssuerFile(file)
    return [issuerFinding(issuer), ...(await addressFindings(config, issuer, known)), ...firewall(config)]
  } catch (error) {
    if (error instanceof IssuerRefusal) return [mend(certificate, error.message)]
    throw error
  }
}

/** Connecting every device anew takes a morning: it is said a year ahead. */
export function issuerFinding(
  { notAfter }: Pick<Issuer, 'notAfter'>,
  now = new Date(systemClock.now()),
): Finding {
  const days = daysLeft(notAfter, now)
  const plan = 'cất tệp cũ đi, mở lại một cửa rồi kết nối lại các máy ở trang Thiết bị'
  if (days < 30) return mend(certificate, `chứng thư gốc còn ${days} ngày: ${plan}`)
  if (days < 365) return note(certificate, `chứng thư gốc còn ${days} ngày: sắp lịch ${plan}`)
  return good(certificate, `chứng thư gốc còn ${days} ngày`)
}

async function addressFindings(config: Config, issuer: Issuer, known: Known): Promise<Finding[]> {
  const addresses = addressesOf(config)
  if (addresses.length === 0)
    return [mend(hall, 'máy này chưa vào mạng của cơ quan: cắm mạng hoặc vào Wi-Fi')]
  return Promise.all(
    addresses.map(async (address) => {
      const origin = `https://${address.includes(':') ? `[${address}]` : address}:${config.hall.port}`
      return hallFinding(origin, await whoAnswers(origin, issuer.certificatePem), known)
    }),
  )
}

export function hallFinding(origin: string, answerer: Answerer, { ours, isRunning }: Known): Finding {
  switch (answerer.kind) {
    case 'nobody':
      return isRunning
        ? mend(hall, `${origin} không trả lời: mở lại một cửa, và xem dòng “Phòng chưa mở” lúc mở`)
        : note(hall, `${origin} chưa mở: chạy npm start`)
    case 'untrusted':
      return mend(hall, `${origin} ${untrusted[answerer.code] ?? untrusted.other} (${answerer.code})`)
    case 'stranger':
      return mend(hall, `${origin} do chương trình khác trả lời: đặt HALL_PORT khác`)
    case 'program':
      return answerer.id === ours
        ? certificateFinding(origin, answerer.certificateUntil)
        : mend(hall, `${origin} là một cửa khác, không phải dữ liệu này: đặt HALL_PORT khác`)
  }
}

const untrusted: Record<string, string> & { other: string } = {
  CERT_HAS_EXPIRED: 'có chứng thư đã hết hạn: xem đồng hồ máy, rồi mở lại một cửa',
  CERT_NOT_YET_VALID: 'có chứng thư chưa đến ngày: đồng hồ máy đang chậm, chỉnh lại rồi mở lại một cửa',
  ERR_TLS_CERT_ALTNAME_INVALID: 'chưa có tên trong chứng thư: đợi một phút, còn thấy thì mở lại một cửa',
  other: 'không dùng chứng thư của phường: chương trình khác giữ cổng, hoặc tệp chứng thư đã bị thay',
}

function certificateFinding(origin: string, until: Date | null): Finding {
  const days = until ? daysLeft(until, new Date(systemClock.now())) : 0
  return days < 20
    ? mend(hall, `${origin} có chứng thư còn ${days} ngày mà chưa tự gia hạn: mở lại một cửa`)
    : good(hall, `${origin} mở đúng chứng thư, còn ${days} ngày, tự gia hạn`)
}

/** This machine reaches its own address whatever the firewall says of others. */
function firewall({ hall: { port } }: Config): Finding[] {
  if (!isWindows()) return []
  const rule = `netsh advfirewall firewall add rule name="Mot cua" dir=in action=allow protocol=TCP localport=${port} profile=private,domain`
  return [note('tường lửa', `máy khác không vào được thì mở PowerShell quyền quản trị và chạy: ${rule}`)]
}

async function homeFinding({ publicUrl }: Config, ours: string | undefined): Promise<Finding> {
  if (!publicUrl) return note(home, 'chưa mở: đặt PUBLIC_URL bằng địa chỉ https của phường')
  return publicFinding(publicUrl, await whoAnswers(publicUrl), ours)
}

export function publicFinding(publicUrl: string, answerer: Answerer, ours: string | undefined): Finding {
  if (answerer.kind === 'nobody')
    return mend(
      home,
      `${publicUrl} không trả lời máy này (${answerer.code}): xem tên miền, máy chủ https, cửa ra mạng ngoài`,
    )
  if (answerer.kind === 'untrusted')
    return mend(
      home,
      `${publicUrl} có chứng thư https trình duyệt không tin (${answerer.code}): gia hạn ở máy chủ https`,
    )
  if (answerer.kind === 'stranger' || answerer.id !== ours)
    return mend(home, `${publicUrl} trả lời nhưng không phải một cửa này: xem máy chủ https chuyển về đâu`)
  return answerer.reach === 'public'
    ? good(home, `${publicUrl} là một cửa này`)
    : mend(
        home,
        `${publicUrl} không gửi kèm X-Forwarded-For: ai cũng như ngồi tại máy này. Sửa máy chủ https ngay`,
      )
}
