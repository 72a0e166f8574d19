import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { extractText, getDocumentProxy } from 'unpdf'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { hasChromium, key, openBrowser, picture, press } from './browser.ts'
import { runningServer, type RunningServer } from './running-server.ts'

const motherCard = '045198000214||Nguyễn Thị Mẫu Hậu|05091998|Nữ|Khu phố 4, Đông Hà, Quảng Trị|12072021||||'
const child = 'Nguyễn Mẫu Quỳnh'

describe.skipIf(!hasChromium)('one visit in a browser', () => {
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

  async function aWindow(
    javaScriptEnabled: boolean,
  ): Promise<{ page: Page; context: BrowserContext; complaints: string[] }> {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      locale: 'vi-VN',
      javaScriptEnabled,
    })
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
        complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    return { page, context, complaints }
  }

  async function signIn(page: Page, name: string): Promise<void> {
    await page.goto(server.linkOf(name))
    await press(page, 'main button')
    await page.waitForURL((url) => !url.pathname.startsWith('/vao'))
  }

  async function paperAt(context: BrowserContext, path: string): Promise<string> {
    const answer = await context.request.get(server.address + path)
    expect(answer.status()).toBe(200)
    expect(answer.headers()['content-type']).toBe('application/pdf')
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(await answer.body())), {
      mergePages: true,
    })
    return text.normalize('NFC').replace(/\s+/g, ' ')
  }

  async function fill(page: Page, answers: Record<string, string>): Promise<void> {
    for (const [key, value] of Object.entries(answers)) {
      const control = page.locator(`[name="f.${key}"]:not([type=checkbox]):not([type=radio])`)
      if ((await control.evaluate((element) => element.tagName)) === 'SELECT')
        await control.selectOption(value)
      else await control.fill(value)
    }
  }

  async function choose(page: Page, name: string, value: string): Promise<void> {
    await page.locator(`.choice:has(input[name="${name}"][value="${value}"])`).click()
  }

  it.each([true, false])(
    'from the door to the signed paper, scripts %s',
    async (javaScriptEnabled) => {
      const { page, context, complaints } = await aWindow(javaScriptEnabled)
      const seen = (name: string) => (javaScriptEnabled ? picture(page, name) : Promise.resolve())

      await page.goto(server.address)
      await seen('home')
      await page.fill('#q', 'lam khai sinh cho chau')
      await press(page, '.ask button')
      await seen('found')
      await press(page, 'main a:has-text("Đăng ký khai sinh") >> nth=0')
      expect(await page.textContent('h1')).toBe('Đăng ký khai sinh')
      await seen('procedure')

      await signIn(page, javaScriptEnabled ? 'Cán bộ thử 1' : 'Cán bộ thử 2')
      await seen('desk')
      await press(page, key('Lượt mới'))
      await page.fill('[name=fullName]', 'Nguyễn Thị Mẫu Hậu')
      await seen('new-visit')
      await press(page, '.keys button')
      const visit = new URL(page.url()).pathname
      await page.fill('main #q', 'làm khai sinh cho con')
      await press(page, 'main button:has-text("Tìm")')
      await seen('need')
      await press(page, 'main button:has-text("Chọn") >> nth=0')
      await page
        .locator('.papers tr', { hasText: 'Giấy chứng sinh' })
        .locator('.choice', { hasText: 'Có' })
        .click()
      await seen('papers')
      await press(page, key('Giấy tờ đã kiểm xong'))

      await page.selectOption('select[name=role]', 'mother')
      await page.fill('[name=raw]', motherCard.replaceAll(/[^\x20-\x7e]/g, '?'))
      await press(page, 'main button:has-text("Nhận thẻ")')
      expect(await page.textContent('main')).toContain('Hỏi và gõ lại')
      await page.selectOption('select[name=role]', 'mother')
      await page.fill('[name=raw]', motherCard)
      await press(page, 'main button:has-text("Nhận thẻ")')
      expect(await page.textContent('main')).toContain('Nguyễn Thị Mẫu Hậu')
      expect(await page.content()).not.toContain('045198000214')

      await choose(page, 'f.parentsOnPaper', 'motherOnly')
      await choose(page, 'f.applicantIs', 'mother')
      await press(page, '.keys button:has-text("Lưu tờ khai")')
      await fill(page, {
        'child.fullName': child,
        'child.dateOfBirth': '31/02/2026',
        'child.sex': 'female',
        'child.ethnicity': 'Kinh',
        'child.birthPlace': 'Bệnh viện Đa khoa tỉnh Quảng Trị',
        'child.origin': 'Xã Hướng Hiệp, tỉnh Quảng Trị',
        copies: 'yes',
      })
      await press(page, '.keys button:has-text("Lưu tờ khai")')
      expect(await page.textContent('.errors')).toContain('không có thật')
      expect(await page.inputValue('[name="f.child.dateOfBirth"]')).toBe('31/02/2026')
      expect((await page.inputValue('[name="f.child.fullName"]')).toUpperCase()).toBe(child.toUpperCase())
      await seen('form-wrong')
      await fill(page, { 'child.dateOfBirth': '29/10/2026', copyCount: '2' })
      await press(page, '.keys button:has-text("Lưu tờ khai")')
      await seen('form')
      if (javaScriptEnabled) {
        await page.keyboard.press('Alt+3')
        expect(
          await page.locator('details:has(> summary[data-key="Alt 3"])').getAttribute('open'),
        ).not.toBeNull()
        expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe(
          'f.child.fullName',
        )
        await seen('form-open')
      }

      await press(page, '.keys a:has-text("Đọc lại")')
      await seen('read-back')
      while (await page.locator('a.yes').count()) await press(page, 'a.yes')
      await seen('read-back-last')
      await press(page, 'button.yes')
      await page.waitForURL(/xong=readBackAgreed/)
      expect(await paperAt(context, `${visit}/to-khai.pdf`)).toContain('BẢN NHÁP')

      const [paper] = await Promise.all([
        context.waitForEvent('page'),
        page.click('.keys button:has-text("In tờ khai")'),
      ])
      await paper.close()
      const form = await paperAt(context, `${visit}/to-khai.pdf`)
      expect(form).toContain(child.toUpperCase())
      expect(form).not.toMatch(/BẢN NHÁP|…{3}/)
      expect(form).toContain('BẢN THỬ')

      await page.goto(server.address + visit)
      await seen('ready-to-receive')
      await press(page, '.keys a:has-text("Tiếp nhận")')
      await seen('receive')
      await press(page, '.keys button:has-text("Tiếp nhận")')
      await page.waitForURL(/quay\/ho-so/)
      const dossier = new URL(page.url()).pathname
      const code = /MC [0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{5}/.exec((await page.textContent('.rail'))!)![0]
      await seen('dossier')
      expect(await paperAt(context, `${dossier}/phieu.pdf`)).toContain('PHIẾU THEO DÕI TẠI QUẦY')
      await page.fill('[name=officialCode]', `H50.22-261117-${javaScriptEnabled ? '0001' : '0002'}`)
      await press(page, key('Ghi mã'))
      const slip = await paperAt(context, `${dossier}/phieu.pdf`)
      expect(slip).toContain('GIẤY TIẾP NHẬN HỒ SƠ')
      expect(slip).toContain('H50.22-261117-')

      const signer = await aWindow(javaScriptEnabled)
      await signIn(signer.page, javaScriptEnabled ? 'Người ký thử' : 'Chủ tịch thử')
      await signer.page.goto(server.address + dossier)
      await signer.page.locator('.choice', { hasText: 'Đồng ý giải quyết' }).click()
      await signer.page.fill('[name=resultNumber]', '112')
      await press(signer.page, 'main button:has-text("Ghi đã ký")')
      await signer.context.close()

      await page.goto(server.address + dossier)
      await choose(page, 'authority', 'self')
      await seen('hand-over')
      await press(page, 'main button:has-text("Trả kết quả")')
      await page.waitForURL(/xong=handedOver/)
      expect(await paperAt(context, `${dossier}/bien-nhan.pdf`)).toContain('BIÊN NHẬN TRẢ KẾT QUẢ')
      await press(page, key('Mời đánh giá'))
      await seen('rating')
      await press(page, 'main button:has-text("Rất hài lòng")')
      expect(await page.textContent('h1')).toContain('Cảm ơn')

      const citizen = await aWindow(javaScriptEnabled)
      await citizen.page.goto(server.address)
      await citizen.page.fill('#ma', code.toLowerCase())
      await press(citizen.page, 'main button:has-text("Xem hồ sơ")')
      expect(await citizen.page.textContent('h1')).toBe('Đã trả kết quả')
      expect(await citizen.page.content()).not.toContain('Mẫu Hậu')
      if (javaScriptEnabled) await picture(citizen.page, 'my-dossier')
      await citizen.context.close()
      expect(complaints).toEqual([])
      await context.close()
    },
    120_000,
  )

  it('a helper asks one question a screen, goes back, leaves one to the officer, and the officer undoes', async () => {
    const { page, context, complaints } = await aWindow(true)
    await signIn(page, 'Đội viên thử 1')
    await picture(page, 'assist-waiting')
    await press(page, key('Bà con mới vào'))
    await picture(page, 'assist-consent')
    await press(page, 'button:has-text("Đồng ý")')
    await page.fill('[name=q]', 'sao trích lục khai sinh')
    await press(page, 'main button:has-text("Tìm")')
    await picture(page, 'assist-need')
    await press(page, 'button[value=trich-luc-ho-tich]')
    await picture(page, 'assist-question')
    expect(await page.textContent('h1')).toContain('cho mình')
    await choose(page, 'value', 'self')
    await press(page, '.keys button')
    await picture(page, 'assist-card')
    await press(page, key('Không có thẻ ở đây'))
    expect(await page.textContent('h1')).toContain('tên đầy đủ')
    await press(page, '.keys button')
    expect(await page.textContent('.field__error')).toBeTruthy()
    await page.fill('[name=value]', 'Lê Thị Thử Ữ Ỗ Ặ')
    await press(page, '.keys button')
    await press(page, '.keys a')
    expect(await page.inputValue('[name=value]')).toBe('Lê Thị Thử Ữ Ỗ Ặ')
    await press(page, '.keys button')
    const asked = await page.textContent('h1')
    await press(page, key('Tôi không biết'))
    expect(await page.textContent('h1')).not.toBe(asked)
    await picture(page, 'assist-text')
    expect(complaints).toEqual([])
    await context.close()
  }, 60_000)
})
