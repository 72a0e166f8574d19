import { describe, expect, it } from 'vitest'
import type { Instant } from '#lib/plain-date.ts'
import { receiveDossier } from '#modules/dossiers/index.ts'
import { verifyAudit } from '#modules/audit/index.ts'
import { openVisit } from '#modules/visits/index.ts'
import { embeddedDatabase } from '#test/db/database.ts'
import { must, printedVisit } from '#test/desk/walk-a-visit.ts'
import { routes } from '#web/app.ts'
import { aCtx } from '#test/db/a-ward.ts'
import { testApp, theCatalogue, tuesday, type TestApp } from './test-app.ts'

const getDb = embeddedDatabase()
const idNumber = '045198000214'
const phone = '0912345678'

async function aDossier({ ward, db }: TestApp) {
  const at = (minutes: number) =>
    aCtx({
      db,
      ward,
      catalogue: theCatalogue(),
      now: new Date(Date.parse(tuesday) + minutes * 60_000).toISOString(),
      counterId: '1',
    })
  const visitId = await printedVisit(at as never)
  const person = { fullName: 'Nguyễn Thị Mẫu Hậu' }
  const input = { caseId: 'c1', papers: [], submitter: { ...person, phone }, owner: person, messages: true }
  const received = must(await receiveDossier(await at(15), visitId, input))
  return { visitId, ...received }
}

/** Controls that give a consent, and whether one of them was chosen before she was asked. */
function chosenBefore(html: string): string[] {
  const asked = [...html.matchAll(/data-consent="(\w+)">([\s\S]*?)<\/div>/g)]
  return asked.flatMap(([, purpose, inside = '']) => (/\schecked[\s>=/]/.test(inside) ? [purpose!] : []))
}

describe('consent on pages', () => {
  it('is never chosen beforehand, on any page there is, and one box asks for one thing', async () => {
    const app = await testApp(getDb())
    const { visitId, dossierId, trackingCode } = await aDossier(app)
    const open = must(
      await openVisit(await app.ctx(), {
        kind: 'need',
        party: { kind: 'person', fullName: 'Trần Văn Mẫn' },
        onBehalfOf: null,
      }),
    )
    const officer = await app.signInAs('officer')
    const printed = await printedVisit((async (n: number) =>
      aCtx({
        db: app.db,
        ward: app.ward,
        catalogue: theCatalogue(),
        now: new Date(Date.parse(tuesday) + n * 60_000).toISOString(),
        counterId: '1',
      })) as never)
    let boxes = 0
    for (const route of routes.filter(({ method }) => method === 'GET')) {
      for (const visit of [visitId, open.visitId, printed]) {
        const path = route.path
          .replace(':visitId', visit)
          .replace(':dossierId', dossierId)
          .replace(':code', trackingCode)
          .replace(':id', 'khai-sinh')
        if (path.includes(':')) continue
        const html = await (await officer.get(path)).text()
        expect(chosenBefore(html), path).toEqual([])
        boxes += html.split('data-consent=').length - 1
        if (!route.path.includes(':visitId')) break
      }
    }
    // The boxes are there to be looked at: beside the phone, and where a draft may be kept.
    expect(boxes).toBeGreaterThanOrEqual(2)
    expect(chosenBefore('<div data-consent="messages"><input type="checkbox" checked/></div>')).toEqual([
      'messages',
    ])
  })

  it('is withdrawn by one key by whoever has the code, as it was given by one', async () => {
    let now = Date.parse(tuesday) + 20 * 60_000
    const clock = { now: () => new Date((now += 1_000)).toISOString() as Instant }
    const app = await testApp(getDb(), { clock })
    const { trackingCode } = await aDossier(app)
    const citizen = app.browser()
    const page = `/ho-so/${trackingCode}`
    expect(await (await citizen.get(page)).text()).toContain('value="withdrawn"')
    const out = await citizen.post(`${page}/tin-bao`, { verdict: 'withdrawn' }, { from: page })
    expect(out.status).toBe(303)
    expect(await (await citizen.get(page)).text()).toContain('value="given"')
    await citizen.post(`${page}/tin-bao`, { verdict: 'given' }, { from: page })
    expect(await (await citizen.get(page)).text()).toContain('value="withdrawn"')
    expect(await (await citizen.get(page)).text()).not.toContain(phone)
    expect(
      (await citizen.post('/ho-so/0000000000000/tin-bao', { verdict: 'given' }, { from: page })).status,
    ).toBe(303)
  })
})

