import { endSession, isSignInLinkLive, signInByLink, wardOfToken } from '#modules/accounts/index.ts'
import type { Actor } from '#modules/context.ts'
import { notFound, page, redirectTo, refused, type Reply } from '../kit/reply.ts'
import { get, post, type Req, type Route } from '../kit/route.ts'
import { paths } from '../paths.ts'
import { SignInPage } from './sign-in.page.tsx'

/** Sign-ins from one address. */
const signIns = { name: 'sign-in', times: 20, minutes: 1 }

export const signInRoutes: readonly Route[] = [
  // Opening the link only shows a key: a preview of the link must not use it up.
  get('/vao/:token', 'public', showLink, {
    limit: { name: 'sign-in.look', times: 20, minutes: 1 },
    onThisMachine: true,
  }),
  post(
    '/vao/:token',
    { guard: 'public', audit: 'session.begin', limit: signIns, onThisMachine: true },
    enter,
  ),
  get('/bat-dau', 'session.end', ({ ctx }) => redirectTo(firstPage(ctx.actor))),
  post('/ra', { guard: 'session.end', audit: 'session.end' }, leave),
]

async function showLink({ ctx, params }: Req): Promise<Reply> {
  const token = params.token ?? ''
  const isOurs = wardOfToken(token) === ctx.ward.wardId
  return isOurs && (await isSignInLinkLive(ctx, token)) ? page(<SignInPage token={token} />) : notFound()
}

async function enter({ ctx, params, sessionCookie }: Req): Promise<Reply> {
  const token = params.token ?? ''
  if (wardOfToken(token) !== ctx.ward.wardId) return notFound()
  const signedIn = await signInByLink(ctx, token, 'desk')
  if (!signedIn.ok) return refused(signedIn.error)
  const cookie = { name: sessionCookie.name, value: signedIn.value.session, maxAge: 12 * 3600 }
  return redirectTo(paths.start(), { cookies: [cookie] })
}

async function leave({ ctx, sessionCookie }: Req): Promise<Reply> {
  const ended = await endSession(ctx, sessionCookie.value)
  return ended.ok
    ? redirectTo(paths.home(), { clear: true, cookies: [{ name: sessionCookie.name, value: '', maxAge: 0 }] })
    : refused(ended.error)
}

/** Where each role begins. */
export function firstPage(actor: Pick<Actor, 'roles'>): string {
  if (actor.roles.some((role) => role === 'officer' || role === 'signer' || role === 'chair'))
    return paths.desk()
  if (actor.roles.some((role) => role === 'member' || role === 'squadLeader')) return paths.assist()
  return paths.home()
}
