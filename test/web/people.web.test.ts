import { describe, expect, it } from 'vitest'
import { listPeople } from '#modules/accounts/index.ts'
import { embeddedDatabase } from '#test/db/database.ts'
import { testApp, type Browser, type TestApp } from './test-app.ts'

const getDb = embeddedDatabase()

const hoa = { displayName: 'Nguyễn Thị Thử Hoa', title: 'Cán bộ một cửa', roles: 'officer', counterId: '2' }

async function add(browser: Browser, person: Record<string, string> = hoa): Promise<string> {
  const added = await browser.post('/trong-coi/them-nguoi', person, { from: '/trong-coi/them-nguoi' })
  expect(added.status).toBe(303)
  return added.headers.get('location')!.split('?')[0]!
}

async function personIn(on: TestApp, path: string) {
  return (await listPeople(await on.ctx())).find(({ accountId }) => path.endsWith(accountId))
}

describe('people who work here', () => {
  it('are added with a name to sign in with, and come in by a link that is shown once', async () => {
    const on = await testApp(getDb())
    const administrator = await on.signInAs('administrator')
    const path = await add(administrator)
    expect(await personIn(on, path)).toMatchObject({ login: 'hoa.ntt', roles: ['officer'], counterId: '2' })
    const shown = await (await administrator.post(`${path}/duong-dan`, {}, { from: path })).text()
    const link = /http:\/\/localhost(\/vao\/[\w.-]+)/.exec(shown)![1]!
    expect((await on.browser().get(link)).status).toBe(200)
    expect(await (await administrator.get(path)).text()).not.toContain(link)
  })

  it('what is wrong is said beside it, and everything typed is kept', async () => {
    const on = await testApp(getDb())
    const administrator = await on.signInAs('administrator')
    const send = (person: Record<string, string>) =>
      administrator.post('/trong-coi/them-nguoi', person, { from: '/trong-coi/them-nguoi' })
    const nameless = await send({ ...hoa, displayName: ' 7 ' })
    expect(nameless.status).toBe(422)
    const text = await nameless.text()
    expect(text).toContain('Gõ họ và tên')
    expect(text).toContain('value="Cán bộ một cửa"')
    expect(await (await send({ ...hoa, roles: '' })).text()).toContain('Chọn ít nhất một việc')
    expect((await listPeople(await on.ctx())).map(({ displayName }) => displayName)).not.toContain(
      hoa.displayName,
    )
  })

  it('lose and gain rights at once', async () => {
    const on = await testApp(getDb())
    const administrator = await on.signInAs('administrator')
    const path = await add(administrator)
    const change = { ...hoa, roles: 'signer', title: 'Phó Chủ tịch', counterId: '' }
    expect((await administrator.post(`${path}/sua`, change, { from: path })).status).toBe(303)
    expect(await personIn(on, path)).toMatchObject({
      roles: ['signer'],
      title: 'Phó Chủ tịch',
      counterId: null,
    })
  })

  it('the last administrator neither leaves nor gives up the right', async () => {
    const on = await testApp(getDb())
    const administrator = await on.signInAs('administrator')
    const [own] = (await listPeople(await on.ctx())).filter(({ roles }) => roles.includes('administrator'))
    const path = `/trong-coi/nguoi/${own!.accountId}`
    const leaving = await administrator.post(`${path}/nghi`, {}, { from: path })
    expect(leaving.status).toBe(409)
    expect(await leaving.text()).toContain('quản trị cuối cùng')
    expect((await administrator.post(`${path}/sua`, hoa, { from: path })).status).toBe(409)
    await add(administrator, { ...hoa, displayName: 'Lê Thị Thử Trị', roles: 'administrator' })
    expect((await administrator.post(`${path}/nghi`, {}, { from: path })).status).toBe(303)
  })

  it('the secretary makes links for members, and for nobody who holds dossiers', async () => {
    const on = await testApp(getDb())
    const administrator = await on.signInAs('administrator')
    const officer = await add(administrator)
    const member = await add(administrator, {
      ...hoa,
      displayName: 'Hồ Văn Thử Pả',
      roles: 'member',
      counterId: '',
    })
    const secretary = await on.signInAs('secretary')
    expect((await secretary.post(`${member}/duong-dan`, {}, { from: member })).status).toBe(200)
    const refused = await secretary.post(`${officer}/duong-dan`, {}, { from: officer })
    expect(refused.status).toBe(409)
    expect(await refused.text()).not.toContain('/vao/')
    for (const part of ['sua', 'ra-het', 'dat-lai', 'nghi'])
      expect((await secretary.post(`${member}/${part}`, hoa, { from: member })).status, part).toBe(403)
  })
})

describe('signing in somebody’s place', () => {
  it('is written down by a signer, with what is wrong said beside it', async () => {
    const on = await testApp(getDb())
    const officer = await add(await on.signInAs('administrator'))
    const signer = await on.signInAs('signer')
    const given = {
      delegateId: officer.split('/').at(-1)!,
      capacity: 'TUQ',
      procedures: 'khai-sinh',
      fromDay: '2026-11-17',
      toDay: '2026-11-30',
      document: '12/GUQ-UBND ngày 02/11/2026',
    }
    const send = (change: Record<string, string>) =>
      signer.post('/trong-coi/uy-quyen', { ...given, ...change }, { from: '/trong-coi/uy-quyen' })
    for (const [change, say] of [
      [{ toDay: '2026-11-16' }, 'đứng trước ngày đầu'],
      [{ toDay: '2028-01-01' }, 'Dài hơn một năm'],
      [{ procedures: 'khong-co' }, 'khong-co'],
      [{ document: '' }, 'số và ngày của văn bản'],
      [{ capacity: 'XX' }, 'Chọn cách ký'],
      [{ delegateId: 'x' }, 'Chọn một người'],
    ] as const) {
      const answer = await send(change)
      expect(answer.status, say).toBe(422)
      expect(await answer.text()).toContain(say)
    }
    expect((await send({})).status).toBe(303)
    const listed = await (await signer.get('/trong-coi/uy-quyen')).text()
    expect(listed).toContain('12/GUQ-UBND')
    const end = /action="(\/trong-coi\/uy-quyen\/[\w-]+)"/.exec(listed)![1]!
    expect((await signer.post(end, {}, { from: '/trong-coi/uy-quyen' })).status).toBe(303)
    expect(await (await signer.get('/trong-coi/uy-quyen')).text()).toContain('đã thu lại')
  })
})

describe('standing in', () => {
  it('shows whose work it is on the desk of the substitute', async () => {
    const on = await testApp(getDb())
    const administrator = await on.signInAs('administrator')
    const absent = await add(administrator)
    const officer = await on.signInAs('officer')
    const [here] = (await listPeople(await on.ctx())).filter(
      ({ displayName }) => displayName === 'Người thử officer',
    )
    const sent = {
      absentId: absent.split('/').at(-1)!,
      substituteId: here!.accountId,
      fromDay: '2026-11-17',
      toDay: '2026-11-18',
      reason: 'nghỉ phép',
    }
    const from = '/trong-coi/thay-viec'
    expect((await administrator.post(from, { ...sent, toDay: '' }, { from })).status).toBe(422)
    expect((await administrator.post(from, sent, { from })).status).toBe(303)
    expect(await (await administrator.get(from)).text()).toContain('nghỉ phép')
    expect(await (await officer.get('/quay')).text()).toContain('Đang thay: Nguyễn Thị Thử Hoa')
  })
})
