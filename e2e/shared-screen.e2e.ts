import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromium } from 'playwright-core'
import { chromiumPath, hasChromium, press } from './browser.ts'
import { runningServer, type RunningServer } from './running-server.ts'

const canaries = ['Lò Thị Kim Chim', 'Vừ A Hoàng Yến', '0977000111']

/** Every file under the profile, as the bytes lie there, in the three ways a browser writes text. */
function findIn(folder: string, texts: readonly string[]): string[] {
  const forms = texts.flatMap((text) => [
    { text, bytes: Buffer.from(text, 'utf8') },
    { text, bytes: Buffer.from(text, 'utf16le') },
    { text, bytes: Buffer.from(encodeURIComponent(text)) },
  ])
  const found: string[] = []
  const walk = (path: string): void => {
    for (const name of readdirSync(path)) {
      const file = join(path, name)
      const about = statSync(file, { throwIfNoEntry: false })
      if (about?.isDirectory()) walk(file)
      else if (about?.isFile()) {
        const bytes = readFileSync(file)
        for (const { text, bytes: form } of forms)
          if (bytes.includes(form)) found.push(`${text} in ${file.slice(folder.length)}`)
      }
    }
  }
  walk(folder)
  return [...new Set(found)]
}

describe.skipIf(!hasChromium)('a machine many people use', () => {
  let server: RunningServer
  const profile = mkdtempSync(join(tmpdir(), 'motcua-profile-'))
  beforeAll(async () => {
    server = await runningServer()
  })
  afterAll(async () => {
    await server?.stop()
    rmSync(profile, { recursive: true, force: true })
  })

  it('holds nothing of anybody on its disk after signing out', async () => {
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: chromiumPath,
      args: ['--no-sandbox'],
      locale: 'vi-VN',
    })
    const page = await context.newPage()
    await page.goto(server.linkOf('Cán bộ thử 1'))
    await press(page, 'main button')
    await page.waitForURL((url) => !url.pathname.startsWith('/vao'))
    await page.goto(`${server.address}/quay/luot`)
    await page.fill('[name=fullName]', canaries[0]!)
    await page.fill('[name=onBehalfOf]', canaries[1]!)
    await press(page, '.keys button')
    await page.waitForURL(/luot\/[^/]+$/)
    // The names were really there to be kept.
    expect(await page.textContent('body')).toContain(canaries[0])
    const visit = page.url()
    await page.fill('input[name=asked]', canaries[2]!)
    await page.press('input[name=asked]', 'Enter')
    await page.waitForLoadState()
    await page.goto(visit)
    await page.goto(`${server.address}/quay`)
    await press(page, 'form[action="/ra"] button')
    await page.waitForURL(`${server.address}/`)
    await context.close()
    expect(readdirSync(profile).length).toBeGreaterThan(3)
    expect(findIn(profile, canaries)).toEqual([])
  }, 120_000)

  it('notices what a browser would keep: the same search finds a text that lies there', () => {
    expect(findIn(profile, ['motcua-profile-that-is-nowhere'])).toEqual([])
    expect(findIn(profile, ['Chromium', 'chrome', 'History']).length).toBeGreaterThan(0)
  })
})
