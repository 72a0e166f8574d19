import { may, type Action } from '#domain/access/action.ts'
import { idleMinutes } from '#domain/access/proof.ts'
import { endSession, lockSession } from '#modules/accounts/index.ts'
import type { Actor } from '#modules/context.ts'
import { atPeoplesDevices } from '#domain/access/reach.ts'
import { json, redirectTo, refused, type Reply } from '../kit/reply.ts'
import { get, post, type Req, type Route } from '../kit/route.ts'
import { paths } from '../paths.ts'
import * as links from './link-acts.tsx'
import * as signIns from './sign-in-acts.tsx'

/** Sign-ins from one address. */
const often = { name: 'sign-in', times: 20, minutes: 1 }

export const signInRoutes: readonly Route[] = [
  get('/vao', 'public', signIns.showSignIn, { reaches: atPeoplesDevices }),
  post(
    '/vao',
    { guard: 'public', audit: 'session.begin', limit: often, reaches: atPeoplesDevices },
    signIns.enterByPassphrase,
  ),
  post(
    '/vao/ma',
    { guard: 'public', audit: 'session.begin', limit: often, reaches: atPeoplesDevices },
    signIns.enterByCode,
  ),
  post(
    '/vao/khoa-truy-cap',
    { guard: 'public', audit: 'session.begin', limit: often, reaches: atPeoplesDevices },
    signIns.enterByPasskey,
  ),
  post(
    '/vao/thu-thach',
    { guard: 'public', audit: 'session.ask', limit: often, reaches: atPeoplesDevices },
    signIns.challenge,
  ),
  // Opening the link only shows a key: a preview of the link must not use it up.
  get('/vao/:token', 'public', links.showLink, {
    limit: { name: 'sign-in.look', times: 20, minutes: 1 },
    reaches: atPeoplesDevices,
  }),
  post(
    '/vao/:token',
    { guard: 'public', audit: 'session.begin', limit: often, reaches: atPeoplesDevices },
    links.enter,
  ),
  get('/bat-dau', 'session.end', ({ ctx }) => redirectTo(firstPage(ctx.actor)), { whileSettingUp: true }),
  get('/con-day', 'session.end', () => json({ idleMinutes: idleMinutes.desk }), { whileSettingUp: true }),
  post('/khoa', { guard: 'session.end', audit: 'session.lock', whileSettingUp: true }, lock),
  post(
    '/mo-khoa',
    { guard: 'session.end', audit: 'session.prove', proof: 'always', whileSettingUp: true },
    goBack,
  ),
  post('/ra', { guard: 'session.end', audit: 'session.end', whileSettingUp: true, whileLocked: true }, leave),
]

/** The desk is locked for everybody; where she was is kept by the page she left. */
async function lock({ ctx, sessionCookie, form }: Req): Promise<Reply> {
  const locked = await lockSession(ctx, sessionCookie.value)
  return locked.ok ? redirectTo(backPath(form.get('back')), { forget: true }) : refused(locked.error)
}

/** The kit has judged the proof before anything gets here. */
function goBack({ form }: Req): Reply {
  return redirectTo(backPath(form.get('back')))
}

/** A page of ours, or the first one: never another site. */
function backPath(wanted: string): string {
  return /^\/(?![/\\])[\w\-./]*$/.test(wanted) ? wanted : paths.start()
}

async function leave({ ctx, sessionCookie }: Req): Promise<Reply> {
  const ended = await endSession(ctx, sessionCookie.value)
  return ended.ok
    ? redirectTo(paths.home(), { clear: true, cookies: [{ name: sessionCookie.name, value: '', maxAge: 0 }] })
    : refused(ended.error)
}

/** Where each role begins, the first that fits. */
const begins: readonly [Action, string][] = [
  ['desk.open', paths.desk()],
  ['hall.open', paths.assist()],
  ['audit.open', paths.audit()],
  ['people.open', paths.people()],
]

export function firstPage(actor: Pick<Actor, 'roles'>): string {
  return begins.find(([action]) => may(actor, action))?.[1] ?? paths.ownAccount()
}
