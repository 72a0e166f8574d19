import type { ComponentChildren } from 'preact'
import { IdleFallback, IdleScreen } from '../components/idle-screen.tsx'
import { unmaskedSeconds } from '../components/masked-number.tsx'
import { usePage } from '../page-context.ts'

type DocumentProps = {
  title: string
  density: 'citizen' | 'easy' | 'desk' | 'hall'
  /** Extra class of the body, naming the layout. */
  layout: string
  islands?: readonly string[]
  /** Nobody's data stays in sight: what the screen does when nobody touches it. */
  idle?: { how: 'leave' | 'cover'; path: string } | undefined
  /** Loaded anew after this page has shown something for its seconds, where scripts do not hide it. */
  again?: string | undefined
  children: ComponentChildren
}

/** The shell of every page. Scripts are the few islands a page names; no inline script, no inline style. */
export function Document(props: DocumentProps) {
  const { title, density, layout, idle, again, children } = props
  const { lang, ward, assets, isAnswer, t } = usePage()
  const islands = [
    ...(isAnswer ? ['forget-sent'] : []),
    ...(props.islands ?? []),
    ...(idle ? ['idle-screen'] : []),
  ]
  return (
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{ward.name ? `${title} · ${ward.name}` : title}</title>
        <link rel="icon" href="data:," />
        {assets['main.css'] && <link rel="stylesheet" href={`/assets/${assets['main.css']}`} />}
        {idle && <IdleFallback path={idle.path} />}
        {again && (
          <noscript>
            <meta http-equiv="refresh" content={`${unmaskedSeconds};url=${again}`} />
          </noscript>
        )}
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
        {idle && <IdleScreen {...idle} />}
      </body>
    </html>
  )
}
