import { h, type VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { PageContext, type PageFacts } from '#ui/page-context.ts'

/** A view becomes a whole document; the context gives every part its words, ward and form secrets. */
export function renderPage(view: VNode, facts: PageFacts): string {
  return '<!doctype html>' + renderToString(h(PageContext.Provider, { value: facts }, view))
}