describe('a request', () => {
  it('goes from the page of the dossier to the desk, waits for papers, and ends with everything held', async () => {
    const app = await testApp(getDb())
    const { trackingCode } = await aDossier(app)
    const page = `/ho-so/${trackingCode}`
    const citizen = app.browser()
    await citizen.post(`${page}/yeu-cau`, { kind: 'see', words: 'Cho tôi xem' }, { from: page })
    expect(await (await citizen.get(page)).text()).toContain('Xem dữ liệu của mình: Đang xem')
    const officer = await app.signInAs('officer')
    const list = await (await officer.get('/trong-coi/yeu-cau')).text()
    const request = /\/trong-coi\/yeu-cau\/[0-9a-f-]{36}/.exec(list)![0]
    expect((await officer.post(`${request}/dong-y`, {}, { from: request })).status).toBe(409)
    expect((await officer.post(`${request}/chung-minh`, {}, { from: request })).status).toBe(422)
    await officer.post(`${request}/chung-minh`, { proof: 'idCard', seen: 'thẻ' }, { from: request })
    expect((await officer.post(`${request}/dong-y`, {}, { from: request })).status).toBe(303)
    expect(await (await officer.get(request)).text()).toContain('dang-giu.json')
    expect(await verifyAudit(app.db, app.ward.wardId)).toMatchObject({ ok: true })
  })
})

describe('screens', () => {
  it('show a number masked, whole only on request, for half a minute, and the request is in the audit', async () => {
    const app = await testApp(getDb())
    const visitId = await printedVisit((async (n: number) =>
      aCtx({
        db: app.db,
        ward: app.ward,
        catalogue: theCatalogue(),
        now: new Date(Date.parse(tuesday) + n * 60_000).toISOString(),
        counterId: '1',
      })) as never)
    const officer = await app.signInAs('officer')
    const visit = `/quay/luot/${visitId}`
    expect(await (await officer.get(visit)).text()).not.toContain(idNumber)
    const shown = await officer.post(`${visit}/xem-so`, { key: 'mother.idNumber' }, { from: visit })
    const html = await shown.text()
    expect(html).toContain(idNumber)
    expect(html).toContain('data-hide-after="30"')
    expect(html).toContain(`<meta http-equiv="refresh" content="30;url=${visit}"/>`)
    expect(shown.headers.get('cache-control')).toBe('no-store')
    const links = await app.db.inWard(app.ward.wardId, (trx) =>
      trx
        .selectFrom('audit_event')
        .select(['action', 'fields'])
        .where('action', '=', 'visit.unmask')
        .execute(),
    )
    expect(links).toEqual([{ action: 'visit.unmask', fields: ['mother.idNumber'] }])
    const other = await officer.post(`${visit}/xem-so`, { key: 'child.fullName' }, { from: visit })
    expect(await other.text()).not.toContain('data-hide-after')
  })

  it('of the hall are emptied at the end of a session, and cover themselves without scripts', async () => {
    const app = await testApp(getDb())
    const officer = await app.signInAs('officer')
    const end = await officer.get('/giup?het=1')
    expect(end.status).toBe(303)
    expect(end.headers.get('clear-site-data')).toBe('"cache", "storage"')
    const list = await (await officer.get('/giup')).text()
    expect(list).toContain('<meta http-equiv="refresh" content="60;url=/giup?het=1"/>')
    expect(list).toContain('<idle-screen')
    const out = await officer.post('/ra', {}, { from: '/giup' })
    expect(out.headers.get('clear-site-data')).toBe('"cache", "cookies", "storage"')
    // At home nobody is sent away while she reads.
    expect(await (await app.browser().get('/du-lieu-cua-toi')).text()).not.toContain('http-equiv')
  })
})

describe('what is kept how long', () => {
  it('is changed by the administrator within bounds, and read by the auditor', async () => {
    const app = await testApp(getDb())
    const auditor = await app.signInAs('auditor')
    const page = await (await auditor.get('/trong-coi/luu-giu')).text()
    expect(page).toContain('3 tháng')
    expect(page).not.toContain('name="unit"')
    const administrator = await app.signInAs('administrator')
    const place = { from: '/trong-coi/luu-giu' }
    const choose = (value: string, unit: string) =>
      administrator.post('/trong-coi/luu-giu', { class: 'visit', value, unit }, place)
    expect((await choose('3', 'day')).status).toBe(422)
    expect((await choose('6', 'month')).status).toBe(303)
    expect(await (await auditor.get('/trong-coi/luu-giu')).text()).toContain('6 tháng')
    expect(await (await app.browser().get('/du-lieu-cua-toi')).text()).toContain('6 tháng')
  })
})
