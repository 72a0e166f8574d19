import { describe, expect, it } from 'vitest'
import { may, type Action } from '#domain/access/action.ts'
import { systemIds } from '#lib/ids.ts'
import { receiveDossier, signResult } from '#modules/dossiers/index.ts'
import { findNeed, openVisit } from '#modules/visits/index.ts'
import { embeddedDatabase } from '#test/db/database.ts'
import { must, printedVisit } from '#test/desk/walk-a-visit.ts'
import { routes } from '#web/app.ts'
import type { Route } from '#web/kit/route.ts'
import { testApp, type Browser, type TestApp } from './test-app.ts'

const getDb = embeddedDatabase()

/** Every field any form of the desk sends, and some that none does. */
const names = [
  'kind',
  'partyKind',
  'fullName',
  'onBehalfOf',
  'taxCode',
  'representative',
  'authority',
  'asked',
  'widen',
  'words',
  'ma',
  'procedureId',
  'name.0',
  'state.0',
  'reason',
  'role',
  'raw',
  'other',
  'key',
  'value',
  'answer',
  'version',
  'comparedWith',
  'caseId',
  'submitter',
  'owner',
  'phone',
  'score',
  'officialCode',
  'items',
  'outcome',
  'resultNumber',
  'to',
  'proof',
  'f.child.fullName',
  'f.__proto__',
  'f.constructor',
  'f.mother.\0',
  'f.',
]
const values: [string, string][] = [
  ['nothing', ''],
  ['a zero letter', 'Lê\0Thị Thử'],
  ['letters of control', '\u0001\u202e\u0085\uffff'],
  ['a word of the language', '__proto__'],
  ['another one', 'constructor'],
  ['a number below', '-1'],
  ['a number without end', '1e309'],
  ['marks of a page', '<b>"\'&</b>'],
  ['ten thousand letters', 'x'.repeat(10_000)],
]
const queries = [
  '',
  '?q=%00&c=NaN&o=__proto__&vai=constructor&xong=constructor&lang=xx',
  '?c=1e9&o=constructor.x&vai=toString&xong=__proto__&q=%E0%A4',
]
/** What ends or locks the session would leave nothing to send to. */
const ending = ['/ra', '/khoa']
const places = routes.filter(({ path }) => !ending.includes(path) && !path.startsWith('/vao'))
const posts = places.filter(({ method }) => method === 'POST')

async function send(
  on: { app: TestApp['app']; browser: Browser },
  route: Route,
  sent: { path: string; csrf?: string; value?: string; key?: string },
) {
  const cookie = `motcua=${on.browser.cookie('motcua')}`
  if (route.method === 'GET') return on.app.request(sent.path, { headers: { cookie } })
  const body = new URLSearchParams({ _csrf: sent.csrf!, _key: sent.key ?? systemIds.uuid() })
  if (sent.value !== undefined)
    for (const name of [...names, 'fullName', 'score']) body.append(name, sent.value)
  return on.app.request(sent.path, {
    method: 'POST',
    body,
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
  })
}

async function inSession(test: TestApp, role: 'officer' | 'signer' | 'member') {
  const browser = await test.signInAs(role)
  const { csrf } = await browser.secrets(role === 'member' ? '/giup' : '/quay')
  return { on: { app: test.app, browser }, csrf }
}

/** A visit just begun, one with a form, one received, and the dossier of that. */
async function things(test: TestApp) {
  const ctx = await test.ctx()
  const open = async () => must(await openVisit(ctx, { kind: 'need', party: null, onBehalfOf: null })).visitId
  const filling = await open()
  must(await findNeed(ctx, filling, 'khai-sinh'))
  const received = await printedVisit((_, role) => test.ctx(role))
  const person = { fullName: 'Nguyễn Thị Mẫu Hậu' }
  const { dossierId } = must(
    await receiveDossier(ctx, received, { caseId: 'c1', papers: [], submitter: person, owner: person }),
  )
  return [
    [await open(), dossierId],
    [filling, dossierId],
    [received, dossierId],
  ]
}

describe('whatever is sent', () => {
  it.each(['officer', 'signer', 'member'] as const)(
    'is answered without a fault (%s)',
    async (role) => {
      const test = await testApp(getDb())
      const { on, csrf } = await inSession(test, role)
      for (const [visitId, dossierId] of await things(test)) {
        for (const route of places) {
          const path = route.path
            .replace(':visitId', visitId!)
            .replace(':dossierId', dossierId!)
            .replace(':id', 'khai-sinh')
            .replace(':code', '0')
          const turns = route.method === 'GET' ? queries.map((query) => [query, query] as const) : values
          for (const [what, value] of turns) {
            const answer = await send(
              on,
              route,
              route.method === 'GET' ? { path: path + value } : { path, csrf, value },
            )
            expect(`${route.method} ${route.path} ${what} ${answer.status}`).toMatch(
              / (200|303|403|404|409|422|429)$/,
            )
          }
        }
      }
      expect(test.lines).toEqual([])
    },
    120_000,
  )

  it('is refused when one field holds a book, and a strange key of the form is no fault', async () => {
    const test = await testApp(getDb())
    const { on, csrf } = await inSession(test, 'officer')
    const route = posts.find(({ path }) => path === '/quay/luot')!
    expect((await send(on, route, { path: route.path, csrf, value: 'x'.repeat(10_001) })).status).toBe(413)
    expect((await send(on, route, { path: route.path, csrf, value: 'need', key: 'a\0b' })).status).toBe(303)
    const many = new URLSearchParams([
      ['_csrf', csrf],
      ...Array.from({ length: 1_001 }, (_, index) => [`f.${index}`, '']),
    ])
    const headers = {
      cookie: `motcua=${on.browser.cookie('motcua')}`,
      'content-type': 'application/x-www-form-urlencoded',
    }
    expect((await test.app.request(route.path, { method: 'POST', body: many, headers })).status).toBe(413)
    expect(test.lines).toEqual([])
  })
})

