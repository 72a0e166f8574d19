import { describe, expect, it } from 'vitest'
import { asFault } from '#db/unavailable.ts'
import { systemIds } from '#lib/ids.ts'
import { embeddedDatabase } from '#test/db/database.ts'
import { testApp } from './test-app.ts'

const getDb = embeddedDatabase()

describe('every answer', () => {
  it('carries a strict policy, is not stored, and sets no script inline', async () => {
    const { browser } = await testApp(getDb())
    for (const path of ['/', '/thu-tuc', '/thu-tuc/khai-sinh', '/khong-co', '/quay']) {
      const answer = await browser().get(path)
      const policy = answer.headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).not.toContain('unsafe')
      expect(answer.headers.get('cache-control')).toBe('no-store')
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
      expect(await answer.text()).not.toMatch(/<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=/)
    }
  })

  it('speaks Vietnamese first and English when asked, and remembers it', async () => {
    const { browser } = await testApp(getDb())
    const page = browser()
    expect(await (await page.get('/')).text()).toContain('lang="vi"')
    expect(await (await page.get('/?lang=en')).text()).toContain('What do you need to do?')
    expect(await (await page.get('/')).text()).toContain('lang="en"')
  })
})

describe('what is not there', () => {
  it('is one page: an unknown address, an unknown visit, a malformed id, a used link', async () => {
    const { signInAs } = await testApp(getDb())
    const officer = await signInAs('officer')
    const bodies = await Promise.all(
      [
        '/khong-co',
        `/quay/luot/${systemIds.uuid()}`,
        '/quay/luot/1',
        `/quay/ho-so/${systemIds.uuid()}`,
        '/vao/9.abcdefghijklmnopqrst',
      ].map(async (path) => {
        const answer = await officer.get(path)
        return `${answer.status} ${(await answer.text()).replace(/value="[^"]*"|href="[^"]*lang=[^"]*"/g, '')}`
      }),
    )
    expect(new Set(bodies).size).toBe(1)
    expect(bodies[0]).toMatch(/^404/)
  })
})

describe('a one-time link', () => {
  it('is not used up by being looked at, works once, and then is like no link at all', async () => {
    const { app, browser, linkFor } = await testApp(getDb())
    const path = await linkFor('officer')
    expect((await app.request(path)).status).toBe(200)
    expect((await app.request(path)).status).toBe(200)
    expect((await browser().post(path, {}, { from: path })).status).toBe(303)
    expect((await browser().post(path, {}, { from: '/' })).status).toBe(404)
    expect((await app.request(path)).status).toBe(404)
  })
})

describe('going out', () => {
  it('ends the session at once and has the browser forget everything', async () => {
    const { app, signInAs } = await testApp(getDb())
    const officer = await signInAs('officer')
    const { csrf, key } = await officer.secrets('/quay')
    const entered = await officer.get('/quay')
    expect(entered.status).toBe(200)
    const out = await officer.post('/ra', {}, { csrf, key })
    expect(out.status).toBe(303)
    expect(out.headers.get('clear-site-data')).toContain('"cookies"')
    expect((await officer.get('/quay')).status).toBe(401)
    expect((await app.request('/quay')).status).toBe(401)
  })

  it('with the token kept by somebody else helps her nothing', async () => {
    const { app, signInAs } = await testApp(getDb())
    const officer = await signInAs('officer')
    const cookie = `motcua=${officer.cookie('motcua')}`
    expect((await app.request('/quay', { headers: { cookie } })).status).toBe(200)
    await officer.post('/ra', {}, { from: '/quay' })
    expect((await app.request('/quay', { headers: { cookie } })).status).toBe(401)
  })
})

