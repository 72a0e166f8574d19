import type { Clock } from '#lib/clock.ts'
import type { Issuer, Leaf } from './issuer.ts'

/** What the hall is reached by, now: addresses change, certificates are renewed, and both while the program runs. */
export type Hall = {
  port: number
  /** `may-quay-1.local`, when the machine has a name that can be asked for. */
  name(): string | undefined
  addresses(): string[]
  /** `https://192.168.1.20:8343`, the likeliest address first; null while the machine is in no network. */
  origin(): string | null
  /** The same without TLS, where a device begins. */
  enrolmentOrigin(): string | null
  issuer: Pick<Issuer, 'certificatePem' | 'certificateDer' | 'fingerprint' | 'notAfter'>
  leaf(): Leaf
  /** Renews what is short of days or of an address; true when there is a new certificate to serve. */
  refresh(): Promise<boolean>
  /** What the administrator should know ahead; nothing when all is well. */
  warning(): HallWarning | null
}

export type HallWarning = { code: 'issuer-ends' | 'certificate-ends' | 'no-network'; days: number }

const dayMs = 86_400_000
/** A third of its life is left when it is renewed, so that a machine that was off for weeks is never late. */
export const renewDays = 30
const warnLeafDays = 20
/** A certificate names something, also on a machine without a usable name that is in no network yet. */
const nameless = 'mot-cua.local'
/** A new issuer means connecting every device anew: said a year ahead. */
export const warnIssuerDays = 365

export type HallParts = {
  issuer: Issuer
  clock: Clock
  port: number
  addresses(): string[]
  name(): string | undefined
}

export async function openHall({ issuer, clock, port, addresses, name }: HallParts): Promise<Hall> {
  const now = () => new Date(clock.now())
  const names = () => [...addresses(), name() ?? nameless]
  const issue = () => issuer.issue({ names: names(), now: now() })
  let leaf = await issue()
  const origin = (scheme: string) => {
    const [first] = addresses()
    return first ? `${scheme}://${first.includes(':') ? `[${first}]` : first}:${port}` : null
  }
  return {
    port,
    name,
    addresses,
    issuer,
    origin: () => origin('https'),
    enrolmentOrigin: () => origin('http'),
    leaf: () => leaf,
    async refresh() {
      const isCovered = names().every((wanted) => leaf.names.includes(wanted))
      if (isCovered && daysLeft(leaf.notAfter, now()) >= renewDays) return false
      // An issuer at its own end has nothing longer to give.
      if (isCovered && leaf.notAfter >= issuer.notAfter) return false
      leaf = await issue()
      return true
    },
    warning: () => warningOf({ addresses: addresses(), leaf, issuer }, now()),
  }
}

type Standing = { addresses: string[]; leaf: Pick<Leaf, 'notAfter'>; issuer: Pick<Issuer, 'notAfter'> }

function warningOf({ addresses, leaf, issuer }: Standing, now: Date): HallWarning | null {
  const ends = daysLeft(issuer.notAfter, now)
  if (ends < warnIssuerDays) return { code: 'issuer-ends', days: ends }
  const days = daysLeft(leaf.notAfter, now)
  if (days < warnLeafDays) return { code: 'certificate-ends', days }
  return addresses.length === 0 ? { code: 'no-network', days } : null
}

export function daysLeft(notAfter: Date, now: Date): number {
  return Math.floor((notAfter.getTime() - now.getTime()) / dayMs)
}