describe('an id that is none', () => {
  const strange = [
    systemIds.uuid(),
    'abc',
    '%00',
    '%E0%A4%A',
    '..%2f..%2fetc',
    'a'.repeat(5_000),
    systemIds.uuid().toUpperCase(),
    `${systemIds.uuid()}%0a`,
  ]

  it('is like an unknown one at every address, papers too, to the byte', async () => {
    const test = await testApp(getDb())
    const { on, csrf } = await inSession(test, 'officer')
    const told: string[] = []
    for (const route of places.filter(({ path }) => path.includes('Id'))) {
      const at = async (id: string) => {
        const answer = await send(on, route, { path: route.path.replace(/:\w+Id/, id), csrf })
        return `${answer.status} ${(await answer.text()).replace(/(value|href)="[^"]*"/g, '')}`
      }
      const pages = new Set(await Promise.all(strange.map(at)))
      const expected = may({ roles: ['officer'] }, route.guard as Action) ? '404' : '403'
      if (pages.size > 1 || ![...pages][0]!.startsWith(expected))
        told.push(`${route.method} ${route.path} ${[...pages].map((page) => page.slice(0, 3)).join()}`)
    }
    expect(told).toEqual([])
    expect(test.lines).toEqual([])
  })
})

describe('what was typed and is wrong', () => {
  it.each([
    ['/ma', 'officer', { officialCode: 'H49' }, ['value="H49"']],
    ['/bo-sung', 'officer', { items: 'Giấy chứng sinh', reason: '' }, ['>Giấy chứng sinh</textarea>']],
    ['/bo-sung', 'officer', { items: '', reason: 'bản chụp mờ' }, ['>bản chụp mờ</textarea>']],
    [
      '/ky',
      'signer',
      { outcome: 'rejected', resultNumber: '12/QĐ', reason: '' },
      ['value="12/QĐ"', 'value="rejected" checked'],
    ],
    [
      '/tra',
      'officer',
      { authority: 'mandate', to: 'Lê Thị Thử', proof: '' },
      ['value="Lê Thị Thử"', 'value="mandate" checked'],
    ],
  ] as const)('stands in its form again: %s', async (part, role, fields, kept) => {
    const test = await testApp(getDb())
    const dossierId = (await things(test))[0]![1]!
    if (part === '/tra')
      must(
        await signResult(await test.ctx('signer'), dossierId, {
          resultNumber: '',
          outcome: 'granted',
          reason: '',
        }),
      )
    const browser = await test.signInAs(role)
    const answer = await browser.post(`/quay/ho-so/${dossierId}${part}`, fields, { from: '/quay' })
    const text = await answer.text()
    expect(answer.status).toBe(422)
    for (const words of kept) expect(text).toContain(words)
  })

  it('stands beside the refusal: the document compared with, the code looked for', async () => {
    const test = await testApp(getDb())
    const { visitId } = must(
      await openVisit(await test.ctx('officer'), { kind: 'need', party: null, onBehalfOf: null }),
    )
    must(await findNeed(await test.ctx('officer'), visitId, 'trich-luc-ho-tich'))
    const officer = await test.signInAs('officer')
    const compared = await officer.post(
      `/quay/luot/${visitId}/doi-chieu-mau`,
      { comparedWith: 'TT04' },
      { from: '/quay' },
    )
    const found = await officer.post('/quay/tim', { asked: 'H49.01' }, { from: '/quay' })
    expect([compared.status, found.status]).toEqual([422, 200])
    expect(await compared.text()).toContain('value="TT04"')
    expect(await found.text()).toContain('value="H49.01"')
  })

  it('stands in the box for a code and among the reasons of a rating', async () => {
    const test = await testApp(getDb())
    expect(await (await test.browser().post('/ho-so', { ma: '4F7K-2QZ9' }, { from: '/' })).text()).toContain(
      'value="4F7K-2QZ9"',
    )
    const [visitId] = (await things(test))[2]!
    const officer = await test.signInAs('officer')
    const answer = await officer.post(`/quay/luot/${visitId}/danh-gia`, { reason: 'slow' }, { from: '/quay' })
    expect([answer.status, await answer.text()]).toEqual([
      422,
      expect.stringContaining('value="slow" checked') as string,
    ])
  })
})

describe('another ward', () => {
  it('has its visits, dossiers and papers answered as unknown, and nothing of them changes', async () => {
    const test = await testApp(getDb())
    const theirs = await testApp(getDb())
    const [visitId, dossierId] = (await things(theirs))[2]!
    const count = async () =>
      (
        await getDb().inWard(theirs.ward.wardId, (trx) =>
          trx.selectFrom('audit_event').select('seq').execute(),
        )
      ).length
    const before = await count()
    const { on, csrf } = await inSession(test, 'officer')
    const page = async (route: Route, ids: [string, string]) => {
      const path = route.path.replace(':visitId', ids[0]).replace(':dossierId', ids[1])
      const answer = await send(on, route, { path, csrf, value: 'done' })
      return `${answer.status} ${(await answer.text()).replace(/(value|href)="[^"]*"/g, '')}`
    }
    for (const route of places.filter(({ path }) => path.includes('Id'))) {
      expect(await page(route, [visitId!, dossierId!])).toBe(
        await page(route, [systemIds.uuid(), systemIds.uuid()]),
      )
    }
    expect(await count()).toBe(before)
    expect(test.lines).toEqual([])
  })
})
