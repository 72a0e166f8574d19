import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import type { VNode } from 'preact'
import type { Ctx } from '#modules/context.ts'
import type { PageFacts } from '#ui/page-context.ts'
import { dateOf, localTimeOf } from '#lib/plain-date.ts'
import { faultFacts } from '#lib/fault-facts.ts'
import {
  DownPage,
  FaultPage,
  NotFoundPage,
  RefusedPage,
  SignInNeededPage,
  TooLargePage,
  TooManyPage,
  WrongHostPage,
} from '../trouble/trouble-pages.tsx'
import { faultCode } from '#lib/fault-code.ts'
import { sendsHsts, type PartsAt } from './client.ts'
import { langOf, pageFacts } from './page-facts.ts'
import { renderPage } from './render.ts'
import { statusOf } from '../trouble/refusal-status.ts'
import type { Reply } from './reply.ts'
import { securityHeaders } from './security-headers.ts'
import { cookieNames, type Visitor } from './visitor.ts'

export type Answering = { parts: PartsAt; c: Context; ctx: Ctx; visitor: Visitor; facts: PageFacts }

/** Turns a reply into a response with the headers and cookies that belong to it. */
export function respond(on: Answering, reply: Reply): Response {
  const { t } = on.facts
  switch (reply.kind) {
    case 'page':
      return html(on, { view: reply.view, status: reply.status, camera: reply.camera })
    case 'redirect':
      return redirect(on, reply)
    case 'file':
      return file(on, reply)
    case 'json':
      return withHeaders(on, Response.json(reply.value))
    case 'refused': {
      const { legalBasis } = reply.refusal
      const today = dateOf(localTimeOf(on.ctx.now))
      const law = legalBasis ? on.ctx.catalogue.legalBasis(legalBasis, today) : undefined
      return html(on, {
        view: <RefusedPage t={t} refusal={reply.refusal} law={law} />,
        status: statusOf(reply.refusal),
      })
    }
    case 'notFound':
      return html(on, { view: <NotFoundPage t={t} />, status: 404 })
  }
}

export function respondTooMany(parts: PartsAt, c: Context, seconds: number): Response {
  const answer = plainPage(parts, c, {
    status: 429,
    view: ({ t }) => <TooManyPage t={t} seconds={seconds} />,
  })
  answer.headers.set('Retry-After', String(seconds))
  return answer
}

/** 421: the name in the address bar is not this ward's. */
export function respondWrongHost(parts: PartsAt, c: Context): Response {
  return plainPage(parts, c, { status: 421, view: ({ t }) => <WrongHostPage t={t} /> })
}

/** 401 says "sign in", and signs nobody out; the page is the same for every guarded address. */
export function respondSignIn(on: Answering): Response {
  return html(on, { view: <SignInNeededPage t={on.facts.t} />, status: 401 })
}

function html(on: Answering, page: { view: VNode; status: number; camera?: boolean | undefined }): Response {
  const body = renderPage(page.view, on.facts)
  const answer = new Response(body, {
    status: page.status,
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  })
  return withHeaders(on, answer, page.camera)
}

function withHeaders(on: Answering, answer: Response, camera = false): Response {
  const headers = securityHeaders({ hsts: sendsHsts(on.parts), camera })
  for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value)
  const names = cookieNames(on.parts.secure)
  if (on.visitor.freshAnon)
    addCookie(on, answer, { name: names.anon, value: on.visitor.freshAnon, maxAge: 12 * 3600 })
  if (on.visitor.device) keepDeviceKnown(on, answer)
  if (on.c.req.query('lang'))
    addCookie(on, answer, { name: names.lang, value: on.facts.lang, maxAge: 365 * 86_400 })
  return answer
}

/** Browsers forget a cookie after 400 days whatever it says: each page begins them anew. */
function keepDeviceKnown(on: Answering, answer: Response): void {
  const { device: name } = cookieNames(on.parts.secure)
  addCookie(on, answer, { name, value: getCookie(on.c, name) ?? '', maxAge: 400 * 86_400 })
}

function addCookie(
  on: Answering,
  answer: Response,
  cookie: { name: string; value: string; maxAge: number },
): void {
  const secure = on.parts.secure ? '; Secure' : ''
  answer.headers.append(
    'Set-Cookie',
    `${cookie.name}=${cookie.value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${cookie.maxAge}${secure}`,
  )
}

function redirect(on: Answering, reply: Extract<Reply, { kind: 'redirect' }>): Response {
  const answer = withHeaders(on, new Response(null, { status: 303, headers: { Location: reply.path } }))
  for (const cookie of reply.cookies ?? []) addCookie(on, answer, cookie)
  if (reply.clear || reply.forget) on.parts.sessions.forget(on.visitor.sessionToken ?? '')
  if (reply.clear) {
    leaveNothing(on, answer)
  } else if (reply.wipe) answer.headers.set('Clear-Site-Data', '"cache", "storage"')
  return answer
}

/** What the browser forgets. A device of the ward stays known; only what belonged to the person goes. */
function leaveNothing(on: Answering, answer: Response): void {
  if (!on.visitor.device) return answer.headers.set('Clear-Site-Data', '"cache", "cookies", "storage"')
  answer.headers.set('Clear-Site-Data', '"cache", "storage"')
  const { anon, lang } = cookieNames(on.parts.secure)
  for (const name of [anon, lang]) addCookie(on, answer, { name, value: '', maxAge: 0 })
}

function file(on: Answering, reply: Extract<Reply, { kind: 'file' }>): Response {
  const place = reply.inline ? 'inline' : 'attachment'
  const name = encodeURIComponent(reply.name)
  const headers = { 'Content-Type': reply.type, 'Content-Disposition': `${place}; filename*=UTF-8''${name}` }
  return withHeaders(on, new Response(Buffer.from(reply.bytes), { headers }))
}

/** Caught once, here: a code for the phone, a line for the log without anybody's data, nothing half done. */
export function respondFault(parts: PartsAt, c: Context, error: Error): Response {
  const code = faultCode()
  const isDown = error.name === 'DbUnavailable'
  const requestId: unknown = c.get('requestId')
  parts.log({
    level: 'error',
    code,
    requestId,
    method: c.req.method,
    route: c.req.routePath,
    ...faultFacts(error),
  })
  return plainPage(parts, c, {
    status: isDown ? 503 : 500,
    view: ({ t }) => (isDown ? <DownPage t={t} code={code} /> : <FaultPage t={t} code={code} />),
  })
}

export function respondTooLarge(parts: PartsAt, c: Context): Response {
  return plainPage(parts, c, { status: 413, view: ({ t }) => <TooLargePage t={t} /> })
}

type PlainPage = { status: number; view(facts: PageFacts): VNode }

/** A page that asks the database nothing and belongs to nobody: the database may be what failed, or be spared. */
function plainPage(parts: PartsAt, c: Context, { status, view }: PlainPage): Response {
  const actor = { id: null, name: '', role: 'citizen' as const, roles: ['citizen' as const], counterId: null }
  const nobody: Visitor = {
    ward: parts.publicWard,
    actor,
    title: '',
    device: null,
    place: parts.reach,
    sessionToken: null,
    csrf: '',
    standing: null,
    freshAnon: null,
  }
  const facts = pageFacts(parts, { visitor: nobody, c, lang: langOf(parts, c) })
  const headers = {
    'Content-Type': 'text/html; charset=utf-8',
    ...securityHeaders({ hsts: sendsHsts(parts), camera: false }),
  }
  return new Response(renderPage(view(facts), facts), { status, headers })
}
