import { describe, expect, it } from 'vitest'
import { reachNames, type Reach } from '#domain/access/reach.ts'
import { systemIds } from '#lib/ids.ts'
import { embeddedDatabase } from '#test/db/database.ts'
import { routes } from '#web/app.ts'
import { aHall, fromPhone, hallOrigin } from './a-hall.ts'
import { testApp, tuesday } from './test-app.ts'

const getDb = embeddedDatabase()

/** Written by hand: what anybody in the world may open, and what a plain network may. Everything else stays in the house. */
const atHome = [/^\/$/, /^\/thu-tuc/, /^\/ho-so/, /^\/du-lieu-cua-toi$/, /^\/ban-khai(\/xoa)?$/]
const overPlain = [/^\/ket-noi(\/:code|\/chung-thu\.(crt|mobileconfig))?$/]
/** And what a device nobody knows may open in the hall. */
const asStranger = [...atHome, /^\/ket-noi/]

function named(reach: Reach): string[] {
  return routes.filter(({ reaches }) => reaches[reach] === 'anyDevice').map(({ path }) => path)
}

describe('where a route is answered', () => {
  it('is written down: at home and over the plain network nothing but what the lists say', () => {
    const stray = (reach: Reach, known: RegExp[]) =>
      named(reach).filter((path) => !known.some((place) => place.test(path)))
    expect(stray('public', atHome)).toEqual([])
    expect(stray('enrolment', overPlain)).toEqual([])
    expect(stray('hall', asStranger)).toEqual([])
    for (const route of routes) {
      expect(Object.keys(route.reaches).every((reach) => reachNames.includes(reach as Reach))).toBe(true)
      if (route.reaches.enrolment) expect(route.method, route.path).toBe('GET')
    }
  })

  it('is obeyed: what is not answered is the page of an unknown address, for every guarded route', async () => {
    const clock = { now: () => tuesday }
    const { app } = await testApp(getDb(), {
      hall: await aHall(clock),
      publicUrl: 'https://phuong.example.vn',
    })
    const strangers = [
      [hallOrigin, fromPhone('hall')],
      ['https://phuong.example.vn', { incoming: { socket: { remoteAddress: '127.0.0.1' } } }],
      ['http://192.168.1.20:8343', fromPhone('enrolment')],
    ] as const
    let asked = 0
    for (const [origin, at] of strangers) {
      const open = async (path: string, method = 'GET') => {
        const answer = await app.request(`${origin}${path}`, { method }, at)
        return `${answer.status} ${bare(await answer.text())}`
      }
      const unknown = await open('/khong-co')
      expect(unknown).toMatch(/^404/)
      for (const { path, method, guard } of routes) {
        if (guard === 'public') continue
        expect(await open(pathOf(path), method), `${origin} ${method} ${path}`).toBe(unknown)
        asked += 1
      }
    }
    expect(asked).toBeGreaterThan(100)
  })
})

function pathOf(path: string): string {
  return path.replace(/:[a-zA-Z]+/g, systemIds.uuid())
}

/** Without what differs from page to page: secrets, and the address asked for. */
function bare(text: string): string {
  return text.replace(/value="[^"]*"|href="[^"]*lang=[^"]*"/g, '')
}

describe('headers and cookies', () => {
  it('belong to the reach: __Host- over TLS, HSTS only at the public address', async () => {
    const clock = { now: () => tuesday }
    const parts = { hall: await aHall(clock), secure: true, publicUrl: 'https://phuong.example.vn' }
    const { app } = await testApp(getDb(), parts)
    const look = async (address: string, at = {}) => {
      const { headers } = await app.request(address, {}, at)
      const [cookie = ''] = headers.getSetCookie()
      return {
        hsts: headers.has('strict-transport-security'),
        host: cookie.startsWith('__Host-'),
        secure: cookie.endsWith('; Secure'),
      }
    }
    const yes = { host: true, secure: true }
    expect(await look('http://localhost:8340/')).toEqual({ hsts: false, host: false, secure: false })
    expect(await look(`${hallOrigin}/`, fromPhone('hall'))).toEqual({ hsts: false, ...yes })
    const proxied = { incoming: { socket: { remoteAddress: '127.0.0.1' } } }
    expect(await look('http://phuong.example.vn/', proxied)).toEqual({ hsts: true, ...yes })
    const { headers } = await app.request(`${hallOrigin}/`, {}, fromPhone('hall'))
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
  })

  it('a foreign name that points at the hall is refused, its own name is not', async () => {
    const { app } = await testApp(getDb(), { hall: await aHall({ now: () => tuesday }) })
    const statusOf = async (address: string) =>
      (await app.request(`${address}/`, {}, fromPhone('hall'))).status
    expect(await statusOf('https://evil.example:8343')).toBe(421)
    expect(await statusOf('https://may-quay-1.local:8343')).toBe(200)
  })
})

describe('who asks', () => {
  const publicUrl = 'https://phuong.example.vn'
  const socketOf = (remoteAddress: string, reach?: Reach) => ({
    incoming: { socket: { remoteAddress, localAddress: '192.168.1.20' } },
    ...(reach ? { reach } : {}),
  })

  it('in the hall is told by the wire, whatever X-Forwarded-For says', async () => {
    const { app } = await testApp(getDb(), { hall: await aHall({ now: () => tuesday }), publicUrl })
    const ask = async (forwarded: string) => {
      const headers = { 'x-forwarded-for': forwarded }
      return (await app.request(`${hallOrigin}/ho-so/0`, { headers }, socketOf('192.168.1.77', 'hall')))
        .status
    }
    for (let turn = 0; turn < 10; turn++) expect(await ask(`10.0.0.${turn}`)).toBe(404)
    expect(await ask('10.0.0.99')).toBe(429)
    const local = { headers: { 'x-forwarded-for': '127.0.0.1' } }
    const opened = await app.request(`${hallOrigin}/quay`, local, socketOf('192.168.1.77', 'hall'))
    expect(opened.status).toBe(404)
  })

  it('behind a proxy of another machine is believed only from the address that was named', async () => {
    const { app } = await testApp(getDb(), { publicUrl, trustedProxies: ['10.0.0.9'] })
    const ask = async (peer: string, forwarded: string) => {
      const headers = { 'x-forwarded-for': forwarded }
      return (await app.request(`${publicUrl}/ho-so/0`, { headers }, socketOf(peer))).status
    }
    for (let turn = 0; turn < 12; turn++) expect(await ask('10.0.0.9', `9.9.9.${turn}`)).toBe(404)
    for (let turn = 0; turn < 10; turn++) expect(await ask('10.0.0.8', `9.9.8.${turn}`)).toBe(404)
    expect(await ask('10.0.0.8', '9.9.8.99')).toBe(429)
  })
})
