import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Context } from 'hono'
import type { WebParts } from './web-parts.ts'

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.png': 'image/png',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
}

/** Files whose name carries their content: a browser may keep them for a year. */
export async function serveAsset(parts: WebParts, c: Context): Promise<Response> {
  const name = c.req.param('file') ?? ''
  const type = types[extname(name)]
  if (!type || !/^[A-Za-z0-9._-]+$/.test(name)) return c.text('', 404)
  try {
    const bytes = await readFile(join(parts.assets.dir, name))
    return new Response(bytes, {
      headers: {
        'Content-Type': type,
        'Cache-Control': 'public, max-age=31536000, immutable',
        'X-Content-Type-Options': 'nosniff',
        'Cross-Origin-Resource-Policy': 'same-origin',
      },
    })
  } catch {
    return c.text('', 404)
  }
}
