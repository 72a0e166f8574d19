import { isIP, isIPv6 } from 'node:net'
import type { Context } from 'hono'
import type { WebParts } from './web-parts.ts'

/** The machine at the other end. `address` is what limits count by; an IPv6 home counts as its whole /64. */
export type Client = { address: string; isThisMachine: boolean; isHostOurs: boolean }

type Socket = { remoteAddress?: string; localAddress?: string }

/**
 * Behind a proxy on this machine (there is a PUBLIC_URL) the proxy says who asks, in the last entry of X-Forwarded-For.
 * The host must be ours, so that no foreign name may be pointed at this machine (DNS rebinding); a number cannot be.
 */
export function clientOf(parts: Pick<WebParts, 'publicUrl'>, c: Context): Client {
  const peer = peerOf(c)
  const told = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  const { hostname } = new URL(c.req.url)
  const isNumber = hostname === 'localhost' || isIP(hostname.replace(/^\[|\]$/g, '')) > 0
  const publicHost = parts.publicUrl ? new URL(parts.publicUrl).hostname : undefined
  return {
    address: networkOf(parts.publicUrl && peer.isThisMachine && told ? told : peer.address),
    isThisMachine: peer.isThisMachine && told === undefined && isNumber,
    isHostOurs: isNumber || hostname === publicHost,
  }
}

/** Requests made inside the process (tests, benches) have no socket; a socket already gone is nobody's. */
function peerOf(c: Context): { address: string; isThisMachine: boolean } {
  const socket = (c.env as { incoming?: { socket?: Socket } } | undefined)?.incoming?.socket
  if (!socket) return { address: 'inside', isThisMachine: true }
  const address = (socket.remoteAddress ?? 'gone').replace(/^::ffff:/, '')
  const own = socket.localAddress?.replace(/^::ffff:/, '')
  return { address, isThisMachine: address === '::1' || address.startsWith('127.') || address === own }
}

/** One home holds 2^64 addresses of IPv6: its first four groups stand for all of them. */
function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  const [head = [], tail] = address.split('::').map((half) => half.split(':').filter(Boolean))
  const missing = tail ? 8 - head.length - tail.length : 0
  return [...head, ...Array<string>(missing).fill('0'), ...(tail ?? [])].slice(0, 4).join(':')
}
