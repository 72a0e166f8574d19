import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { hasChromium, openBrowser, picture, press } from './browser.ts'
import { runningServer, type RunningServer } from './running-server.ts'

const phrase = 'con trau gam co bo de'

describe.skipIf(!hasChromium)('coming in, in a browser', () => {
  let server: RunningServer
  let browser: Browser
  beforeAll(async () => {
    server = await runningServer()
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })

  async function aWindow(): Promise<{ page: Page; complaints: string[] }> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'vi-VN' })
    const complaints: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
        complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    return { page, complaints }
  }

  async function enter(page: Page, name: string): Promise<void> {
    await page.goto(server.linkOf(name))
    await press(page, 'main button')
    await page.goto(`${server.address}/tai-khoan`)
  }

  async function setPassphrase(page: Page): Promise<void> {
    await page.fill('[name=passphrase]', phrase)
    await page.fill('[name=repeat]', phrase)
    await press(page, 'button:has-text("Lưu câu mật khẩu")')
  }

  /** A key in the machine itself, as the browser's own tests have one. */
  async function withFinger(page: Page): Promise<void> {
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('WebAuthn.enable')
    await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
  }

  it('with a passkey, made on the account page and used to come in', async () => {
    const { page, complaints } = await aWindow()
    await withFinger(page)
    await enter(page, 'Cán bộ thử 3')
    await picture(page, 'own-account')
    await page.fill('[name=label]', 'máy quầy 3')
    await press(page, 'pass-key button')
    expect(await page.textContent('main')).toContain('máy quầy 3')
    await press(page, 'button:has-text("Ra")')
    await page.goto(`${server.address}/vao`)
    await picture(page, 'sign-in')
    await press(page, 'pass-key button')
    await page.goto(`${server.address}/quay`)
    expect(await page.textContent('.top__who')).toContain('Cán bộ thử 3')
    expect(complaints).toEqual([])
    await page.close()
  })

  it('a desk locks over what is being typed, and gives it back after the phrase', async () => {
    const { page, complaints } = await aWindow()
    await enter(page, 'Cán bộ thử 4')
    await setPassphrase(page)
    await page.goto(`${server.address}/quay/luot`)
    await page.fill('[name=fullName]', 'Trần Thị Thử Bưởi')
    await page.click('button:has-text("Khóa")')
    await page.waitForSelector('dialog[open]')
    expect(await page.isVisible('[name=fullName]')).toBe(false)
    await picture(page, 'locked')
    await page.fill('dialog [type=password]', 'khong phai cau nay')
    await page.click('dialog button')
    await page.waitForSelector('dialog [role=alert]:visible')
    await page.fill('dialog [type=password]', phrase)
    await page.click('dialog button')
    await page.waitForSelector('dialog[open]', { state: 'detached' })
    expect(await page.inputValue('[name=fullName]')).toBe('Trần Thị Thử Bưởi')
    await press(page, 'footer .button:has-text("Mở lượt")')
    expect(await page.textContent('main')).toContain('Trần Thị Thử Bưởi')
    expect(complaints).toEqual([])
    await page.close()
  })

  it('a locked desk stays locked in another window, and a reload does not open it', async () => {
    const { page } = await aWindow()
    await enter(page, 'Cán bộ thử 2')
    await setPassphrase(page)
    await page.goto(`${server.address}/quay`)
    await page.click('button:has-text("Khóa")')
    await page.waitForSelector('dialog[open]')
    await page.waitForFunction(async () => (await fetch('/con-day')).status === 423)
    await page.reload()
    expect(await page.textContent('h1')).toContain('Màn hình đang khóa')
    await picture(page, 'locked-page')
    await page.fill('[type=password]', phrase)
    await press(page, 'button:has-text("Mở khóa")')
    expect(page.url()).toBe(`${server.address}/quay`)
    await page.close()
  })
})
