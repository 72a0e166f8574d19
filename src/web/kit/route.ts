import type { Action } from '#domain/access/action.ts'
import { reachesOf, type Reaches } from '#domain/access/reach.ts'
import type { Words } from '#i18n/words.ts'
import type { Ctx } from '#modules/context.ts'
import type { Hall } from '#modules/reach/index.ts'
import type { PageFacts } from '#ui/page-context.ts'
import type { FormBody } from './form-body.ts'
import type { Limit } from './rate-limit.ts'
import type { Reply } from './reply.ts'
import type { Standing } from './visitor.ts'

/** One request as a handler sees it: parsed, guarded, with its context. */
export type Req = {
  ctx: Ctx
  params: Record<string, string>
  query: URLSearchParams
  form: FormBody
  t: Words
  facts: PageFacts
  /** What came with the session; null for a citizen. */
  standing: Standing | null
  /** The session cookie: its name, and the token when there is one. Only signing in and out look at it. */
  sessionCookie: { name: string; value: string }
  /** The cookie that makes a device known in the hall; only connecting a device looks at it. */
  deviceCookie: string
  /** What the hall is reached by; null while it is not opened. */
  hall: Hall | null
  /** What the browser says of itself, to show the steps of this kind of device first. */
  browser: string
}

type Place = {
  /** Vietnamese without diacritics; `:name` is a parameter. */
  path: string
  /** Who may: everybody, or the roles an action names. */
  guard: 'public' | Action
  /** How often one address may ask; the general limit when absent. */
  limit?: Limit
  /** Where it is answered, and to which devices; anywhere else there is no such page. */
  reaches: Reaches
  /** Weighs much (signing, export, printing in bulk, changing a role): who does it proves herself anew when that was a while ago, or each time. */
  proof?: 'stepUp' | 'always'
  /** Also open before both proofs are set up: only what setting them up needs. */
  whileSettingUp?: true
  /** Also answered at a locked desk: leaving it, and opening it. */
  whileLocked?: true
  handle(req: Req): Promise<Reply> | Reply
}

/** A route that changes something names its audit action; without one it does not compile. */
export type Route = (Place & { method: 'GET' }) | (Place & { method: 'POST'; audit: string })

type Extra = Partial<Pick<Place, 'limit' | 'reaches' | 'proof' | 'whileSettingUp' | 'whileLocked'>>

/** Without `reaches` the guard says where: pages for everybody everywhere, those of the desk at the desk. */
export function get(path: string, guard: Place['guard'], handle: Place['handle'], extra: Extra = {}): Route {
  return { method: 'GET', path, guard, handle, reaches: reachesOf(guard), ...extra }
}

type Posted = { guard: Place['guard']; audit: string } & Extra

export function post(path: string, posted: Posted, handle: Place['handle']): Route {
  return { method: 'POST', path, handle, reaches: reachesOf(posted.guard), ...posted }
}
