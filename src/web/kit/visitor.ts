import { getCookie } from 'hono/cookie'
import type { Context } from 'hono'
import type { ProofKind, Strength } from '#domain/access/proof.ts'
import type { Actor, Ctx, WardFacts } from '#modules/context.ts'
import type { SignedIn } from '#modules/accounts/index.ts'
import type { KnownDevice } from '#modules/devices/index.ts'
import { isUuid } from '#lib/ids.ts'
import type { PartsAt } from './client.ts'
import type { WebParts } from './web-parts.ts'

/** Who asks: her ward, her session if she has one, and the secret her forms are tied to. */
export type Visitor = {
  ward: WardFacts
  actor: Actor
  title: string
  /** The device the ward knows, in the hall. */
  device: KnownDevice | null
  /** What the audit calls the place she acts from: the id of the device, or the reach. */
  place: string
  sessionToken: string | null
  csrf: string
  /** How she came in and what she can prove herself with; null without a session. */
  standing: Standing | null
  /** The anonymous secret to set when there is none yet. */
  freshAnon: string | null
}

export type Standing = {
  login: string
  strength: Strength
  provenAt: string | null
  isLocked: boolean
  proofs: readonly ProofKind[]
}

const citizen: Actor = { id: null, name: '', role: 'citizen', roles: ['citizen'], counterId: null }

export type CookieNames = { session: string; anon: string; lang: string; device: string }

export function cookieNames(secure: boolean): CookieNames {
  const prefix = secure ? '__Host-' : ''
  return {
    session: `${prefix}motcua`,
    anon: `${prefix}motcua-khach`,
    lang: `${prefix}motcua-tieng`,
    device: `${prefix}motcua-may`,
  }
}

export async function visitorOf(parts: PartsAt, c: Context): Promise<Visitor> {
  const names = cookieNames(parts.secure)
  const device = await deviceOf(parts, getCookie(c, names.device))
  const place = device?.deviceId ?? parts.reach
  const token = getCookie(c, names.session)
  const signedIn = token ? await parts.sessions.find(token) : undefined
  const ward = signedIn && parts.wards.get(signedIn.wardId)
  if (token && signedIn && ward && isGood(signedIn, ward, device)) {
    const csrf = await csrfOf(parts, ward, token)
    return {
      ward,
      actor: signedIn.actor,
      title: signedIn.title,
      device,
      place: signedIn.device,
      sessionToken: token,
      csrf,
      standing: standingOf(signedIn),
      freshAnon: null,
    }
  }
  const held = getCookie(c, names.anon)
  const anon = held && /^[\w-]{20,64}$/.test(held) ? held : parts.ids.token(18)
  const csrf = await csrfOf(parts, parts.publicWard, anon)
  const freshAnon = anon === held ? null : anon
  return {
    ward: parts.publicWard,
    actor: citizen,
    title: '',
    device,
    place,
    sessionToken: null,
    csrf,
    standing: null,
    freshAnon,
  }
}

function standingOf({ login, strength, provenAt, isLocked, proofs }: SignedIn): Standing {
  return { login: login ?? '', strength, provenAt, isLocked, proofs }
}

/** Devices are known in the hall only: the desk is this machine, and at home nobody has one of the ward's. */
async function deviceOf(parts: PartsAt, token: string | undefined): Promise<KnownDevice | null> {
  if (parts.reach !== 'hall' || !token) return null
  const device = await parts.devices.find(token)
  return device?.wardId === parts.publicWard.wardId ? device : null
}

function isGood(signedIn: SignedIn, ward: WardFacts, device: KnownDevice | null): boolean {
  return isFromThere(signedIn.device, device) && canGoOn(signedIn, ward)
}

/** A locked desk that nobody has a proof for cannot be opened again: whoever was setting hers up needs a new link. */
function canGoOn({ isLocked, proofs }: SignedIn, { isDemo }: WardFacts): boolean {
  return !isLocked || proofs.length > 0 || isDemo
}

/** A session that began on a known device is worth nothing on another one, nor at the desk; and the other way round. */
function isFromThere(began: string, device: KnownDevice | null): boolean {
  return isUuid(began) || device ? began === device?.deviceId : true
}

/** The token a form carries is made from the cookie by the ward's key: it survives a restart and cannot be guessed. */
async function csrfOf(parts: WebParts, ward: WardFacts, secret: string): Promise<string> {
  const vault = await parts.vault.forWard(ward.wardId)
  return vault.blindIndex('csrf', secret).slice(0, 32)
}

export type Asked = { requestId: string; route: string; idempotency: Ctx['idempotency'] }

export async function ctxOf(parts: PartsAt, visitor: Visitor, asked: Asked): Promise<Ctx> {
  return {
    db: parts.db,
    ward: visitor.ward,
    actor: visitor.actor,
    device: visitor.place,
    reach: parts.reach,
    now: parts.clock.now(),
    ids: parts.ids,
    vault: await parts.vault.forWard(visitor.ward.wardId),
    catalogue: parts.catalogue,
    ticketPrinter: parts.ticketPrinter,
    paperPrinter: parts.paperPrinter,
    rootBook: parts.rootBook,
    keyFile: parts.keyFile,
    ...asked,
  }
}
