import type { Context, Hono } from 'hono'
import { listWardRows } from '#modules/accounts/index.ts'
import { clientOf } from '../kit/client.ts'
import { securityHeaders } from '../kit/security-headers.ts'
import type { WebParts } from '../kit/web-parts.ts'
import { meter } from './meter.ts'
import { openApiDocument, type ProblemDetails } from './openapi.ts'

/**
 * What monitoring and other programs ask, answered before anybody's session is looked for. Everything under `/api`
 * that is not there is a problem document, not a page.
 */
export function answerMachines(parts: WebParts): (app: Hono) => void {
  const counted = meter()
  const document = openApiDocument()
  const textOf = (c: Context, text: string, status: 200 | 503 = 200) => c.text(text, status, headersOf(parts))
  return (app) => {
    app.use(async (c, next) => {
      const began = performance.now()
      await next()
      counted.count(c.res.status, performance.now() - began)
    })
    app.get('/healthz', (c) => textOf(c, 'ok'))
    app.get('/readyz', async (c, next) => {
      if (!clientOf(parts, c).isThisMachine) return next()
      return (await isDatabaseThere(parts)) ? textOf(c, 'ready') : textOf(c, 'database', 503)
    })
    app.get('/metrics', (c, next) => {
      return clientOf(parts, c).isThisMachine ? Promise.resolve(textOf(c, counted.text())) : next()
    })
    app.get('/api/v1/openapi.json', (c) => c.json(document, 200, headersOf(parts)))
    app.all('/api/*', (c) => problem(parts, c, { type: 'about:blank', title: 'Not Found', status: 404 }))
  }
}

function problem(parts: WebParts, c: Context, details: ProblemDetails & { status: 404 }): Response {
  return c.json(details, details.status, { ...headersOf(parts), 'Content-Type': 'application/problem+json' })
}

function headersOf({ secure }: WebParts): Record<string, string> {
  return securityHeaders({ secure, camera: false })
}

async function isDatabaseThere({ db }: WebParts): Promise<boolean> {
  try {
    await db.acrossWards((trx) => listWardRows(trx))
    return true
  } catch {
    return false
  }
}
