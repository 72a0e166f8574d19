import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { hasChromium, key, openBrowser, picture, press } from './browser.ts'
import { runningServer, type RunningServer } from './running-server.ts'
import {
  expectHidden,
  expectRead,
  fatherCard,
  motherCard,
  officerDesk,
  olderCard,
  sourceOf,
  typeCode,
  type OfficerDesk,
} from './scan-desk.ts'
import { codePicture, photographOf, writeFilm } from './scan-pictures.ts'
import { brokenChunks, standInForSerial, type ScannerDesk } from './serial-stand-in.ts'

describe.skipIf(!hasChromium)('a card at the desk', () => {
  let server: RunningServer
  let browser: Browser
  let officer: OfficerDesk
  beforeAll(async () => {
    server = await runningServer()
    // A camera that stands in, and nobody to allow it.
    browser = await openBrowser(['--use-fake-device-for-media-stream'])
    officer = await officerDesk(server, browser, 'Cán bộ thử 1')
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })

  const status = (page: Page) => page.locator('scan-box [role=status]')
  const showPicture = (page: Page, buffer: Buffer, mimeType = 'image/png') =>
    page.setInputFiles('[data-picture]', { name: 'ma-qr', mimeType, buffer })

  describe('from a picture file', () => {
    it.each([
      ['seven fields', fatherCard],
      ['eleven fields', motherCard],
      ['six fields', olderCard],
    ])(
      'reads a clean picture: %s',
      async (_, card) => {
        const { page, complaints } = await officer.open(browser)
        await page.selectOption('select[name=role]', 'mother')
        await showPicture(page, await codePicture(card))
        await expectRead(page, 'mother', card)
        expect(complaints).toEqual([])
        await page.context().close()
      },
      60_000,
    )

    it('reads a turned, slanted, grainy photograph, and keeps what was typed beside', async () => {
      const { page, complaints } = await officer.open(browser)
      await picture(page, 'scan-before')
      const blank = await page.context().newPage()
      const photograph = await photographOf(blank, await codePicture(motherCard))
      await blank.close()
      await page.fill('[name="f.child.fullName"]', 'Nguyễn Mẫu Quỳnh')
      await page.selectOption('select[name=role]', 'mother')
      await showPicture(page, photograph, 'image/jpeg')
      await expectRead(page, 'mother', motherCard)
      expect((await page.inputValue('[name="f.child.fullName"]')).toUpperCase()).toBe('NGUYỄN MẪU QUỲNH')
      expect(await sourceOf(page, 'child.fullName')).toBe('gõ')
      expect(await page.textContent('.scan-fold .sec__gist')).toBe('mẹ của bé')
      expect(await page.isVisible('[name=raw]')).toBe(false)
      await picture(page, 'scan-read')
      expect(complaints).toEqual([])
      await page.context().close()
    }, 60_000)

    it('says kindly that a picture has no code or that a file is no picture, and loses nothing', async () => {
      const { page, complaints } = await officer.open(browser)
      await page.fill('[name="f.child.fullName"]', 'Nguyễn Mẫu Quỳnh')
      await showPicture(page, await page.screenshot())
      await status(page).getByText('Chưa thấy mã QR trong ảnh').waitFor()
      await picture(page, 'scan-not-seen')
      await showPicture(page, Buffer.from('Không phải ảnh'), 'text/plain')
      await status(page).getByText('Tệp này không phải ảnh').waitFor()
      expect(await page.inputValue('[name="f.child.fullName"]')).toBe('Nguyễn Mẫu Quỳnh')
      await page.selectOption('select[name=role]', 'mother')
      await showPicture(page, await codePicture(motherCard))
      await expectRead(page, 'mother', motherCard)
      expect(complaints).toEqual([])
      await page.context().close()
    }, 60_000)
  })

  describe('by camera', () => {
    it('reads the code before it and puts its light out', async () => {
      const dir = mkdtempSync(join(tmpdir(), 'motcua-film-'))
      const film = join(dir, 'card.y4m')
      writeFilm(film, motherCard)
      const watching = await openBrowser([
        '--use-fake-ui-for-media-stream',
        '--use-fake-device-for-media-stream',
        `--use-file-for-fake-video-capture=${film}`,
      ])
      try {
        const { page, complaints, ...desk } = await officer.window(watching)
        await page.addInitScript(() => {
          const asked = MediaDevices.prototype.getUserMedia
          MediaDevices.prototype.getUserMedia = async function (wanted) {
            const stream = await asked.call(this, wanted)
            const note = () =>
              sessionStorage.setItem(
                'light',
                stream
                  .getTracks()
                  .map((track) => track.readyState)
                  .join(' '),
              )
            note()
            document.addEventListener('submit', note, { capture: true })
            return stream
          }
        })
        await officer.visit({ page, complaints, ...desk })
        await page.selectOption('select[name=role]', 'mother')
        await page.click(key('Dùng camera'))
        await expectRead(page, 'mother', motherCard)
        expect(await page.evaluate(() => sessionStorage.getItem('light'))).toBe('ended')
        expect(complaints).toEqual([])
      } finally {
        await watching.close()
        rmSync(dir, { recursive: true, force: true })
      }
    }, 60_000)

    it('says what to do when the camera is not allowed', async () => {
      const { page, complaints } = await officer.open(browser)
      await page.click(key('Dùng camera'))
      await status(page).getByText('Trình duyệt chưa được phép dùng camera').waitFor()
      expect(await page.isVisible('video')).toBe(false)
      expect(await page.textContent('[data-camera]')).toBe('Dùng camera')
      expect(complaints).toEqual([])
      await page.context().close()
    }, 60_000)
  })

  describe('by a scanner on a port', () => {
    const scannerOf = (page: Page) => ({
      plugIn: () =>
        page.evaluate(() => (globalThis as unknown as { scannerDesk: ScannerDesk }).scannerDesk.plugIn()),
      pullOut: () =>
        page.evaluate(() => (globalThis as unknown as { scannerDesk: ScannerDesk }).scannerDesk.pullOut()),
      send: (text: string) =>
        page.evaluate(
          (chunks) => (globalThis as unknown as { scannerDesk: ScannerDesk }).scannerDesk.send(chunks),
          brokenChunks(text),
        ),
    })

    it.each([
      ['CR', '\r'],
      ['CR LF', '\r\n'],
      ['a pause', ''],
    ])(
      'reads raw bytes cut inside letters, ended by %s, and the next card without asking again',
      async (_, ending) => {
        const desk = await officer.window(browser)
        await standInForSerial(desk.page)
        const { page, complaints } = await officer.visit(desk)
        const scanner = scannerOf(page)
        await page.click(key('Nối máy quét'))
        await status(page).getByText('Chưa chọn máy quét nào').waitFor()
        await scanner.plugIn()
        await page.click(key('Nối máy quét'))
        await status(page).getByText('Máy quét đã nối').waitFor()
        await page.selectOption('select[name=role]', 'mother')
        await scanner.send(motherCard + ending)
        await expectRead(page, 'mother', motherCard)
        await status(page).getByText('Máy quét đã nối').waitFor({ state: 'attached' })
        await page.click('.scan-fold summary')
        await page.selectOption('select[name=role]', 'father')
        await page.click('.scan-fold summary')
        await scanner.send(fatherCard + ending)
        await expectRead(page, 'father', fatherCard)
        expect(await page.textContent('.scan-fold .sec__gist')).toBe('mẹ của bé, cha của bé')
        expect(complaints).toEqual([])
        await page.context().close()
      },
      60_000,
    )

    it('notices that the scanner is pulled out and connects by itself when it is back', async () => {
      const desk = await officer.window(browser)
      await standInForSerial(desk.page)
      const { page, complaints } = await officer.visit(desk)
      const scanner = scannerOf(page)
      await scanner.plugIn()
      await page.click(key('Nối máy quét'))
      await status(page).getByText('Máy quét đã nối').waitFor()
      await scanner.send('045198000214||Nguy')
      await scanner.pullOut()
      await status(page).getByText('Máy quét bị rút ra').waitFor()
      await scanner.plugIn()
      await status(page).getByText('Máy quét đã nối').waitFor()
      await page.selectOption('select[name=role]', 'mother')
      await scanner.send(`${motherCard}\r`)
      await expectRead(page, 'mother', motherCard)
      expect(complaints).toEqual([])
      await page.context().close()
    }, 60_000)
  })

  describe('by a keyboard-type scanner', () => {
    it.each([true, false])(
      'takes the keys as they come and Enter at the end, scripts %s',
      async (javaScriptEnabled) => {
        const { page, complaints } = await officer.open(browser, javaScriptEnabled)
        await page.selectOption('select[name=role]', 'mother')
        await page.focus('[name=raw]')
        await page.keyboard.type(motherCard)
        await page.keyboard.press('Enter')
        await expectRead(page, 'mother', motherCard)
        expect(complaints).toEqual([])
        await page.context().close()
      },
      60_000,
    )

    it('keeps number, dates and sex of what an input method rewrote, and asks for the marked rest', async () => {
      const { page, complaints } = await officer.open(browser)
      await page.selectOption('select[name=role]', 'mother')
      await page.focus('[name=raw]')
      await page.keyboard.type(
        '045198000214||Nguyênx Thị Mẫuu Hậu|05091998|Nuwx|Khu phoos 4, DDoong Haf, Quarng Trij|12072021||||',
      )
      await page.keyboard.press('Enter')
      const name = page.locator('.f:has([name="f.mother.fullName"])')
      await page.waitForURL(/xong=cardRead/)
      expect(await page.textContent('main')).toContain('Thẻ quét không rõ: họ tên. Hỏi')
      expect(await name.getAttribute('class')).toContain('f--mind')
      expect(await name.textContent()).toContain('Thẻ quét không rõ chỗ này')
      expect(await page.inputValue('[name="f.mother.fullName"]')).toBe('')
      expect(await page.inputValue('[name="f.mother.dateOfBirth"]')).toBe('05/09/1998')
      expect(await page.textContent('main')).toMatch(/••• 214.{0,40}12\/07\/2021/)
      expect(await page.isVisible('[name=raw]')).toBe(true)
      await picture(page, 'scan-doubtful')
      await page.fill('[name="f.mother.fullName"]', 'Nguyễn Thị Mẫu Hậu')
      await press(page, '.keys button:has-text("Lưu tờ khai")')
      expect(await name.getAttribute('class')).toBe('f')
      expect(await sourceOf(page, 'mother.fullName')).toBe('gõ')
      expectHidden(await page.content(), motherCard)
      expect(complaints).toEqual([])
      await page.context().close()
    }, 60_000)
  })

  it.each([true, false])(
    'everything may be typed by hand, scripts %s',
    async (javaScriptEnabled) => {
      const { page, complaints } = await officer.open(browser, javaScriptEnabled)
      expect(await page.locator('[data-tools]').isVisible()).toBe(javaScriptEnabled)
      const typed = { fullName: 'Nguyễn Thị Mẫu Hậu', dateOfBirth: '05/09/1998', idNumber: '045198000214' }
      for (const [name, value] of Object.entries(typed))
        await page.fill(`[name="f.mother.${name}"]:not([type=checkbox])`, value)
      await press(page, '.keys button:has-text("Lưu tờ khai")')
      expect(await page.textContent('main')).toContain('••• 214')
      expectHidden(await page.content(), motherCard)
      await page.fill('[name="f.mother.dateOfBirth"]', '05/09/1989')
      await press(page, '.keys button:has-text("Lưu tờ khai")')
      expect(await page.textContent('.rail')).toContain('Năm sinh khác với năm trong số định danh')
      expect(complaints).toEqual([])
      await page.context().close()
    },
    60_000,
  )

  it('warns when the number tells another century, year or sex, and still takes the card', async () => {
    const { page } = await officer.open(browser)
    const year = 'Năm sinh trên thẻ khác với năm trong số định danh'
    const sex = 'Giới tính trên thẻ khác với số định danh'
    for (const [number, said, unsaid] of [
      ['045398000214', year, sex],
      ['045189000214', year, sex],
      ['045098000214', sex, year],
    ] as const) {
      await typeCode(page, 'mother', motherCard.replace('045198000214', number))
      const told = await page.textContent('.notice')
      expect(told).toContain(said)
      expect(told).not.toContain(unsaid)
      expect(await page.inputValue('[name="f.mother.fullName"]')).toBe('Nguyễn Thị Mẫu Hậu')
    }
    expect(await page.locator('.f:has-text("••• 214")').getAttribute('class')).toContain('f--mind')
    await picture(page, 'scan-warning')
    await page.context().close()
  }, 60_000)

  const otherCodes = [
    [
      '00020101021138540010A00000072701240006970436011001234567890208QRIBFTTA53037045802VN6304A1B2',
      'mã chuyển tiền (VietQR)',
    ],
    ['https://dichvucong.gov.vn/thu-tuc/1', 'một trang mạng'],
    ['eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwiaWF0IjoxNTE2fQ', 'dùng một lần trên VNeID'],
    ['450123456789|LÊ VĂN THỬ|01/01/1990|B2|01/02/2020', 'giấy phép lái xe'],
    ['GD4454523123456|4e677579e1bb856e|01/01/1990|1|', 'thẻ bảo hiểm y tế'],
    ['MC 4F7K-2QZ9-8RTBW', 'mã theo dõi của phường'],
    ['xin chào bà con', 'không phải mã của thẻ'],
  ] as const

  it('names what is no card, keeps nothing of it, and goes on looking', async () => {
    const { page, complaints } = await officer.open(browser)
    await page.fill('[name="f.child.fullName"]', 'Nguyễn Mẫu Quỳnh')
    for (const [code, named] of otherCodes) {
      await showPicture(page, await codePicture(code))
      await page.locator('.notice [role=alert]').getByText(named).waitFor()
      expect(await page.content()).not.toContain(code)
      expect((await page.inputValue('[name="f.child.fullName"]')).toUpperCase()).toBe('NGUYỄN MẪU QUỲNH')
    }
    await picture(page, 'scan-refused')
    await page.selectOption('select[name=role]', 'mother')
    await showPicture(page, await codePicture(motherCard))
    await expectRead(page, 'mother', motherCard)
    expect(complaints).toEqual([])
    await page.context().close()
  }, 60_000)
})
