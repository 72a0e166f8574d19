import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { hasChromium, key, openBrowser, press } from './browser.ts'
import { faultsOf } from './examine.ts'
import { runningServer, type RunningServer } from './running-server.ts'

/** Pages of each audience; those of a visit are added when one is open. */
const citizenPages = [
  '/',
  '/thu-tuc',
  '/thu-tuc?q=khai+sinh',
  '/thu-tuc?q=ho+chieu',
  '/thu-tuc/khai-sinh',
  '/ho-so/0000000000000',
  '/khong-co',
]

describe.skipIf(!hasChromium)('every page for everybody', () => {
  let server: RunningServer
  let browser: Browser
  let officer: Page
  let helper: Page
  beforeAll(async () => {
    server = await runningServer()
    browser = await openBrowser()
    officer = await signedIn('Cán bộ thử 1')
    helper = await signedIn('Đội viên thử 1')
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })

  async function aPage(): Promise<Page> {
    // The page's own policy forbids foreign scripts; the examiner is let in by the browser, not by the page.
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      locale: 'vi-VN',
      bypassCSP: true,
    })
    return context.newPage()
  }

  async function signedIn(name: string): Promise<Page> {
    const page = await aPage()
    await page.goto(server.linkOf(name))
    await press(page, 'main button')
    await page.waitForURL((url) => !url.pathname.startsWith('/vao'))
    return page
  }

  /** A visit of her own: those on the list leave it at midnight. */
  async function openVisit(page: Page): Promise<string> {
    await page.goto(`${server.address}/quay/luot`)
    await page.fill('[name=fullName]', 'Đặng Thị Thử Ngữ')
    await press(page, '.keys button')
    await page.waitForURL(/luot\/[^/]+$/)
    const visit = new URL(page.url()).pathname
    await page.goto(`${server.address}${visit}?q=khai+sinh`)
    await press(page, 'main button:has-text("Chọn") >> nth=0')
    return visit
  }

  /** As tall as the page: which key a bar at the edge half covers hangs on the length of today's date, not on the page. */
  async function showWhole(page: Page, width: number): Promise<void> {
    const height = await page.evaluate(() => document.documentElement.scrollHeight)
    await page.setViewportSize({ width, height: Math.max(800, height) })
  }

  async function examine(page: Page, path: string, more: string[] = []): Promise<string[]> {
    const faults: string[] = []
    for (const width of [320, 768, 1280]) {
      for (const colorScheme of ['light', 'dark'] as const) {
        // Taller than any page: the bar of keys at the foot then lies over nothing, and every target is judged whole.
        await page.setViewportSize({ width, height: 6000 })
        await page.emulateMedia({ colorScheme })
        await page.goto(server.address + path)
        await showWhole(page, width)
        const found = await faultsOf(page, more)
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        faults.push(
          ...found.map((fault) => `${path} ${width} ${colorScheme} ${fault}`),
          ...(overflow > 0 ? [`${path} ${width} scrolls sideways by ${overflow}`] : []),
        )
      }
    }
    return faults
  }

  /** Where an old hand must be able to press: links in running text apart. */
  async function smallTargets(page: Page, path: string, least: number): Promise<string[]> {
    await page.setViewportSize({ width: 360, height: 800 })
    await page.goto(server.address + path)
    return page.evaluate(
      (smallest) =>
        [
          ...document.querySelectorAll(
            'main a, main button, main input:not([type=hidden]):not([type=radio]):not([type=checkbox]), main select, main summary, main .choice__card',
          ),
        ]
          .filter(
            (element) =>
              !element.closest(
                'p:not(.ask__eg), dd, li .checklist__why, [hidden], details:not([open]) > :not(summary)',
              ) && !element.classList.contains('sr'),
          )
          .map((element) => ({ element, box: element.getBoundingClientRect() }))
          .filter(({ box }) => box.width > 0 && box.height > 0 && box.height < smallest - 0.5)
          .map(({ element, box }) => `${Math.round(box.height)} ${element.outerHTML.slice(0, 100)}`),
      least,
    )
  }

  it.each(citizenPages)(
    '%s has no fault, at any width, by day and by night',
    async (path) => {
      const page = await aPage()
      expect(await examine(page, path, ['wcag2aaa'])).toEqual([])
      expect(await smallTargets(page, path, 48)).toEqual([])
      await page.context().close()
    },
    60_000,
  )

  it('the desk has no fault: list, new visit, a visit with its form, a dossier', async () => {
    const listed = await officer.evaluate(() =>
      [...document.querySelectorAll<HTMLAnchorElement>('a.line')].map((line) => line.pathname),
    )
    const aDossier = listed.find((path) => path.startsWith('/quay/ho-so/'))!
    const aVisit = await openVisit(officer)
    const faults = []
    for (const path of ['/quay', '/quay/luot', `${aVisit}?q=khai+sinh`, aVisit, aDossier, '/trung-bay'])
      faults.push(...(await examine(officer, path)))
    expect(faults).toEqual([])
  }, 120_000)

  it("the helper's pages have no fault and large keys", async () => {
    await helper.goto(`${server.address}/giup`)
    await press(helper, key('Bà con mới vào'))
    const visit = new URL(helper.url()).pathname
    const faults = [...(await examine(helper, '/giup')), ...(await examine(helper, visit))]
    await helper.goto(server.address + visit)
    await press(helper, 'button:has-text("Đồng ý")')
    faults.push(
      ...(await examine(helper, `${visit}/viec?q=trich+luc`)),
      ...(await smallTargets(helper, `${visit}/viec?q=trich+luc`, 72)),
    )
    await helper.goto(`${server.address}${visit}/viec?q=trich+luc`)
    await press(helper, 'button[value=trich-luc-ho-tich]')
    for (const part of ['cau', 'the', 'dung'])
      faults.push(
        ...(await examine(helper, `${visit}/${part}`)),
        ...(await smallTargets(helper, `${visit}/${part}`, 72)),
      )
    expect(faults).toEqual([])
  }, 120_000)
})
