import { createServer as createPlainServer, type Server as PlainServer } from 'node:http'
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https'
import { createServer, type Server, type Socket } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import type { Reach } from '#domain/access/reach.ts'
import { isLoopbackAddress, isPrivateAddress, plainAddress } from '#lib/private-address.ts'
import type { Hall, Leaf } from '#modules/reach/index.ts'

/** The open door of the hall. */
export type HallDoor = {
  /** Looks at addresses and days now, as it does by itself every few seconds. */
  renew(): Promise<void>
  close(): Promise<void>
}

type DoorParts = {
  hall: Hall
  port: number
  /** What is answered over TLS. */
  pages: Hono
  /** What is answered without it: how to connect a device. */
  enrolment: Hono
  drainMs: number
  reportFault(error: unknown): void
}

/** How often addresses and days are looked at. */
const renewEveryMs = 15_000
/** Who says nothing, or does not end her greeting, is not waited for. */
const greetingMs = 10_000
/** A hall has tens of devices; a browser opens six connections. */
const mostConnections = 1_000
/** The first byte of every TLS connection. */
const tlsHandshake = 0x16

/**
 * One port for the whole hall, so that one address is learned and one rule is set in the firewall: who begins with TLS gets
 * the pages, who does not gets the steps to connect and nothing else. Only neighbours are let in, by both ends of the wire.
 */
export function openHallDoor(parts: DoorParts): Promise<HallDoor> {
  const tls = createTlsServer(
    { ...contextOf(parts.hall.leaf()), handshakeTimeout: greetingMs },
    listenerOf('hall', parts.pages),
  )
  const plain = createPlainServer(listenerOf('enrolment', parts.enrolment))
  // They never listen themselves; this starts their watch over slow requests.
  for (const server of [tls, plain]) server.emit('listening')
  const door = createServer((socket) => admit(socket, { tls, plain }))
  door.maxConnections = mostConnections
  const renewing = setInterval(() => void renew(parts, tls), renewEveryMs)
  renewing.unref()
  return new Promise((resolve, reject) => {
    door.once('error', (error) => {
      clearInterval(renewing)
      reject(error)
    })
    let shutting: Promise<void> | undefined
    const close = () => {
      clearInterval(renewing)
      return (shutting ??= shut(door, [tls, plain], parts.drainMs))
    }
    door.listen(parts.port, () => resolve({ renew: () => renew(parts, tls), close }))
  })
}

function contextOf({ keyPem, certificatePem }: Leaf) {
  return { key: keyPem, cert: certificatePem, minVersion: 'TLSv1.2' as const }
}

/** Requests say through which listener they came: no header can. */
function listenerOf(reach: Reach, app: Hono) {
  return getRequestListener((request, bindings) => app.fetch(request, { ...bindings, reach }))
}

/** New connections see the new certificate; those that are open go on. */
export async function renew(
  { hall, reportFault }: Pick<DoorParts, 'hall' | 'reportFault'>,
  tls: Pick<TlsServer, 'setSecureContext'>,
): Promise<void> {
  try {
    if (await hall.refresh()) tls.setSecureContext(contextOf(hall.leaf()))
  } catch (error) {
    reportFault(error)
  }
}

type Servers = { tls: TlsServer; plain: PlainServer }

function admit(socket: Socket, servers: Servers): void {
  const ends = [socket.localAddress, socket.remoteAddress].map((end) => plainAddress(end ?? ''))
  if (!ends.every((end) => isPrivateAddress(end) || isLoopbackAddress(end))) return void socket.destroy()
  const giveUp = () => socket.destroy()
  socket.setTimeout(greetingMs, giveUp)
  socket.on('error', giveUp)
  const look = () => {
    const first = socket.read(1) as Buffer | null
    if (first === null) return void (socket.readableEnded ? giveUp() : socket.once('readable', look))
    socket.off('timeout', giveUp)
    socket.setTimeout(0)
    socket.off('error', giveUp)
    socket.unshift(first)
    const server = first[0] === tlsHandshake ? servers.tls : servers.plain
    server.emit('connection', socket)
  }
  look()
}

/** Requests in hand are finished; then the rest is cut, as at the desk. */
function shut(door: Server, servers: (TlsServer | PlainServer)[], drainMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => servers.forEach((server) => server.closeAllConnections()), drainMs)
    door.close(() => {
      clearTimeout(cut)
      resolve()
    })
    for (const server of servers) {
      server.closeIdleConnections()
      server.close(() => {})
    }
  })
}
