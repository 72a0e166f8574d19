import type { VNode } from 'preact'
import type { Refusal } from '#lib/result.ts'

/** What a handler answers. The kit turns it into a Response with every header that belongs to it. */
export type Reply =
  | {
      kind: 'page'
      status: 200 | 403 | 404 | 409 | 422 | 423 | 429 | 500 | 503
      view: VNode
      camera?: boolean
    }
  | { kind: 'redirect'; path: string; clear?: boolean; forget?: boolean; wipe?: boolean; cookies?: Cookie[] }
  | { kind: 'file'; bytes: Uint8Array; type: string; name: string; inline: boolean }
  | { kind: 'json'; value: unknown }
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'notFound' }

export type Cookie = { name: string; value: string; maxAge: number }

/** `camera` loosens the policy of this one page so that the local code reader may run. */
export function page(view: VNode, options: { camera?: boolean } = {}): Reply {
  return { kind: 'page', status: 200, view, ...options }
}

/** The same page again with what is wrong: everything typed is kept (422). */
export function unprocessable(view: VNode, options: { camera?: boolean } = {}): Reply {
  return { kind: 'page', status: 422, view, ...options }
}

/** Nothing is under what was asked, told on a page that helps on (404). */
export function missing(view: VNode): Reply {
  return { kind: 'page', status: 404, view }
}

/** `clear` ends the session and empties the browser; `wipe` empties it and leaves whoever works here signed in. */
export function redirectTo(
  path: string,
  extra: Omit<Extract<Reply, { kind: 'redirect' }>, 'kind' | 'path'> = {},
): Reply {
  return { kind: 'redirect', path, ...extra }
}

export function pdf(bytes: Uint8Array, name: string): Reply {
  return { kind: 'file', bytes, type: 'application/pdf', name, inline: true }
}

/** For an island that asked; never a page of its own. */
export function json(value: unknown): Reply {
  return { kind: 'json', value }
}

/** A file to be kept, not shown. */
export function file(bytes: Uint8Array, { type, name }: { type: string; name: string }): Reply {
  return { kind: 'file', bytes, type, name, inline: false }
}

export function refused(refusal: Refusal): Reply {
  return refusal.code === 'not-found' ? { kind: 'notFound' } : { kind: 'refused', refusal }
}

export function notFound(): Reply {
  return { kind: 'notFound' }
}
