import type { ComponentChildren } from 'preact'
import { usePage } from '../page-context.ts'

type DocumentProps = {
  title: string
  density: 'citizen' | 'easy' | 'desk' | 'hall'
  /** Extra class of the body, naming the layout. */
  layout: string
  islands?: readonly string[]
  children: ComponentChildren
}

/** The shell of every page. Scripts are the few islands a page names; no inline script, no inline style. */
export function Document({ title, density, layout, islands = [], children }: DocumentProps) {
  const { lang, ward, assets, t } = usePage()
  return (
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{ward.name ? `${title} · ${ward.name}` : title}</title>
        <link rel="icon" href="data:," />
        {assets['main.css'] && <link rel="stylesheet" href={`/assets/${assets['main.css']}`} />}
        {islands.map(
          (name) =>
            assets[`${name}.js`] && (
              <script key={name} type="module" src={`/assets/${assets[`${name}.js`]}`} />
            ),
        )}
      </head>
      <body data-density={density} class={layout}>
        <a class="skip" href="#noi-dung">
          {t.ui.skip}
        </a>
        {ward.isDemo && (
          <section class="demo-band" aria-label={t.ui.demoLabel}>
            {t.ui.demoBand}
          </section>
        )}
        {children}
      </body>
    </html>
  )
}
