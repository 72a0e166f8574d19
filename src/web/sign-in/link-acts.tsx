import { isSignInLinkLive, sessionHours, signInByLink, wardOfToken } from '#modules/accounts/index.ts'
import { notFound, page, redirectTo, refused, type Reply } from '../kit/reply.ts'
import type { Req } from '../kit/route.ts'
import { paths } from '../paths.ts'
import { LinkPage } from './link.page.tsx'

export async function showLink({ ctx, params }: Req): Promise<Reply> {
  const token = params.token ?? ''
  const isOurs = wardOfToken(token) === ctx.ward.wardId
  return isOurs && (await isSignInLinkLive(ctx, token)) ? page(<LinkPage token={token} />) : notFound()
}

export async function enter({ ctx, params, sessionCookie }: Req): Promise<Reply> {
  const token = params.token ?? ''
  if (wardOfToken(token) !== ctx.ward.wardId) return notFound()
  const signedIn = await signInByLink(ctx, token, ctx.device)
  return signedIn.ok ? welcome(sessionCookie.name, signedIn.value.session) : refused(signedIn.error)
}

/** In, under a new token. */
export function welcome(cookieName: string, session: string): Reply {
  return redirectTo(paths.start(), {
    cookies: [{ name: cookieName, value: session, maxAge: sessionHours * 3600 }],
  })
}
