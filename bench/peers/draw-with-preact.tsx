import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { PageContext } from '../../src/ui/page-context.ts'
import { DeskHomePage } from '../../src/web/desk/home.page.tsx'
import { facts, view } from './desk-view.tsx'

export function draw(): string {
  return renderToString(h(PageContext.Provider, { value: facts }, h(DeskHomePage, { view })))
}
