import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

type Found = { id: string; nodes: { html: string }[] }

/** What the examiner of accessibility finds on the page that stands; the page's context must let it in (`bypassCSP`). */
export async function faultsOf(page: Page, more: string[] = []): Promise<string[]> {
  await page.evaluate(axe)
  const found = await page.evaluate(
    async (wanted) => {
      const run = (
        globalThis as unknown as { axe: { run(options: object): Promise<{ violations: Found[] }> } }
      ).axe
      return (await run.run({ runOnly: { type: 'tag', values: wanted } })).violations.map(
        ({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => ({ html })) }),
      )
    },
    [...tags, ...more],
  )
  return found.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 2)
        .map(({ html }) => html.slice(0, 140))
        .join(' | ')}`,
  )
}
