import { X509Certificate } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Db } from '#db/client.ts'
import type { DeviceKind } from '#domain/access/reach.ts'
import type { Instant } from '#lib/plain-date.ts'
import { devicesOver } from '#modules/devices/index.ts'
import { sessionsOver } from '#modules/accounts/index.ts'
import { embeddedDatabase } from '#test/db/database.ts'
import { aHall, fromPhone, hallOrigin } from './a-hall.ts'
import { asIfProven, browserOf, testApp, tuesday, type Browser, type TestApp } from './test-app.ts'

const getDb = embeddedDatabase()
const plainOrigin = hallOrigin.replace('https', 'http')

type Office = TestApp & {
  administrator: Browser
  /** Adds a device at the desk; the code of its page. */
  add(kind: DeviceKind, name?: string): Promise<string>
  /** A browser in the hall that was connected with that code; the form may be that of another page. */
  connect(code: string, from?: string): Promise<Browser>
  wait(seconds: number): void
}

async function anOffice(db: Db): Promise<Office> {
  let now = Date.parse(tuesday)
  const clock = { now: () => new Date(now).toISOString() as Instant }
  const hall = await aHall(clock)
  const wishes = { hall, clock, devices: devicesOver(db, clock), sessions: sessionsOver(db, clock) }
  const test = await testApp(db, wishes)
  const administrator = await test.signInAs('administrator')
  return {
    ...test,
    administrator,
    wait: (seconds) => void (now += seconds * 1000),
    async add(kind, name = 'Máy tính bảng bàn 2') {
      const page = await administrator.post(
        '/trong-coi/thiet-bi',
        { kind, name },
        { from: '/trong-coi/thiet-bi' },
      )
      const code = /\/ket-noi\/([\w.-]+)/.exec(await page.text())?.[1]
      if (!code) throw new Error(`no code on a page that answered ${page.status}`)
      return code
    },
    async connect(code, from = `/ket-noi/${code}/thu`) {
      const phone = browserOf(test.app, fromPhone('hall'))
      const at = (path: string) => `${hallOrigin}${path}`
      const entered = await phone.post(at(`/ket-noi/${code}`), {}, { from: at(from) })
      if (entered.status !== 303) throw new Error(`enrolment answered ${entered.status}`)
      return phone
    },
  }
}

/** Comes in on that device by a fresh link of that role. */
async function comeIn(office: Office, phone: Browser, role: 'officer' | 'member'): Promise<number> {
  const link = `${hallOrigin}${await office.linkFor(role)}`
  const { status } = await phone.post(link, {}, { from: link })
  if (status === 303) await asIfProven(office.db, office.ward, phone)
  return status
}

describe('connecting a device', () => {
  it('shows the steps over the plain network, for the kind of device it is, and uses nothing up', async () => {
    const office = await anOffice(getDb())
    const code = await office.add('memberPhone', 'Điện thoại của Mai')
    const phone = browserOf(office.app, fromPhone('enrolment'))
    const steps = async (headers: Record<string, string> = {}) =>
      (await phone.get(`${plainOrigin}/ket-noi/${code}`, headers)).text()
    const android = await steps()
    expect(android).toContain('Kết nối Điện thoại của Mai')
    expect(android).toContain(`href="${hallOrigin}/ket-noi/${code}/thu"`)
    expect(android.match(/class="step-picture"/g)).toHaveLength(4)
    expect(await steps({ 'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0)' })).toContain(
      '.mobileconfig',
    )
    expect(await steps({ 'user-agent': 'Mozilla/5.0 (Windows NT 10.0)' })).toContain('Người dùng hiện tại')
    expect((await office.connect(code)).cookie('__Host-motcua-may')).toBeTruthy()
  })

  it('hands out the certificate as each maker wants it', async () => {
    const office = await anOffice(getDb())
    const phone = browserOf(office.app, fromPhone('enrolment'))
    const certificate = await phone.get(`${plainOrigin}/ket-noi/chung-thu.crt`)
    expect(certificate.headers.get('content-type')).toBe('application/x-x509-ca-cert')
    const bytes = Buffer.from(await certificate.arrayBuffer())
    expect(new X509Certificate(bytes).subject).toBe('CN=Một cửa Phường Thử Nghiệm')
    const profile = await phone.get(`${plainOrigin}/ket-noi/chung-thu.mobileconfig`)
    expect(profile.headers.get('content-type')).toBe('application/x-apple-aspen-config')
    expect(await profile.text()).toContain(`<data>${bytes.toString('base64')}</data>`)
  })

  it('works once, for ten minutes, over TLS only', async () => {
    const office = await anOffice(getDb())
    const code = await office.add('tablet')
    const plain = browserOf(office.app, fromPhone('enrolment'))
    const path = `/ket-noi/${code}`
    expect((await plain.post(`${plainOrigin}${path}`, {}, { from: `${plainOrigin}${path}` })).status).toBe(
      404,
    )
    await office.connect(code)
    const late = await office.add('tablet')
    await expect(office.connect(code, '/')).rejects.toThrow('404')
    office.wait(10 * 60 + 1)
    expect((await plain.get(`${plainOrigin}/ket-noi/${late}`)).status).toBe(404)
    await expect(office.connect(late, '/')).rejects.toThrow('404')
  })

  it('asks for a name and a use, and says so when the hall is closed', async () => {
    const office = await anOffice(getDb())
    const add = async (fields: Record<string, string>) => {
      const answer = await office.administrator.post('/trong-coi/thiet-bi', fields, {
        from: '/trong-coi/thiet-bi',
      })
      return [answer.status, await answer.text()] as const
    }
    const [status, text] = await add({ kind: 'tablet', name: ' ' })
    expect([status, text.includes('Đặt cho máy một cái tên')]).toEqual([422, true])
    const [, kindless] = await add({ kind: 'fridge', name: 'Tủ lạnh' })
    expect(kindless).toContain('Chọn máy dùng để làm gì')
    expect(kindless).toContain('value="Tủ lạnh"')
    const closed = await testApp(getDb())
    const administrator = await closed.signInAs('administrator')
    const page = await (await administrator.get('/trong-coi/thiet-bi')).text()
    expect(page).toContain('HALL=on')
    const refused = await administrator.post(
      '/trong-coi/thiet-bi',
      { kind: 'tablet', name: 'Máy 1' },
      { from: '/trong-coi/thiet-bi' },
    )
    expect(refused.status).toBe(422)
  })
})

