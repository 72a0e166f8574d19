import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { openDb } from '#db/client.ts'
import { hasChromium, key, openBrowser, picture, press } from './browser.ts'
import { runningServer, type RunningServer } from './running-server.ts'
import { expectHidden, fatherCard, motherCard, officerDesk, typeCode } from './scan-desk.ts'

const bankCode = '00020101021138540010A00000072701240006970436011001234567890208QRIBFTTA53037045802VN6304A1B2'
/** What must be nowhere: the numbers, and runs of the codes themselves. */
const secrets = [motherCard, fatherCard]
  .flatMap((card) => [card.split('|')[0]!, card.split('|').slice(2, 5).join('|')])
  .concat(bankCode)

describe.skipIf(!hasChromium)('what stays of a scanned card', () => {
  let server: RunningServer | undefined
  let browser: Browser
  beforeAll(async () => {
    server = await runningServer()
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })

  /** Whole files, as a stolen disk would be read: the number must not stand in any of them. */
  function filesWith(dir: string, text: string): string[] {
    const wanted = Buffer.from(text)
    return readdirSync(dir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && readFileSync(join(entry.parentPath, entry.name)).includes(wanted))
      .map(({ name }) => name)
  }

  /** Every row of every table, as text and as the bytes it may hide in. */
  async function tablesWith(dataDir: string, text: string): Promise<string[]> {
    const db = await openDb({ dataDir })
    try {
      const { rows: tables } = await db.executeSql(
        `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
      )
      expect(tables.length).toBeGreaterThan(10)
      const found: string[] = []
      for (const { name } of tables) {
        const { rows } = await db.executeSql(
          `select 1 from ${String(name)} r where position($1 in r::text) > 0 or position($2 in r::text) > 0 limit 1`,
          [text, Buffer.from(text).toString('hex')],
        )
        if (rows.length > 0) found.push(String(name))
      }
      return found
    } finally {
      await db.close()
    }
  }

  async function expectAllHidden(page: Page): Promise<void> {
    const html = await page.content()
    for (const card of [motherCard, fatherCard]) expectHidden(html, card)
    expect(html).not.toContain(bankCode)
  }

  it('no screen shows a number, and neither rows nor files hold a code or a number in clear', async () => {
    const officer = await officerDesk(server!, browser, 'Cán bộ thử 1')
    const { page, visit } = await officer.open(browser)
    await typeCode(page, 'father', bankCode)
    await expectAllHidden(page)
    await typeCode(page, 'mother', motherCard.replaceAll(/[^\x20-\x7e]/g, '?'))
    await expectAllHidden(page)
    await typeCode(page, 'mother', motherCard)
    await typeCode(page, 'father', fatherCard)
    expect(await page.textContent('main')).toContain('••• 456')
    await page.locator('.choice:has(input[name="f.applicantIs"][value=mother])').click()
    await page.locator('.choice:has(input[name="f.parentsMarried"][value=no])').click()
    await press(page, '.keys button:has-text("Lưu tờ khai")')
    const answers = {
      'child.fullName': 'Nguyễn Mẫu Quỳnh',
      'child.dateOfBirth': '29/10/2026',
      'child.ethnicity': 'Kinh',
      'child.birthPlace': 'Bệnh viện Đa khoa tỉnh Quảng Trị',
      'child.origin': 'Xã Hướng Hiệp, tỉnh Quảng Trị',
    }
    for (const [key, value] of Object.entries(answers)) await page.fill(`[name="f.${key}"]`, value)
    await page.selectOption('[name="f.child.sex"]', 'female')
    await page.selectOption('[name="f.copies"]', 'no')
    await press(page, '.keys button:has-text("Lưu tờ khai")')
    const still = page.locator('.rail .due--late, .f--stop')
    expect(await still.allTextContents()).toEqual([])
    for (const path of ['/quay', visit, `${visit}?xong=cardRead`]) {
      await page.goto(server!.address + path)
      await expectAllHidden(page)
    }
    await press(page, '.keys a:has-text("Đọc lại")')
    for (;;) {
      await expectAllHidden(page)
      if (!(await page.locator('a.yes').count())) break
      await press(page, 'a.yes')
    }
    await press(page, 'button.yes')
    await page.waitForURL(/xong=readBackAgreed/)
    await expectAllHidden(page)
    await page.context().close()
    const ended = server!
    server = undefined
    await ended.stop(async (dataDir) => {
      for (const secret of secrets) {
        expect(await tablesWith(dataDir, secret)).toEqual([])
        expect(filesWith(dataDir, secret)).toEqual([])
      }
      // The search finds what is there.
      expect(await tablesWith(dataDir, 'khai-sinh')).not.toEqual([])
    })
  }, 120_000)

  it("a helper's card page says what the scan left open, and asks only that", async () => {
    server ??= await runningServer()
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'vi-VN' })
    const page = await context.newPage()
    await page.goto(server.linkOf('Đội viên thử 1'))
    await press(page, 'main button')
    await press(page, key('Bà con mới vào'))
    await press(page, 'button:has-text("Đồng ý")')
    await page.fill('[name=q]', 'sao trích lục khai sinh')
    await press(page, 'main button:has-text("Tìm")')
    await press(page, 'button[value=trich-luc-ho-tich]')
    await page.locator('.choice:has(input[name=value][value=self])').click()
    await press(page, '.keys button')
    await picture(page, 'scan-helper')
    await page.fill('[name=raw]', 'https://dichvucong.gov.vn/x')
    await press(page, 'main button:has-text("Nhận thẻ")')
    expect(await page.textContent('.field__error')).toContain('trang mạng')
    await page.fill('[name=raw]', motherCard.replaceAll(/[^\x20-\x7e]/g, '?').replace('045198', '045189'))
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/cau/)
    expect(await page.textContent('.banner--mind')).toContain('Thẻ quét không rõ: họ tên')
    expect(await page.textContent('.banner--mind')).toContain('Năm sinh trên thẻ khác')
    expect(await page.textContent('h1')).toContain('tên đầy đủ')
    await picture(page, 'scan-helper-doubtful')
    expect(await page.content()).not.toContain('045189000214')
    await page.fill('[name=value]', 'Nguyễn Thị Mẫu Hậu')
    await press(page, '.keys button')
    expect(await page.locator('.banner--mind').count()).toBe(0)
    await context.close()
  }, 120_000)
})
