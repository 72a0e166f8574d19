import type { Context } from 'hono'
import { may } from '#domain/access/action.ts'
import type { Ctx } from '#modules/context.ts'
import type { PageFacts } from '#ui/page-context.ts'
import { emptyForm, formBody } from './form-body.ts'
import { langOf, pageFacts } from './page-facts.ts'
import type { RateLimit } from './rate-limit.ts'
import { refused, type Reply } from './reply.ts'
import { respond, respondSignIn, respondTooMany } from './respond.tsx'
import type { Req, Route } from './route.ts'
import { cookieNames, ctxOf, visitorOf, type Visitor } from './visitor.ts'
import type { WebParts } from './web-parts.ts'

export type Served = { parts: WebParts; limit: RateLimit; route: Route }

/** Requests per minute and address when a route does not say: far above a desk, far below a flood. */
const generalPerMinute = 1_200

/** One request: limit → who → may she → what she sent → use-case → answer. */
export async function answerRoute({ parts, limit, route }: Served, c: Context): Promise<Response> {
  const visitor = await visitorOf(parts, c)
  const requestId = parts.ids.uuid()
  const sent = await readSent(c, route)
  const idempotency = sent ? keyOf(visitor, sent) : null
  const ctx = await ctxOf(parts, visitor, { requestId, idempotency })
  const facts = pageFacts(parts, { visitor, c, lang: langOf(parts, c) })
  const taken = limit.take(bucketOf(c, route), route.perMinute ?? parts.requestsPerMinute ?? generalPerMinute)
  const served = { parts, c, ctx, visitor, facts }
  if (!taken.ok) return respondTooMany(served, taken.retryAfter)
  if (route.guard !== 'public' && !visitor.sessionToken) return respondSignIn(served)
  const sessionCookie = { name: cookieNames(parts.secure).session, value: visitor.sessionToken ?? '' }
  return respond(served, await replyOf(c, route, { ctx, visitor, facts, sent, sessionCookie }))
}

type Standing = { ctx: Ctx; visitor: Visitor; facts: PageFacts; sent: URLSearchParams | null; sessionCookie: Req['sessionCookie'] }

async function replyOf(c: Context, route: Route, { ctx, visitor, facts, sent, sessionCookie }: Standing): Promise<Reply> {
  if (route.guard !== 'public' && !may(visitor.actor, route.guard)) return refused({ code: 'kit.forbidden' })
  if (sent && !isOwnForm(c, visitor, sent)) return refused({ code: 'kit.stale-form' })
  const form = sent ? formBody(sent) : emptyForm
  const params = c.req.param() as Record<string, string>
  return route.handle({ ctx, params, query: new URL(c.req.url).searchParams, form, t: facts.t, facts, sessionCookie })
}

async function readSent(c: Context, route: Route): Promise<URLSearchParams | null> {
  if (route.method !== 'POST') return null
  const type = c.req.header('content-type') ?? ''
  return type.startsWith('application/x-www-form-urlencoded') ? new URLSearchParams(await c.req.text()) : new URLSearchParams()
}

/** A form is ours when it carries our token and the browser does not say that it comes from another site. */
function isOwnForm(c: Context, visitor: Visitor, sent: URLSearchParams): boolean {
  const site = c.req.header('sec-fetch-site')
  return (site === undefined || site === 'same-origin' || site === 'none') && sent.get('_csrf') === visitor.csrf
}

/** The key of the form drawn, under the session that drew it, so that nobody can use another's key. */
function keyOf(visitor: Visitor, sent: URLSearchParams): Ctx['idempotency'] {
  const key = sent.get('_key')
  return key ? { key: `${visitor.actor.id ?? visitor.csrf}:${key.slice(0, 64)}`, bodyHash: formBody(sent).hash } : null
}

function bucketOf(c: Context, route: Route): string {
  const address = (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming?.socket?.remoteAddress ?? 'local'
  return route.perMinute ? `${address} ${route.method} ${route.path}` : address
}
