import type { ComponentChildren } from 'preact'
import type { PassphraseProblem } from '#domain/access/passphrase.ts'
import { localTimeOf, type Instant } from '#lib/plain-date.ts'
import type { OpenSession } from '#modules/accounts/index.ts'
import type { NewCode, OwnCredential } from '#modules/credentials/index.ts'

export type OwnAccount = {
  login: string
  isReady: boolean
  credentials: OwnCredential[]
  sessions: (OpenSession & { isHere: boolean })[]
  /** What the ward calls its devices, by id. */
  deviceNames: ReadonlyMap<string, string>
  hasSite: boolean
  /** A code being set up: its square and its key. */
  offer?: { code: NewCode; svg: string } | undefined
  done?: string | undefined
  problems?: { passphrase?: PassphraseProblem | 'differs'; code?: string; passkey?: string }
}

export function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

export function dayOf(instant: string): string {
  const [year, month, day] = localTimeOf(instant as Instant)
    .slice(0, 10)
    .split('-')
  return `${day}/${month}/${year}`
}
