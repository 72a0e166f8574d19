import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Route } from './route.ts'
import { answerRoute, lost } from './answer-route.tsx'
import { respondFault, respondTooLarge } from './respond.tsx'
import { rateLimit } from './rate-limit.ts'
import { serveAsset } from './serve-asset.ts'
import { clientOf, partsAt } from './client.ts'
import type { WebParts } from './web-parts.ts'
import { redirectTo } from './reply.ts'

const largestBody = 1_000_000

/**
 * The whole web as one function Request → Response. Routes are data: the rights matrix and the policy tests read the
 * same table that is served here. `first` answers what is asked by machines, before anybody is looked for.
 */
export function buildApp(
  parts: WebParts,
  routes: readonly Route[],
  first: (app: Hono) => void = () => {},
): Hono {
  const app = new Hono({ strict: true })
  const limit = rateLimit()
  app.onError((error, c) => respondFault(partsAt(parts, clientOf(parts, c).reach), c, error))
  first(app)
  app.get('/assets/:file', (c) => serveAsset(parts, c))
  app.use(
    bodyLimit({
      maxSize: largestBody,
      onError: (c) => respondTooLarge(partsAt(parts, clientOf(parts, c).reach), c),
    }),
  )
  for (const route of routes) {
    app.on(route.method, route.path, (c) => answerRoute({ parts, limit, route }, c))
  }
  app.all('*', (c) => answerRoute({ parts, limit, route: lostAt(c) }, c))
  return app
}

/** A slash too many leads to the page itself. A path that begins with two would lead to another site: it is unknown. */
function lostAt(c: Context): Route {
  const { pathname, search } = new URL(c.req.url)
  const tidy = c.req.method === 'GET' ? /^(\/[^/\\].*?)\/+$/.exec(pathname)?.[1] : undefined
  return { path: '*', ...lost, ...(tidy ? { handle: () => redirectTo(tidy + search) } : {}) }
}
