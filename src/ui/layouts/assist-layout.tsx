import type { ComponentChildren } from 'preact'
import { Icon } from '../components/icon.tsx'
import { WardMark } from '../components/ward-mark.tsx'
import { usePage } from '../page-context.ts'
import { Document } from './document.tsx'

type AssistLayoutProps = {
  title: string
  /** "Số 108, bà Ngữ" */
  who: string
  /** Who helps, by name; shown on the screens in the room only. */
  helper?: string | null
  stop?: string
  layout?: 'assist' | 'hearing'
  islands?: readonly string[]
  children: ComponentChildren
}

/** One question a screen: the wall holds what is asked, the sheet what may be answered. */
export function AssistLayout({
  title,
  who,
  helper,
  stop,
  layout = 'assist',
  islands,
  children,
}: AssistLayoutProps) {
  const { ward, t } = usePage()
  return (
    <Document title={title} density="easy" layout={layout} islands={islands ?? []}>
      <header class="who">
        <WardMark label={ward.name} />
        <b>{who}</b>
        {helper && (
          <span class="helper">
            <Icon name="shirt" />
            {t.assist.helperHere(helper)}
          </span>
        )}
        {stop && (
          <a class="button button--bare quit push" href={stop}>
            {t.assist.stop}
          </a>
        )}
      </header>
      {children}
    </Document>
  )
}
