import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { hasChromium, openBrowser, picture } from './browser.ts'
import { administratorAt, hallPhone, type HallPhone } from './hall-phone.ts'
import { hasCertificateStore, openPhoneNetwork, type PhoneNetwork } from './phone-network.ts'
import { freePort, runningServer, type RunningServer } from './running-server.ts'

/** What each may open on the desk's tablet in the hall, written by hand: the table of rights is not its own judge. */
const sees: Record<string, string[]> = {
  'Cán bộ thử 1': ['/quay', '/giup', '/trong-coi/uy-quyen', '/trong-coi/yeu-cau'],
  'Người ký thử': ['/quay', '/trong-coi/uy-quyen'],
  'Chủ tịch thử': [
    '/quay',
    '/trong-coi/nguoi',
    '/trong-coi/thay-viec',
    '/trong-coi/uy-quyen',
    '/trong-coi/nhat-ky',
    '/trong-coi/yeu-cau',
  ],
  'Bí thư thử': ['/trong-coi/nguoi'],
  'Đội trưởng thử': ['/giup'],
  'Đội viên thử 1': ['/giup'],
  // By day, under an adult of the squad, also '/giup': that is the clock's word, and not looked at here.
  'Đội viên thử 17 tuổi': [],
  'Tổ công nghệ thử': [],
  'Người kiểm tra thử': ['/trong-coi/uy-quyen', '/trong-coi/nhat-ky', '/trong-coi/luu-giu'],
  'Cán bộ tỉnh thử': [],
}
/** Her link was used up at the desk, where she connected the phone. */
const administratorSees = [
  '/trong-coi/nguoi',
  '/trong-coi/thay-viec',
  '/trong-coi/uy-quyen',
  '/trong-coi/thiet-bi',
  '/trong-coi/khoa',
  '/trong-coi/luu-giu',
]
const places = [...new Set([...Object.values(sees).flat(), ...administratorSees])]

const network = openPhoneNetwork()

describe.skipIf(!network || !hasChromium || !hasCertificateStore)('each role, on a phone in the hall', () => {
  let server: RunningServer
  let desk: Browser
  let administrator: Page
  let phone: HallPhone
  beforeAll(async () => {
    server = await runningServer({
      HALL: 'on',
      HALL_PORT: String(await freePort()),
      HALL_ADDRESS: (network as PhoneNetwork).address,
    })
    desk = await openBrowser()
    administrator = await administratorAt(server, desk)
    phone = await hallPhone(server, network as PhoneNetwork, administrator)
  })
  afterAll(async () => {
    await phone?.close()
    await desk?.close()
    await server?.stop()
    network?.close()
  })

  it.each(Object.keys(sees))('%s opens what is hers, and nothing else', async (name) => {
    const { page, origin } = phone
    await phone.signIn(name)
    await page.goto(`${origin}/bat-dau`)
    await picture(page, `role-${name.replaceAll(' ', '-')}`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    const asked = name.includes('17 tuổi') ? places.filter((path) => path !== '/giup') : places
    expect(await openedBy(page, origin, asked)).toEqual(asked.filter((path) => sees[name]!.includes(path)))
  })

  it('the administrator looks after the ward and opens no dossier', async () => {
    const opened = await openedBy(administrator, server.address, places)
    expect(opened).toEqual(places.filter((path) => administratorSees.includes(path)))
  })
})

async function openedBy(page: Page, origin: string, paths: readonly string[]): Promise<string[]> {
  const opened: string[] = []
  for (const path of paths) if ((await page.goto(origin + path))?.status() === 200) opened.push(path)
  return opened
}
