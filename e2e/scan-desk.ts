import { expect } from 'vitest'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { key, press } from './browser.ts'
import type { RunningServer } from './running-server.ts'

/** Invented people on both generations of card, and the older print without the day of issue. */
export const motherCard =
  '045198000214||Nguyễn Thị Mẫu Hậu|05091998|Nữ|Khu phố 4, Đông Hà, Quảng Trị|12072021||||'
export const fatherCard =
  '045090123456|191234567|Nguyễn Văn Thử|05091990|Nam|Khu phố 1, Phường 5, Đông Hà, Quảng Trị|12072021'
export const olderCard = '045190000321||Trần Thị Mẫu Sáu|01011990|Nữ|Khu phố 3, Đông Hà, Quảng Trị'

export type Desk = { page: Page; visit: string; complaints: string[] }

/** What an officer keeps open: signed in once, as many windows as needed. */
export type OfficerDesk = {
  /** A new window before any page is open, for what must stand in first. */
  window(browser: Browser, javaScriptEnabled?: boolean): Promise<Desk>
  /** A birth registration up to the form, both parents on it. */
  visit(desk: Desk): Promise<Desk>
  open(browser: Browser, javaScriptEnabled?: boolean): Promise<Desk>
}

export async function officerDesk(
  server: RunningServer,
  browser: Browser,
  name: string,
): Promise<OfficerDesk> {
  const storageState = await signIn(server, browser, name)

  async function window(browser: Browser, javaScriptEnabled = true): Promise<Desk> {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      locale: 'vi-VN',
      javaScriptEnabled,
      storageState,
    })
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
        complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    return { page, visit: '', complaints }
  }

  async function visit(desk: Desk): Promise<Desk> {
    const { page } = desk
    await page.goto(`${server.address}/quay/luot`)
    await press(page, '.keys button:has-text("Mở lượt")')
    const path = new URL(page.url()).pathname
    await page.goto(`${server.address}${path}?q=lam+khai+sinh`)
    await press(page, 'main button:has-text("Chọn") >> nth=0')
    await press(page, key('Giấy tờ đã kiểm xong'))
    await page.locator('.choice:has(input[name="f.parentsOnPaper"][value=both])').click()
    await press(page, '.keys button:has-text("Lưu tờ khai")')
    await page.waitForSelector('[name="f.mother.fullName"]')
    return { ...desk, visit: path }
  }

  return {
    window,
    visit,
    open: async (browser, javaScriptEnabled) => visit(await window(browser, javaScriptEnabled)),
  }
}

async function signIn(
  server: RunningServer,
  browser: Browser,
  name: string,
): ReturnType<BrowserContext['storageState']> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(server.linkOf(name))
  await press(page, 'main button')
  await page.waitForURL((url) => !url.pathname.startsWith('/vao'))
  const state = await context.storageState()
  await context.close()
  return state
}

export async function typeCode(page: Page, role: string, raw: string): Promise<void> {
  const isFolded = await page.locator('.scan-fold:not([open])').count()
  if (isFolded) await page.click('.scan-fold summary')
  await page.selectOption('select[name=role]', role)
  await page.fill('[name=raw]', raw)
  await press(page, 'main button:has-text("Nhận thẻ")')
}

/** The place of the form filled from a card, by its source. */
export async function sourceOf(page: Page, key: string): Promise<string> {
  return (await page.locator(`.f:has([name="f.${key}"]) .source`).textContent()) ?? ''
}

/** The card stands on the form, named as its source; its number shows three digits, and the text of its code nothing. */
export async function expectRead(page: Page, role: string, raw: string): Promise<void> {
  const [number = '', , fullName] = raw.split('|')
  const name = page.locator(`[name="f.${role}.fullName"]`)
  await page.locator('.f', { has: name }).locator('.source--card').waitFor({ state: 'attached' })
  expect(await name.inputValue()).toBe(fullName)
  expect(await sourceOf(page, `${role}.fullName`)).toBe('từ thẻ')
  const html = await page.content()
  expect(html).toContain(`••• ${number.slice(-3)}`)
  expectHidden(html, raw)
}

/** Neither the number nor a run of the code itself is anywhere in a page. */
export function expectHidden(html: string, raw: string): void {
  const fields = raw.split('|')
  expect(html).not.toContain(fields[0])
  expect(html).not.toContain(fields.slice(2, 5).join('|'))
}
