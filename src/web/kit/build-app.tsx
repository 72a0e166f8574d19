import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Route } from './route.ts'
import { answerRoute } from './answer-route.tsx'
import { respondFault, respondTooLarge } from './respond.tsx'
import { rateLimit } from './rate-limit.ts'
import { serveAsset } from './serve-asset.ts'
import type { WebParts } from './web-parts.ts'
import { notFound } from './reply.ts'

const largestBody = 1_000_000

/**
 * The whole web as one function Request → Response. Routes are data: the rights matrix and the policy tests read the
 * same table that is served here.
 */
export function buildApp(parts: WebParts, routes: readonly Route[]): Hono {
  const app = new Hono({ strict: true })
  const limit = rateLimit()
  app.onError((error, c) => respondFault(parts, c, error))
  app.get('/assets/:file', (c) => serveAsset(parts, c))
  app.get('/healthz', (c) => c.text('ok'))
  app.get('/readyz', (c) => readyz(parts, c))
  app.use(bodyLimit({ maxSize: largestBody, onError: (c) => respondTooLarge(parts, c) }))
  for (const route of routes) {
    app.on(route.method, route.path, (c) => answerRoute({ parts, limit, route }, c))
  }
  app.all('*', (c) => answerRoute({ parts, limit, route: lost }, c))
  return app
}

/** What is not in the table is answered like an unknown id. */
const lost: Route = { method: 'GET', path: '*', guard: 'public', handle: () => notFound() }

async function readyz(parts: WebParts, c: Context): Promise<Response> {
  try {
    await parts.db.acrossWards(async () => {})
    return c.text('ready')
  } catch {
    return c.text('database', 503)
  }
}