describe('a form', () => {
  it('from another site, without its token or with another one, changes nothing', async () => {
    const { signInAs } = await testApp(getDb())
    const officer = await signInAs('officer')
    const fields = { kind: 'need', partyKind: 'person', fullName: 'Lê Thị Thử' }
    expect((await officer.post('/quay/luot', fields, { from: '/quay/luot', csrf: '' })).status).toBe(403)
    expect(
      (await officer.post('/quay/luot', fields, { from: '/quay/luot', csrf: 'x'.repeat(32) })).status,
    ).toBe(403)
    expect(
      (
        await officer.post('/quay/luot', fields, {
          from: '/quay/luot',
          headers: { 'sec-fetch-site': 'cross-site' },
        })
      ).status,
    ).toBe(403)
    for (const origin of [
      'https://evil.example',
      'null',
      'http://localhost.evil.example',
      'http://localhost:1',
    ]) {
      expect(
        (await officer.post('/quay/luot', fields, { from: '/quay/luot', headers: { origin } })).status,
      ).toBe(403)
    }
    expect(await (await officer.get('/quay')).text()).not.toContain('Lê Thị Thử')
  })

  it('from this site is taken, at this machine and at the public address', async () => {
    for (const [publicUrl, origin] of [
      [undefined, 'http://localhost'],
      ['https://motcua.example.vn', 'https://motcua.example.vn'],
      ['https://motcua.example.vn/', 'https://motcua.example.vn'],
      ['https://motcua.example.vn', 'http://localhost'],
    ]) {
      const { signInAs } = await testApp(getDb(), { publicUrl })
      const officer = await signInAs('officer')
      const fields = { kind: 'need', partyKind: 'person', fullName: 'Lê Thị Thử' }
      expect(
        (await officer.post('/quay/luot', fields, { from: '/quay/luot', headers: { origin: origin! } }))
          .status,
      ).toBe(303)
    }
  })

  it('sent twice is one act; the same key with other content is refused', async () => {
    const { signInAs } = await testApp(getDb())
    const officer = await signInAs('officer')
    const { csrf, key } = await officer.secrets('/quay/luot')
    const fields = { kind: 'need', partyKind: 'person', fullName: 'Lê Thị Thử' }
    const first = await officer.post('/quay/luot', fields, { csrf, key })
    const second = await officer.post('/quay/luot', fields, { csrf, key })
    expect(first.status).toBe(303)
    expect(second.headers.get('location')).toBe(first.headers.get('location'))
    expect(
      (await officer.post('/quay/luot', { ...fields, fullName: 'Người khác' }, { csrf, key })).status,
    ).toBe(422)
    expect((await (await officer.get('/quay')).text()).match(/Lê Thị Thử/g)).toHaveLength(1)
  })

  it('with something missing comes back with what was typed (422)', async () => {
    const { signInAs } = await testApp(getDb())
    const officer = await signInAs('officer')
    const answer = await officer.post(
      '/quay/luot',
      { kind: 'need', partyKind: 'organisation', fullName: 'Hợp tác xã Thử' },
      { from: '/quay/luot' },
    )
    const text = await answer.text()
    expect(answer.status).toBe(422)
    expect(text).toContain('value="Hợp tác xã Thử"')
    expect(text).toContain('role="alert"')
  })
})

describe('the code of a dossier', () => {
  it('that cannot be one is a wrong answer: the same page, what was typed, and how a code looks', async () => {
    const { browser } = await testApp(getDb())
    const answer = await browser().post('/ho-so', { ma: 'MC 4F7K-2QZ9' })
    const text = await answer.text()
    expect([
      answer.status,
      text.includes('Mã có 13 chữ và số'),
      text.includes('value="MC 4F7K-2QZ9"'),
    ]).toEqual([422, true, true])
  })

  it('that nobody has is one answer, typed or in the address, and so is an address that holds no code', async () => {
    const { browser } = await testApp(getDb())
    const page = browser()
    const answers = [
      await page.post('/ho-so', { ma: '4F7K-2QZ9-8RTBW' }),
      await page.get('/ho-so/4F7K2QZ98RTBW'),
      await page.get('/ho-so/khong-co'),
    ]
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404])
    for (const answer of answers) expect(await answer.text()).toContain('Không có hồ sơ nào mang mã này')
  })
})

