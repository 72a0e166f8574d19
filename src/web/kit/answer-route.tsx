import type { Context } from 'hono'
import { may } from '#domain/access/action.ts'
import { everywhere, isAnswered } from '#domain/access/reach.ts'
import { isUuid } from '#lib/ids.ts'
import type { Ctx } from '#modules/context.ts'
import type { PageFacts } from '#ui/page-context.ts'
import { barredReply } from './bar.tsx'
import { clientOf, partsAt, type PartsAt } from './client.ts'
import { emptyForm, formBody } from './form-body.ts'
import { langOf, pageFacts } from './page-facts.ts'
import type { RateLimit } from './rate-limit.ts'
import { notFound, refused, type Reply } from './reply.ts'
import { respond, respondSignIn, respondTooLarge, respondTooMany, respondWrongHost } from './respond.tsx'
import type { Req, Route } from './route.ts'
import { cookieNames, ctxOf, visitorOf, type Visitor } from './visitor.ts'
import type { WebParts } from './web-parts.ts'

export type Served = { parts: WebParts; limit: RateLimit; route: Route }

/** Requests per minute and address when a route does not say: far above a desk, far below a flood. */
const generalPerMinute = 1_200

/** Letters in one field: a long list of papers to bring fits, a book does not. */
const longestField = 10_000

/** The longest official form has a few hundred places. */
const mostFields = 1_000

/** One request: reach → limit → who → may she → what she sent → use-case → answer. */
export async function answerRoute({ parts: given, limit, route }: Served, c: Context): Promise<Response> {
  const client = clientOf(given, c)
  const parts = partsAt(given, client.reach)
  if (!client.isHostOurs) return respondWrongHost(parts, c)
  const general = { name: 'general', times: parts.requestsPerMinute ?? generalPerMinute, minutes: 1 }
  const taken = limit.take(client.address, route.limit ?? general)
  if (!taken.ok) return respondTooMany(parts, c, taken.retryAfter)
  return answerVisitor(parts, c, route)
}

/** What is not in the table, or not answered here, is answered like an unknown id, before anything sent is looked at. */
export const lost = {
  method: 'GET',
  guard: 'public',
  reaches: everywhere,
  handle: () => notFound(),
} as const

async function answerVisitor(parts: PartsAt, c: Context, asked: Route): Promise<Response> {
  const requestId = parts.ids.uuid()
  c.set('requestId', requestId)
  const visitor = await visitorOf(parts, c)
  const isHere = isAnswered(asked.reaches, { reach: parts.reach, kind: visitor.device?.kind ?? null })
  const route: Route = isHere ? asked : { path: asked.path, ...lost }
  const sent = await readSent(c, route)
  if (sent && isEndless(sent)) return respondTooLarge(parts, c)
  const idempotency = sent ? keyOf(visitor, sent, new URL(c.req.url).pathname) : null
  const ctx = await ctxOf(parts, visitor, {
    requestId,
    route: `${route.method} ${route.path}`,
    idempotency,
  })
  const facts = pageFacts(parts, { visitor, c, lang: langOf(parts, c) })
  const served = { parts, c, ctx, visitor, facts }
  if (route.guard !== 'public' && !visitor.sessionToken) return respondSignIn(served)
  const names = cookieNames(parts.secure)
  const cookies = {
    sessionCookie: { name: names.session, value: visitor.sessionToken ?? '' },
    deviceCookie: names.device,
    hall: parts.hall ?? null,
  }
  return respond(served, await replyOf({ parts, c, route }, { ctx, visitor, facts, sent, ...cookies }))
}

type Asking = { parts: WebParts; c: Context; route: Route }

type Standing = {
  ctx: Ctx
  visitor: Visitor
  facts: PageFacts
  sent: URLSearchParams | null
} & Pick<Req, 'sessionCookie' | 'deviceCookie' | 'hall'>

async function replyOf({ parts, c, route }: Asking, standing: Standing): Promise<Reply> {
  const { ctx, visitor, facts, sent, sessionCookie, deviceCookie, hall } = standing
  if (route.guard !== 'public' && !may(visitor.actor, route.guard)) return refused({ code: 'kit.forbidden' })
  if (sent && !(isFromHere(c, facts) && sent.get('_csrf') === visitor.csrf))
    return refused({ code: 'kit.stale-form' })
  const barred = await barredReply({ parts, route, ctx, visitor, facts, sent })
  if (barred) return barred
  const form = sent ? formBody(sent) : emptyForm
  const params = c.req.param() as Record<string, string>
  if (hasMalformedId(params)) return notFound()
  return route.handle({
    ctx,
    params,
    query: new URL(c.req.url).searchParams,
    form,
    t: facts.t,
    facts,
    standing: visitor.standing,
    sessionCookie,
    deviceCookie,
    hall,
    browser: c.req.header('user-agent') ?? '',
  })
}

/** Nobody says so much in one place, nor in so many: kept, it would stand on every page that shows it. */
function isEndless(sent: URLSearchParams): boolean {
  return (
    sent.size > mostFields
    || [...sent].some(([name, value]) => name.length > 200 || value.length > longestField)
  )
}

/** What cannot be an id is an unknown id: no handler sees it, and the answer does not differ. */
function hasMalformedId(params: Record<string, string>): boolean {
  return Object.entries(params).some(([name, value]) => name.endsWith('Id') && !isUuid(value))
}

async function readSent(c: Context, route: Route): Promise<URLSearchParams | null> {
  if (route.method !== 'POST') return null
  const type = c.req.header('content-type') ?? ''
  const isForm = type.startsWith('application/x-www-form-urlencoded')
  return new URLSearchParams(isForm ? await c.req.text() : '')
}

/** Beside its token a form must not come, as far as the browser says, from another site: old browsers say only the origin. */
function isFromHere(c: Context, { origin: ours }: PageFacts): boolean {
  const site = c.req.header('sec-fetch-site')
  const origin = c.req.header('origin')
  const isOwnOrigin =
    origin === undefined || origin === new URL(ours).origin || origin === new URL(c.req.url).origin
  return isOwnOrigin && (site === undefined || site === 'same-origin' || site === 'none')
}

/**
 * The key of the form drawn, under the session that drew it, so that nobody can use another's key; and for the address it
 * was sent to: the same form sent to another dossier is another act.
 */
function keyOf(visitor: Visitor, sent: URLSearchParams, path: string): Ctx['idempotency'] {
  const key = sent.get('_key')
  if (!key || !/^[\w-]{1,64}$/.test(key)) return null
  return { key: `${visitor.actor.id ?? visitor.csrf}:${key}`, bodyHash: `${path} ${formBody(sent).hash}` }
}
