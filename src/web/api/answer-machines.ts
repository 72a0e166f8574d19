import type { Context, Hono } from 'hono'
import { listWardRows } from '#modules/accounts/index.ts'
import { clientOf, partsAt, sendsHsts } from '../kit/client.ts'
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
  const textOf = (c: Context, text: string, status: 200 | 503 = 200) =>
    c.text(text, status, headersOf(parts, c))
  return (app) => {
    app.use(async (c, next) => {
      const began = performance.now()
      await next()
      counted.count(c.res.status, performance.now() - began)
    })
    app.get('/healthz', (c) => textOf(c, 'ok'))
    app.get('/readyz', async (c, next) => {
      if (!isAtDesk(parts, c)) return next()
      return (await isDatabaseThere(parts)) ? textOf(c, 'ready') : textOf(c, 'database', 503)
    })
    app.get('/metrics', (c, next) => {
      return isAtDesk(parts, c) ? Promise.resolve(textOf(c, counted.text())) : next()
    })
    app.get('/api/v1/installation', (c) => {
      const { reach } = clientOf(parts, c)
      const told = { product: 'motcua', id: parts.installation ?? '', reach }
      return c.json(told, 200, headersOf(parts, c))
    })
    app.get('/api/v1/openapi.json', (c) => c.json(document, 200, headersOf(parts, c)))
    app.all('/api/*', (c) => problem(parts, c, { type: 'about:blank', title: 'Not Found', status: 404 }))
  }
}

function problem(parts: WebParts, c: Context, details: ProblemDetails & { status: 404 }): Response {
  return c.json(details, details.status, {
    ...headersOf(parts, c),
    'Content-Type': 'application/problem+json',
  })
}

/** Readiness and counts are for the operator at this machine. */
function isAtDesk(parts: WebParts, c: Context): boolean {
  return clientOf(parts, c).reach === 'desk'
}

function headersOf(parts: WebParts, c: Context): Record<string, string> {
  return securityHeaders({ hsts: sendsHsts(partsAt(parts, clientOf(parts, c).reach)), camera: false })
}

async function isDatabaseThere({ db }: WebParts): Promise<boolean> {
  try {
    await db.acrossWards((trx) => listWardRows(trx))
    return true
  } catch {
    return false
  }
}
