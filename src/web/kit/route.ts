import type { Action } from '#domain/access/action.ts'
import type { Words } from '#i18n/words.ts'
import type { Ctx } from '#modules/context.ts'
import type { PageFacts } from '#ui/page-context.ts'
import type { FormBody } from './form-body.ts'
import type { Reply } from './reply.ts'

/** One request as a handler sees it: parsed, guarded, with its context. */
export type Req = {
  ctx: Ctx
  params: Record<string, string>
  query: URLSearchParams
  form: FormBody
  t: Words
  facts: PageFacts
  /** The session cookie: its name, and the token when there is one. Only signing in and out look at it. */
  sessionCookie: { name: string; value: string }
}

type Place = {
  /** Vietnamese without diacritics; `:name` is a parameter. */
  path: string
  /** Who may: everybody, or the roles an action names. */
  guard: 'public' | Action
  /** At most so many requests per minute and address; the general limit when absent. */
  perMinute?: number
  handle(req: Req): Promise<Reply> | Reply
}

/** A route that changes something names its audit action; without one it does not compile. */
export type Route = (Place & { method: 'GET' }) | (Place & { method: 'POST'; audit: string })

export function get(path: string, guard: Place['guard'], handle: Place['handle'], perMinute?: number): Route {
  return { method: 'GET', path, guard, handle, ...(perMinute ? { perMinute } : {}) }
}

type Posted = { guard: Place['guard']; audit: string; perMinute?: number }

export function post(path: string, { guard, audit, perMinute }: Posted, handle: Place['handle']): Route {
  return { method: 'POST', path, guard, audit, handle, ...(perMinute ? { perMinute } : {}) }
}