describe('a connected device', () => {
  it.each([
    ['tablet', { '/quay': 200, '/giup': 200 }],
    ['memberPhone', { '/quay': 404, '/giup': 200 }],
  ] as const)('of kind %s opens what it is for', async (kind, opens) => {
    const office = await anOffice(getDb())
    const phone = await office.connect(await office.add(kind))
    expect(await comeIn(office, phone, 'officer')).toBe(303)
    for (const [path, status] of Object.entries(opens))
      expect((await phone.get(`${hallOrigin}${path}`)).status, path).toBe(status)
  })

  it('that shows pages to people lets nobody sign in', async () => {
    const office = await anOffice(getDb())
    const screen = await office.connect(await office.add('hallScreen'))
    expect(await comeIn(office, screen, 'officer')).toBe(404)
    expect((await screen.get(`${hallOrigin}/thu-tuc`)).status).toBe(200)
  })

  it('is named in the audit of what is done on it', async () => {
    const office = await anOffice(getDb())
    const phone = await office.connect(await office.add('tablet'))
    await comeIn(office, phone, 'officer')
    const { rows } = await office.db.inWard(office.ward.wardId, async (trx) => ({
      rows: await trx
        .selectFrom('audit_event')
        .select(['action', 'device', 'subject_id'])
        .where('ward_id', '=', office.ward.wardId)
        .where('action', 'in', ['device.enrol', 'session.begin'])
        .orderBy('seq', 'desc')
        .limit(2)
        .execute(),
    }))
    const [began, enrolled] = rows
    expect([began?.action, enrolled?.action]).toEqual(['session.begin', 'device.enrol'])
    expect(began?.device).toBe(enrolled?.subject_id)
  })

  it('and its session belong together: neither is worth anything elsewhere', async () => {
    const office = await anOffice(getDb())
    const phone = await office.connect(await office.add('tablet'))
    await comeIn(office, phone, 'officer')
    const other = await office.connect(await office.add('tablet', 'Máy khác'))
    const cookieOf = (from: Browser, name: string) => `${name}=${from.cookie(name)}`
    const session = cookieOf(phone, '__Host-motcua')
    const ask = async (cookie: string) =>
      (await office.app.request(`${hallOrigin}/quay`, { headers: { cookie } }, fromPhone('hall'))).status
    expect(await ask(`${session}; ${cookieOf(phone, '__Host-motcua-may')}`)).toBe(200)
    expect(await ask(`${session}; ${cookieOf(other, '__Host-motcua-may')}`)).toBe(401)
    expect(await ask(session)).toBe(404)
    const atDesk = { headers: { cookie: session.replace('__Host-', '') } }
    expect((await office.app.request('http://localhost/quay', atDesk)).status).toBe(401)
  })

  it('stays known when the person goes out, and forgets the person', async () => {
    const office = await anOffice(getDb())
    const phone = await office.connect(await office.add('tablet'))
    await comeIn(office, phone, 'officer')
    const out = await phone.post(`${hallOrigin}/ra`, {}, { from: `${hallOrigin}/quay` })
    expect([out.status, out.headers.get('clear-site-data')]).toEqual([303, '"cache", "storage"'])
    expect([phone.cookie('__Host-motcua'), Boolean(phone.cookie('__Host-motcua-may'))]).toEqual([
      undefined,
      true,
    ])
    expect((await phone.get(`${hallOrigin}/quay`)).status).toBe(401)
  })

  it('that is taken back is out within five seconds, and so is whoever was on it', async () => {
    const office = await anOffice(getDb())
    const phone = await office.connect(await office.add('tablet'))
    await comeIn(office, phone, 'officer')
    const open = async () => (await phone.get(`${hallOrigin}/quay`)).status
    expect(await open()).toBe(200)
    const list = await (await office.administrator.get('/trong-coi/thiet-bi')).text()
    const path = /action="([^"]*\/thu-hoi)"/.exec(list)?.[1] ?? ''
    const revoked = await office.administrator.post(path, {}, { from: '/trong-coi/thiet-bi' })
    expect(revoked.status).toBe(303)
    office.wait(5)
    expect(await open()).toBe(404)
    expect(await (await office.administrator.get('/trong-coi/thiet-bi')).text()).toContain('Đã thu hồi')
  })
})
