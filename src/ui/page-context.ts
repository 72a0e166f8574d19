import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { vi } from '#i18n/vi.ts'
import type { Reach } from '#domain/access/reach.ts'
import type { Role } from '#domain/access/role.ts'
import type { Words } from '#i18n/words.ts'

export type Lang = 'vi' | 'en'

/** What every page knows without being told: its words, its ward, who is signed in, and what a form must carry. */
export type PageFacts = {
  lang: Lang
  t: Words
  ward: { name: string; provinceName: string; isDemo: boolean; phone: string; address: string }
  /** The path asked for, for the language links and `aria-current`. */
  path: string
  /** Scheme and host people reach this page at, for codes printed on paper. */
  origin: string
  /** Scheme and host this page is at: what a passkey belongs to. */
  site: string
  /** How this request came. */
  reach: Reach
  signedIn: {
    name: string
    title: string
    roles: readonly Role[]
    counter: string | null
    /** Whether a locked screen asks for her passphrase; where nobody has one yet, a press is enough. */
    hasPassphrase: boolean
    /** Whose work she does today beside her own. */
    standsFor: readonly { name: string; counterId: string | null }[]
  } | null
  /** This page answers what was sent, and the browser must not keep that. */
  isAnswer: boolean
  /** A screen many people use: what one leaves on it is gone after a minute. */
  isShared: boolean
  csrf: string
  /** A fresh idempotency key: each form drawn is one act. */
  newKey(): string
  /** Logical names of assets (`main.css`, `serial-scanner.js`) to the files that carry their content in the name. */
  assets: Record<string, string>
  /** `YYYY-MM-DDTHH:mm` of the ward. */
  now: string
}

const nowhere: PageFacts = {
  lang: 'vi',
  t: vi,
  ward: { name: '', provinceName: '', isDemo: false, phone: '', address: '' },
  path: '/',
  origin: '',
  site: '',
  reach: 'desk',
  signedIn: null,
  isAnswer: false,
  isShared: false,
  csrf: '',
  newKey: () => '',
  assets: {},
  now: '',
}

export const PageContext = createContext<PageFacts>(nowhere)

export function usePage(): PageFacts {
  return useContext(PageContext)
}
