import { describe, expect, it } from 'vitest'
import { embeddedDatabase } from '#test/db/database.ts'
import { testApp } from './test-app.ts'

const getDb = embeddedDatabase()

/** A request as it comes off the wire, from that address. */
function from(remoteAddress: string): object {
  return { incoming: { socket: { remoteAddress, localAddress: '10.0.0.1' } } }
}

describe('where a request comes from', () => {
  it('a one-time link works on this machine only, and is nothing elsewhere', async () => {
    const { app, linkFor } = await testApp(getDb(), { publicUrl: 'https://phuong.example.vn' })
    const link = await linkFor('officer')
    const proxied = { headers: { 'x-forwarded-for': '9.9.9.9' } }
    expect((await app.request(link, {}, from('10.0.0.9'))).status).toBe(404)
    expect((await app.request(link, proxied, from('127.0.0.1'))).status).toBe(404)
    expect((await app.request(`https://phuong.example.vn${link}`, {}, from('127.0.0.1'))).status).toBe(404)
    expect((await app.request(link, {}, from('127.0.0.1'))).status).toBe(200)
  })

  it('readiness and counts are told on this machine only', async () => {
    const { app } = await testApp(getDb())
    for (const path of ['/readyz', '/metrics']) {
      expect((await app.request(path, {}, from('127.0.0.1'))).status, path).toBe(200)
      expect((await app.request(path, {}, from('10.0.0.1'))).status, path).toBe(200)
      expect((await app.request(path, {}, from('::ffff:10.0.0.9'))).status, path).toBe(404)
      expect(
        (await app.request(path, { headers: { 'x-forwarded-for': '127.0.0.1' } }, from('127.0.0.1'))).status,
        path,
      ).toBe(404)
    }
  })

  it('whoever asks through the proxy is counted by her own address, and cannot choose it', async () => {
    const { app } = await testApp(getDb(), { publicUrl: 'https://phuong.example.vn' })
    const ask = async (forwarded: string, peer = '127.0.0.1') =>
      (await app.request('/ho-so/0', { headers: { 'x-forwarded-for': forwarded } }, from(peer))).status
    for (let turn = 0; turn < 10; turn++) expect(await ask(`${turn}.1.1.1, 9.9.9.9`)).toBe(404)
    expect(await ask('1.1.1.1, 9.9.9.9')).toBe(429)
    expect(await ask('9.9.9.8')).toBe(404)
    for (let turn = 0; turn < 10; turn++) await ask(`${turn}.1.1.1`, '10.0.0.9')
    expect(await ask('2.2.2.2', '10.0.0.9')).toBe(429)
  })

  it('a home with a whole range of addresses is counted once', async () => {
    const { app } = await testApp(getDb())
    const ask = async (peer: string) => (await app.request('/ho-so/0', {}, from(peer))).status
    for (let turn = 1; turn <= 10; turn++) expect(await ask(`2001:db8:0:7::${turn}`)).toBe(404)
    expect(await ask('2001:db8::7:1:2:3:4')).toBe(429)
    expect(await ask('2001:db8:0:8::1')).toBe(404)
  })

  it('a foreign name that points here is refused; ours, and numbers, are not', async () => {
    const { app } = await testApp(getDb(), { publicUrl: 'https://phuong.example.vn' })
    const statuses = [
      'http://evil.example/',
      'http://localhost.evil.example/',
      'http://localhost:8340/',
      'http://127.0.0.1/',
      'http://[::1]:8340/',
      'http://phuong.example.vn/',
    ].map(async (address) => (await app.request(address)).status)
    expect(await Promise.all(statuses)).toEqual([421, 421, 200, 200, 200, 200])
  })

  it('behind https the cookies belong to this host alone and the browser is told to stay', async () => {
    const { app } = await testApp(getDb(), { secure: true, publicUrl: 'https://phuong.example.vn' })
    const answer = await app.request('https://phuong.example.vn/')
    expect(answer.headers.get('strict-transport-security')).toMatch(/max-age=31536000/)
    for (const cookie of answer.headers.getSetCookie())
      expect(cookie).toMatch(/^__Host-.*; Path=\/; HttpOnly; SameSite=Lax; .*Secure/)
    expect(answer.headers.getSetCookie()).toHaveLength(1)
  })
})

describe('what machines ask', () => {
  it('is described by a document that names only what is there', async () => {
    const { app } = await testApp(getDb())
    const document = (await (await app.request('/api/v1/openapi.json')).json()) as {
      openapi: string
      paths: Record<string, object>
    }
    expect(document.openapi).toBe('3.1.0')
    for (const path of Object.keys(document.paths)) expect((await app.request(path)).status, path).toBe(200)
  })

  it('and is not there is a problem document, not a page', async () => {
    const { app } = await testApp(getDb())
    const answer = await app.request('/api/v1/khong-co')
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(await answer.json()).toEqual({ type: 'about:blank', title: 'Not Found', status: 404 })
  })

  it('counts answers and names nobody', async () => {
    const { app, signInAs } = await testApp(getDb())
    await (await signInAs('officer')).get('/quay')
    const text = await (await app.request('/metrics')).text()
    expect(Number(/^motcua_answers_total\{status="2xx"\} (\d+)$/m.exec(text)?.[1])).toBeGreaterThan(0)
    expect(text).not.toMatch(/Người thử|quay|vao/)
  })

  it('tells that the database does not answer, while the program still runs', async () => {
    const { app, db } = await testApp(getDb())
    const { acrossWards } = db
    db.acrossWards = () => Promise.reject(new Error('gone'))
    const [ready, health] = [await app.request('/readyz'), await app.request('/healthz')]
    db.acrossWards = acrossWards
    expect([ready.status, health.status]).toEqual([503, 200])
  })
})
