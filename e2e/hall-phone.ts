import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { key, openBrowser, press } from './browser.ts'
import type { PhoneNetwork } from './phone-network.ts'
import type { RunningServer } from './running-server.ts'

/** A phone in the hall, connected as a person connects it; whoever signs in on it comes by her one-time link. */
export type HallPhone = {
  browser: Browser
  page: Page
  /** `https://10.213.…:port`. */
  origin: string
  /** From the code on the administrator's screen to "remembered", in milliseconds. */
  enrolledInMs: number
  /** Signs the person of that name in on this phone; whoever was there before goes out. */
  signIn(name: string): Promise<void>
  close(): Promise<void>
}

const phoneScreen = { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true, locale: 'vi-VN' }

/** The administrator's window at the desk, at the page of devices. */
export async function administratorAt(server: RunningServer, desk: Browser): Promise<Page> {
  const page = await (
    await desk.newContext({ viewport: { width: 1280, height: 900 }, locale: 'vi-VN' })
  ).newPage()
  await page.goto(server.linkOf('Quản trị thử'))
  await press(page, 'main button')
  await page.goto(`${server.address}/trong-coi/thiet-bi`)
  return page
}

/** Adds a device at the desk; the address of its code, as the QR says it. */
export async function addDevice(administrator: Page, name: string, kind: string): Promise<string> {
  await administrator.goto(new URL('/trong-coi/thiet-bi', administrator.url()).href)
  await administrator.fill('[name="name"]', name)
  await administrator.locator(`[name="kind"][value="${kind}"]`).check({ force: true })
  await press(administrator, key('Thêm thiết bị'))
  return (await administrator.locator('.fingerprint').textContent()) ?? ''
}

/** Gives the phone the certificate as its owner would install it, opens the browser anew, and connects. */
export async function connectPhone(
  network: PhoneNetwork,
  address: string,
  look: (page: Page, step: string) => Promise<void> = async () => {},
): Promise<Omit<HallPhone, 'signIn'> & { context: BrowserContext }> {
  const began = performance.now()
  const folder = mkdtempSync(join(tmpdir(), 'motcua-certificate-'))
  try {
    const file = join(folder, 'mot-cua.crt')
    const [given] = network.ask([{ url: new URL('/ket-noi/chung-thu.crt', address).href }])
    writeFileSync(file, Buffer.from(given?.text ?? '', 'base64'))
    const home = network.homeThatTrusts(file)
    const browser = await openBrowser([], { program: network.browser, home })
    const context = await browser.newContext(phoneScreen)
    const page = await context.newPage()
    await page.goto(address)
    await look(page, 'steps')
    await press(page, key('Thử kết nối'))
    await look(page, 'try')
    await press(page, key('Ghi nhớ máy này'))
    await look(page, 'done')
    const enrolledInMs = performance.now() - began
    return {
      browser,
      context,
      page,
      origin: new URL(page.url()).origin,
      enrolledInMs,
      close: () => browser.close(),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The whole of it for a test that only wants the phone: added, connected, and ready for anybody's link. */
export async function hallPhone(
  server: RunningServer,
  network: PhoneNetwork,
  administrator: Page,
  kind: 'tablet' | 'memberPhone' = 'tablet',
): Promise<HallPhone> {
  const phone = await connectPhone(network, await addDevice(administrator, 'Điện thoại thử', kind))
  const { page, origin } = phone
  return { ...phone, signIn: (name) => signInOnPhone({ page, origin, server }, name) }
}

type On = { page: Page; origin: string; server: RunningServer }

/** Whoever was signed in is out, as with a fresh hand on the phone; the phone itself stays known. */
export async function signInOnPhone({ page, origin, server }: On, name: string): Promise<void> {
  const context = page.context()
  const known = (await context.cookies()).filter((cookie) => cookie.name === '__Host-motcua-may')
  await context.clearCookies()
  await context.addCookies(known)
  await page.goto(new URL(new URL(server.linkOf(name)).pathname, origin).href)
  await press(page, 'main button')
}
