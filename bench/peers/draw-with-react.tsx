import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { PageContext } from '../../src/ui/page-context.ts'
import { DeskHomePage } from '../../src/web/desk/home.page.tsx'
import { facts, view } from './desk-view.tsx'

export function draw(): string {
  return renderToStaticMarkup(
    createElement(PageContext.Provider, { value: facts }, createElement(DeskHomePage, { view })),
  )
}
