import type { ComponentChildren } from 'preact'
import { Form } from '../components/form.tsx'
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
  /** Where she says "no more help": one key, as her yes was. */
  withdraw?: string | undefined
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
  withdraw,
  layout = 'assist',
  islands,
  children,
}: AssistLayoutProps) {
  const { ward, t } = usePage()
  return (
    <Document
      title={title}
      density="easy"
      layout={layout}
      islands={islands ?? []}
      idle={{ how: 'cover', path: '/giup?het=1' }}
    >
      <header class="who">
        <WardMark label={ward.name} />
        <b>{who}</b>
        {helper && (
          <span class="helper">
            <Icon name="shirt" />
            {t.assist.helperHere(helper)}
          </span>
        )}
        {helper && withdraw && (
          <Form action={withdraw}>
            <button class="button button--bare quit">{t.privacy.withdrawHelp}</button>
          </Form>
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
