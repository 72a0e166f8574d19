import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser, type Locator, type Page } from 'playwright-core'
import { projectRoot } from '#lib/os/project-root.ts'

/** Where the test run found a browser; without one the journeys are skipped, and the run says so. */
export const chromiumPath = process.env.MOTCUA_CHROMIUM ?? '/usr/bin/chromium'
export const hasChromium = existsSync(chromiumPath)

type Elsewhere = { program?: string; home?: string }

/** `more`: switches of this run, such as a camera that shows a film. `elsewhere`: started by another program, in a home of its own. */
export function openBrowser(more: readonly string[] = [], elsewhere: Elsewhere = {}): Promise<Browser> {
  return chromium.launch({
    executablePath: elsewhere.program ?? chromiumPath,
    ...(elsewhere.home ? { env: { ...process.env, HOME: elsewhere.home } } : {}),
    args: [
      ...more,
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/** What can be pressed, by its words: the same words may stand in a sentence too, on one day and not on another. */
export function key(words: string): string {
  return `:is(a, button):has-text("${words}")`
}

/** Presses what leads to another page and waits until that page stands: a slow machine is not a fault of the program. */
export async function press(page: Page, target: string | Locator): Promise<void> {
  const arrived = page.waitForEvent('framenavigated', (frame) => frame === page.mainFrame())
  await Promise.all([arrived, typeof target === 'string' ? page.click(target) : target.click()])
  await page.waitForLoadState('load')
}

const widths = [360, 768, 1280]

/** Pictures of a page at three widths, kept only when somebody wants to look (`MOTCUA_PICTURES=1`). */
export async function picture(page: Page, name: string): Promise<void> {
  if (!process.env.MOTCUA_PICTURES) return
  const dir = join(projectRoot(), 'out', 'pictures')
  mkdirSync(dir, { recursive: true })
  const before = page.viewportSize()!
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 })
    await page.screenshot({ path: join(dir, `${name}-${width}.png`), fullPage: width < 1280 })
  }
  await page.setViewportSize(before)
}
