import type { ComponentChildren } from 'preact'
import { WardMark } from '../components/ward-mark.tsx'
import { usePage } from '../page-context.ts'
import { Document } from './document.tsx'

type CitizenLayoutProps = {
  title: string
  /** What day it is at this desk, over the door: "Thứ Ba 17/11: Ngày không viết". */
  sign?: string | undefined
  islands?: readonly string[]
  children: ComponentChildren
}

/** Public pages: the ward's wall above, its address below. */
export function CitizenLayout({ title, sign, islands, children }: CitizenLayoutProps) {
  const { isShared, path } = usePage()
  return (
    <Document
      title={title}
      density="citizen"
      layout="citizen"
      islands={islands ?? []}
      idle={isShared && path !== '/' ? { how: 'leave', path: '/' } : undefined}
    >
      <WardHeader sign={sign} />
      {children}
      <WardFoot />
    </Document>
  )
}

function WardHeader({ sign }: { sign?: string | undefined }) {
  const { ward, t, lang, path, reach } = usePage()
  const other = lang === 'vi' ? 'en' : 'vi'
  return (
    <header class="ward">
      <div class="ward__bar">
        <HomeLink isOpen={reach !== 'enrolment'}>
          <WardMark />
          <span>
            <b>{ward.name}</b>
            <small>{t.ui.desk}</small>
          </span>
        </HomeLink>
        <nav class="ward__nav" aria-label={t.ui.display}>
          <a href={`${path}?lang=${other}`} lang={other} hreflang={other}>
            {t.ui.otherLang}
            <span class="sr">, {t.ui.otherLangSay}</span>
          </a>
        </nav>
      </div>
      {sign && <p class="sign">{sign}</p>}
    </header>
  )
}

/** While a device is being connected there is no first page to go to yet. */
function HomeLink({ isOpen, children }: { isOpen: boolean; children: ComponentChildren }) {
  return isOpen ? (
    <a class="ward__name" href="/">
      {children}
    </a>
  ) : (
    <span class="ward__name">{children}</span>
  )
}

function WardFoot() {
  const { ward, t } = usePage()
  return (
    <footer class="foot">
      <div class="foot__in">
        <div>
          <b>{t.ui.centre(ward.name)}</b>
          {ward.address && (
            <>
              <br />
              {ward.address}
            </>
          )}
          {ward.phone && (
            <>
              <br />
              {t.ui.call}:{' '}
              <a class="num" href={`tel:${ward.phone.replaceAll(' ', '')}`}>
                {ward.phone}
              </a>
            </>
          )}
        </div>
        <p class="small">
          {t.citizen.notOfficial}
          <br />
          <a href="/du-lieu-cua-toi">{t.privacy.mine.footer}</a>
        </p>
      </div>
    </footer>
  )
}
