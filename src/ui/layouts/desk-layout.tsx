import type { ComponentChildren } from 'preact'
import { DeskLock } from '../components/desk-lock.tsx'
import { may } from '#domain/access/action.ts'
import { Form } from '../components/form.tsx'
import { WardMark } from '../components/ward-mark.tsx'
import { usePage } from '../page-context.ts'
import { Document } from './document.tsx'

type DeskLayoutProps = {
  title: string
  counter: string
  work: ComponentChildren
  rail?: ComponentChildren
  keys?: ComponentChildren
  islands?: readonly string[]
  /** What was just looked for, kept in its box. */
  asked?: string | undefined
  /** Loaded anew after a number was shown long enough, where scripts do not hide it. */
  again?: string | undefined
  children: ComponentChildren
}

/** The officer's desk: work list · the visit in hand · what to mind. Only the three panes scroll. */
export function DeskLayout(props: DeskLayoutProps) {
  const { title, counter, work, rail, keys, islands, asked, again, children } = props
  const { ward, t } = usePage()
  return (
    <Document
      title={title}
      density="desk"
      layout={rail ? 'desk' : 'desk desk--wide'}
      islands={['keyboard-keys', 'desk-lock', ...(islands ?? [])]}
      again={again}
    >
      <header class="top">
        <a class="top__home" href="/quay">
          <WardMark label={ward.name} />
        </a>
        <b>{counter}</b>
        <DeskSearch asked={asked} />
        <SignedIn />
      </header>
      <nav class="work" aria-label={t.desk.title}>
        {work}
      </nav>
      <main class="visit" id="noi-dung" tabIndex={-1}>
        {children}
      </main>
      {rail && <aside class="rail">{rail}</aside>}
      {keys && <footer class="toolbar keys">{keys}</footer>}
    </Document>
  )
}

function DeskSearch({ asked }: { asked: string | undefined }) {
  const { t, signedIn } = usePage()
  const words = signedIn && may(signedIn, 'person.find') ? t.find.box : t.find.boxCodes
  return (
    <Form action="/quay/tim" class="row push desk-search">
      <label class="sr" for="tim-ma">
        {words}
      </label>
      <input class="control" id="tim-ma" name="asked" value={asked} placeholder={words} data-key="F2" />
      <kbd>F2</kbd>
    </Form>
  )
}

function SignedIn() {
  const { signedIn, now, t } = usePage()
  return (
    <>
      <a class="top__who" href="/tai-khoan">
        {signedIn?.name}
      </a>
      <DeskLock />
      <Form action="/ra">
        <button class="button button--bare">{t.kit.signOut}</button>
      </Form>
      <b>{now.slice(11, 16)}</b>
    </>
  )
}