describe('limits and troubles', () => {
  it('slows down whoever tries codes', async () => {
    const { browser } = await testApp(getDb())
    const page = browser()
    const statuses = []
    for (let turn = 0; turn < 12; turn++) statuses.push((await page.get('/ho-so/0000000000000')).status)
    expect(statuses.slice(0, 10).every((status) => status === 404)).toBe(true)
    expect(statuses.at(-1)).toBe(429)
  })

  it.each([
    ['a server that is down', { code: 'ECONNREFUSED' }, 'connection-lost'],
    ['a full disk', { code: 'ENOSPC' }, 'disk-full'],
    ['a full disk, as the database says it', { code: '53100' }, 'disk-full'],
    ['a disk that failed', { code: 'EIO' }, 'disk-broken'],
    ['a statement that waited too long', { code: '57014' }, 'too-busy'],
  ])(
    'turns %s into a page with a code that says nothing was saved, and logs nobody',
    async (_, thrown, reason) => {
      const { app, db, lines, signInAs } = await testApp(getDb())
      const officer = await signInAs('officer')
      const { csrf } = await officer.secrets('/quay/luot')
      const inWard = db.inWard
      db.inWard = () => Promise.reject(asFault(Object.assign(new Error('Lê Thị Thử'), thrown)) as Error)
      const answer = await officer.post(
        '/quay/luot',
        { kind: 'need', partyKind: 'person', fullName: 'Lê Thị Thử' },
        { csrf, key: 'mot-lan' },
      )
      db.inWard = inWard
      expect(lines).toEqual([expect.objectContaining({ error: 'DbUnavailable', reason })])
      expect(JSON.stringify(lines)).not.toContain('Lê Thị Thử')
      expect(answer.status).toBe(503)
      expect(await answer.text()).toMatch(/[A-Z0-9]{2}-[A-Z0-9]{3}/)
      expect((await app.request('/healthz')).status).toBe(200)
    },
  )

  it('refuses a body that is far too large, on a page that says so', async () => {
    const { signInAs, lines } = await testApp(getDb())
    const officer = await signInAs('officer')
    const answer = await officer.post(
      '/quay/luot',
      { fullName: 'x'.repeat(1_200_000) },
      { from: '/quay/luot' },
    )
    expect(answer.status).toBe(413)
    expect(await answer.text()).toContain('Gửi nhiều quá')
    expect(lines).toEqual([])
  })

  it('lets nobody in when who she is cannot be known', async () => {
    const broken = { find: () => Promise.reject(new Error('Lê Thị Thử, 045190000001')), forget: () => {} }
    const { app, lines } = await testApp(getDb(), { sessions: broken })
    const answer = await app.request('/quay', { headers: { cookie: 'motcua=1.abcdefghijklmnopqrst' } })
    expect(answer.status).toBe(500)
    expect(await answer.text()).not.toMatch(/Lê Thị Thử|04519|at .*\.ts/)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatchObject({
      level: 'error',
      error: 'Error',
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    })
    expect(JSON.stringify(lines)).not.toMatch(/Lê Thị Thử|04519/)
  })

  it('mends a slash too many, and leads nobody to another site by it', async () => {
    const { app } = await testApp(getDb())
    const places = ['/thu-tuc/', '/thu-tuc///?q=khai+sinh', '//evil.example/', '///evil.example//'].map(
      async (path) => (await app.request(`http://localhost${path}`)).headers.get('location'),
    )
    expect(await Promise.all(places)).toEqual(['/thu-tuc', '/thu-tuc?q=khai+sinh', null, null])
    expect((await app.request('/thu-tuc/', { method: 'POST' })).status).toBe(404)
  })

  it('answers HEAD like GET, without the page', async () => {
    const { app } = await testApp(getDb())
    const answer = await app.request('/', { method: 'HEAD' })
    expect([answer.status, await answer.text()]).toEqual([200, ''])
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
  })
})
