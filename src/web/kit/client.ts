import { isIP, isIPv6 } from 'node:net'
import type { Context } from 'hono'
import type { Reach } from '#domain/access/reach.ts'
import { isLoopbackAddress, plainAddress } from '#lib/private-address.ts'
import type { WebParts } from './web-parts.ts'

/** The machine at the other end and how it came. `address` is what limits count by; an IPv6 home counts as its whole /64. */
export type Client = { address: string; reach: Reach; isHostOurs: boolean }

type Socket = { remoteAddress?: string; localAddress?: string }

/** What a listener says of the requests it hands on; without it they came through the desk's own listener. */
export type Arrival = { incoming?: { socket?: Socket }; reach?: Reach }

type Known = Pick<WebParts, 'publicUrl' | 'trustedProxies' | 'hall'>

/**
 * Which listener took the request says whether it came through the hall. At the desk's listener a proxy may stand in front
 * (there is a PUBLIC_URL): only then, and only from the proxy's own address, X-Forwarded-For says in its last entry who asks.
 * The host must be ours, so that no foreign name may be pointed at this machine (DNS rebinding); a number cannot be.
 */
export function clientOf(parts: Known, c: Context): Client {
  const { reach: listener, incoming } = (c.env ?? {}) as Arrival
  const peer = peerOf(incoming?.socket)
  const { hostname } = new URL(c.req.url)
  const isNumber = hostname === 'localhost' || isIP(hostname.replace(/^\[|\]$/g, '')) > 0
  if (listener === 'hall' || listener === 'enrolment') {
    const isHostOurs = isNumber || hostname === parts.hall?.name()
    return { address: networkOf(peer.address), reach: listener, isHostOurs }
  }
  return {
    ...deskOrPublic(parts, c, peer, isNumber),
    isHostOurs: isNumber || hostname === publicHostOf(parts),
  }
}

function deskOrPublic(parts: Known, c: Context, peer: Peer, isNumber: boolean): Omit<Client, 'isHostOurs'> {
  const told = askerTold(c)
  const isDesk = peer.isThisMachine && told === undefined && isNumber
  const asker = told && isProxy(parts, peer) ? told : peer.address
  return { address: networkOf(asker), reach: isDesk ? 'desk' : 'public' }
}

/** The proxy adds the machine that spoke to it at the end; what stands before was said by that machine. */
function askerTold(c: Context): string | undefined {
  return c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
}

/** Nobody stands in front of a ward without a public address, whatever a request says. */
function isProxy({ publicUrl, trustedProxies = [] }: Known, peer: Peer): boolean {
  return publicUrl !== undefined && (peer.isThisMachine || trustedProxies.includes(peer.address))
}

function publicHostOf({ publicUrl }: Known): string | undefined {
  return publicUrl ? new URL(publicUrl).hostname : undefined
}

/** What the web is built from, as it is for one request: how cookies are kept depends on how she came. */
export type PartsAt = WebParts & { reach: Reach }

export function partsAt(parts: WebParts, reach: Reach): PartsAt {
  const secure = reach === 'hall' || (reach === 'public' && parts.secure)
  return { ...parts, reach, secure }
}

/** Whether a browser may be told to come over TLS only. */
export function sendsHsts({ reach, secure }: PartsAt): boolean {
  return reach === 'public' && secure
}

type Peer = { address: string; isThisMachine: boolean }

/** Requests made inside the process (tests, benches) have no socket; a socket already gone is nobody's. */
function peerOf(socket: Socket | undefined): Peer {
  if (!socket) return { address: 'inside', isThisMachine: true }
  const address = plainAddress(socket.remoteAddress ?? 'gone')
  const own = plainAddress(socket.localAddress ?? '')
  return { address, isThisMachine: isLoopbackAddress(address) || address === own }
}

/** One home holds 2^64 addresses of IPv6: its first four groups stand for all of them. */
function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  const [head = [], tail] = address.split('::').map((half) => half.split(':').filter(Boolean))
  const missing = tail ? 8 - head.length - tail.length : 0
  return [...head, ...Array<string>(missing).fill('0'), ...(tail ?? [])].slice(0, 4).join(':')
}
