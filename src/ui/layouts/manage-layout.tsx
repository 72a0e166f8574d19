import type { ComponentChildren } from 'preact'
import { DeskLock } from '../components/desk-lock.tsx'
import { Form } from '../components/form.tsx'
import { WardMark } from '../components/ward-mark.tsx'
import { usePage } from '../page-context.ts'
import { Document } from './document.tsx'

type ManageLayoutProps = {
  title: string
  menu: { path: string; name: string; isHere: boolean }[]
  islands: readonly string[]
  children: ComponentChildren
}

/** Looking after the ward: a menu at the side, one page beside it. Everything else stays at the desk. */
export function ManageLayout({ title, menu, islands, children }: ManageLayoutProps) {
  const { ward, signedIn, now, t } = usePage()
  return (
    <Document
      title={title}
      density="desk"
      layout="manage"
      islands={['keyboard-keys', 'desk-lock', ...islands]}
    >
      <header class="top">
        <a class="top__home" href="/bat-dau">
          <WardMark label={ward.name} />
        </a>
        <b>{t.manage.title}</b>
        <span class="top__who push">{signedIn?.name}</span>
        <DeskLock />
        <Form action="/ra">
          <button class="button button--bare">{t.kit.signOut}</button>
        </Form>
        <b>{now.slice(11, 16)}</b>
      </header>
      <nav class="manage__menu" aria-label={t.manage.title}>
        <ul>
          {menu.map(({ path, name, isHere }) => (
            <li key={path}>
              <a href={path} aria-current={isHere ? 'page' : undefined}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <main class="manage__page" id="noi-dung" tabIndex={-1}>
        {children}
      </main>
    </Document>
  )
}
