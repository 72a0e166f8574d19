import { getCookie } from 'hono/cookie'
import type { Context } from 'hono'
import { en } from '#i18n/en.ts'
import { vi } from '#i18n/vi.ts'
import { localTimeOf } from '#lib/plain-date.ts'
import type { Lang, PageFacts } from '#ui/page-context.ts'
import type { PartsAt } from './client.ts'
import { cookieNames, type Visitor } from './visitor.ts'
import type { WebParts } from './web-parts.ts'

/** `?lang=` wins and is remembered; Vietnamese when nothing was chosen. */
export function langOf(parts: WebParts, c: Context): Lang {
  const asked = c.req.query('lang') ?? getCookie(c, cookieNames(parts.secure).lang)
  return asked === 'en' ? 'en' : 'vi'
}

export function pageFacts(parts: PartsAt, of: { visitor: Visitor; c: Context; lang: Lang }): PageFacts {
  const { ward, sessionToken, csrf } = of.visitor
  const { phone, address } = ward.settings
  const here = new URL(of.c.req.url).origin
  return {
    lang: of.lang,
    t: of.lang === 'en' ? en : vi,
    ward: { name: ward.name, provinceName: ward.provinceName, isDemo: ward.isDemo, phone, address },
    path: new URL(of.c.req.url).pathname,
    origin: parts.publicUrl ?? here,
    site: parts.reach === 'public' ? (parts.publicUrl ?? here) : here,
    reach: parts.reach,
    signedIn: sessionToken ? signedInFacts(of.visitor) : null,
    isAnswer: of.c.req.method === 'POST',
    isShared: isShared(of.visitor),
    csrf,
    newKey: () => parts.ids.uuid(),
    assets: parts.assets.manifest,
    now: localTimeOf(parts.clock.now()),
  }
}

/** Screens and tablets of the hall go from hand to hand. */
function isShared({ device }: Visitor): boolean {
  return device?.kind === 'hallScreen' || device?.kind === 'tablet'
}

function signedInFacts({ actor, title, standing }: Visitor): NonNullable<PageFacts['signedIn']> {
  return {
    name: actor.name,
    title,
    roles: actor.roles,
    counter: actor.counterId,
    hasPassphrase: standing?.proofs.includes('passphrase') ?? false,
    standsFor: actor.standsFor ?? [],
  }
}
