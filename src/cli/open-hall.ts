import { lanAddresses, localName } from '#lib/os/lan-addresses.ts'
import { faultFacts } from '#lib/fault-facts.ts'
import type { WardFacts } from '#modules/context.ts'
import {
  IssuerRefusal,
  issuerFileOf,
  makeIssuerFile,
  openHall,
  readIssuerFile,
  type Hall,
} from '#modules/reach/index.ts'
import type { Config } from '#src/config.ts'
import type { App } from '#src/wiring.ts'
import { openHallDoor } from './hall-door.ts'

/** The hall with its door open, or the sentence that says why it is closed. The desk works either way. */
export type OpenedHall = { close(): Promise<void> } & (
  { hall: Hall; trouble: null } | { hall: undefined; trouble: string }
)

function closed(trouble: string): OpenedHall {
  return { hall: undefined, trouble, close: async () => {} }
}

/** Makes the ward's issuer on the first start, and opens the hall where the settings say so. */
export async function openHallOf(app: App, ward: WardFacts, drainMs: number): Promise<OpenedHall> {
  const file = issuerFileOf(app.config.keyFile)
  await makeIssuerFile(file, { name: ward.name, now: new Date(app.clock.now()) })
  const { isOn, port } = app.config.hall
  if (!isOn)
    return closed('Phòng chưa mở. Đặt HALL=on trong .env rồi mở lại để dùng máy tính bảng, điện thoại.')
  try {
    const issuer = await readIssuerFile(file)
    const addresses = () => addressesOf(app.config)
    const hall = await openHall({ issuer, clock: app.clock, port, addresses, name: localName })
    const pages = app.web(ward, hall)
    const enrolment = app.enrolment(ward, hall)
    const door = await openHallDoor({ hall, port, pages, enrolment, drainMs, reportFault })
    return { hall, trouble: null, close: door.close }
  } catch (error) {
    return closed(`Phòng chưa mở. ${troubleOf(error, port)}`)
  }
}

function troubleOf(error: unknown, port: number): string {
  if (error instanceof IssuerRefusal) return error.message
  const { code } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE')
    return `Cổng ${port} đang có chương trình khác dùng. Đặt HALL_PORT khác rồi mở lại.`
  if (code === 'EACCES') return `Không được mở cổng ${port}. Đặt HALL_PORT từ 1024 trở lên rồi mở lại.`
  throw error
}

function reportFault(error: unknown): void {
  process.stderr.write(`${JSON.stringify({ level: 'error', code: 'hall', ...faultFacts(error) })}\n`)
}

/** The address that was named comes first, also in the QR that devices scan. */
export function addressesOf({ hall }: Pick<Config, 'hall'>): string[] {
  const found = lanAddresses()
  return hall.address ? [hall.address, ...found.filter((address) => address !== hall.address)] : found
}
