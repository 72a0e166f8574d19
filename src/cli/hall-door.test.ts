import { X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { get } from 'node:http'
import { connect as connectPlain, createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from 'node:tls'
import { Hono } from 'hono'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Instant } from '#lib/plain-date.ts'
import { issuerFileOf, makeIssuerFile, openHall, readIssuerFile, type Hall } from '#modules/reach/index.ts'
import { openHallDoor, renew, type HallDoor } from './hall-door.ts'

/** A door on this machine alone, with a clock the test moves. */
type Standing = { hall: Hall; door: HallDoor; port: number; set(days: number): void; faults: unknown[] }

const began = Date.now()
let folder = ''
let standing: Standing

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => void probe.listen(0, resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

/** An app that says through which listener it was asked. */
function saying(): Hono {
  const app = new Hono()
  app.all('*', (c) => c.text((c.env as { reach: string }).reach))
  return app
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'motcua-door-'))
  const file = issuerFileOf(join(folder, 'master.key'))
  await makeIssuerFile(file, { name: 'Phường Thử', now: new Date(began) })
  let now = began
  const port = await freePort()
  const faults: unknown[] = []
  const hall = await openHall({
    issuer: await readIssuerFile(file),
    clock: { now: () => new Date(now).toISOString() as Instant },
    port,
    addresses: () => ['192.168.1.20'],
    name: () => undefined,
  })
  const parts = { hall, port, pages: saying(), enrolment: saying(), drainMs: 200 }
  const door = await openHallDoor({ ...parts, reportFault: (error) => void faults.push(error) })
  standing = { hall, door, port, faults, set: (days) => void (now = began + days * 86_400_000) }
})
afterEach(async () => {
  await standing.door.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The certificate a new connection is shown, with the page behind it. */
function overTls(): Promise<{ certificate: X509Certificate; text: string }> {
  return new Promise((resolve, reject) => {
    const { port, hall } = standing
    const ca = hall.issuer.certificatePem
    const socket = connect({ port, host: '127.0.0.1', ca, checkServerIdentity: () => undefined }, () => {
      const certificate = new X509Certificate(socket.getPeerCertificate().raw)
      let text = ''
      socket.on('data', (part: Buffer) => void (text += part.toString()))
      socket.on('close', () => resolve({ certificate, text }))
      socket.write('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n')
    })
    socket.on('error', reject)
  })
}

function overPlain(): Promise<string> {
  return new Promise((resolve, reject) => {
    get({ port: standing.port, host: '127.0.0.1', agent: false }, (answer) => {
      let text = ''
      answer.on('data', (part: Buffer) => void (text += part.toString()))
      answer.on('end', () => resolve(text))
    }).on('error', reject)
  })
}

describe('the door of the hall', () => {
  it('tells TLS from plain by the first byte, on one port', async () => {
    const { text } = await overTls()
    expect([text.split('\r\n\r\n').at(-1)?.includes('hall'), await overPlain()]).toEqual([true, 'enrolment'])
  })

  it('shows the new certificate to the next connection, without a restart', async () => {
    const before = (await overTls()).certificate
    const shown: unknown[] = []
    const tls = { setSecureContext: (context: object) => void shown.push(context) }
    await renew({ ...standing, reportFault: () => {} }, tls)
    expect(shown).toEqual([])
    standing.set(61)
    expect((await overTls()).certificate.serialNumber).toBe(before.serialNumber)
    await standing.door.renew()
    // Its first days lie ahead of the clock of this machine, so it is looked at without asking for trust.
    const after = await certificateShown()
    expect(after.serialNumber).not.toBe(before.serialNumber)
    expect(Date.parse(after.validTo) - Date.parse(before.validTo)).toBe(61 * 86_400_000)
  })

  it('keeps the old certificate and says so when a new one cannot be made', async () => {
    standing.set(61)
    const failing = { ...standing.hall, refresh: () => Promise.reject(new Error('no')) }
    const faults: unknown[] = []
    await renew(
      { hall: failing, reportFault: (error) => void faults.push(error) },
      { setSecureContext: () => {} },
    )
    expect(faults).toHaveLength(1)
    expect((await overTls()).text).toContain('hall')
  })

  it('survives noise, silence and a cut in the middle of a greeting', async () => {
    for (const noise of [
      Buffer.from([0x16, 3, 1, 0xff, 0xff, 0]),
      Buffer.from('GEX / \0\0\r\n\r\n'),
      Buffer.alloc(0),
    ]) {
      await new Promise<void>((resolve) => {
        const socket = connectPlain(standing.port, '127.0.0.1', () => socket.end(noise))
        socket.on('error', () => {})
        socket.on('close', () => resolve())
        socket.resume()
      })
    }
    expect(await overPlain()).toBe('enrolment')
    expect(standing.faults).toEqual([])
  })
})

function certificateShown(): Promise<X509Certificate> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port: standing.port, host: '127.0.0.1', rejectUnauthorized: false }, () => {
      resolve(new X509Certificate(socket.getPeerCertificate().raw))
      socket.destroy()
    })
    socket.on('error', reject)
  })
}
