import { describe, expect, it } from 'vitest'
import { receiveDossier, showDossier } from '#modules/dossiers/index.ts'
import { chosenReasons } from '#domain/access/view-reason.ts'
import { systemIds } from '#lib/ids.ts'
import { vi } from '#i18n/vi.ts'
import { embeddedDatabase } from '#test/db/database.ts'
import { must, printedVisit } from '#test/desk/walk-a-visit.ts'
import { testApp, type TestApp } from './test-app.ts'

const getDb = embeddedDatabase()
const owner = { fullName: 'Nguyễn Thị Mẫu Hậu' }

/** A dossier of last week at another counter, so that nobody holds it; and its visit gone from today. */
async function oldDossier(test: TestApp): Promise<string> {
  const lastWeek = new Date(Date.parse('2026-11-09T02:00:00Z')).toISOString()
  const at = async (minutes: number) => {
    const now = new Date(Date.parse(lastWeek) + minutes * 60_000).toISOString()
    return {
      ...(await test.ctx()),
      now: now as never,
      actor: { ...(await test.ctx()).actor, counterId: '2' },
    }
  }
  const visitId = await printedVisit(at)
  const input = { caseId: 'c1', papers: [], submitter: owner, owner }
  const { dossierId } = must(await receiveDossier(await at(20), visitId, input))
  await getDb().inWard(test.ward.wardId, (trx) =>
    trx.updateTable('dossier').set({ closed_at: lastWeek, status: 'handedOver', clock: 'ended' }).execute(),
  )
  return dossierId
}

const find = (browser: Awaited<ReturnType<TestApp['signInAs']>>, fields: Record<string, string>) =>
  browser.post('/quay/tim', fields, { from: '/quay' })

describe('the box at the top of the desk', () => {
  it('says what can be typed, and what is wrong with nothing', async () => {
    const test = await testApp(getDb())
    const officer = await test.signInAs('officer')
    const page = await (await officer.get('/quay/tim')).text()
    for (const line of vi.find.how) expect(page).toContain(line)
    expect(page).toContain(vi.find.box)
    for (const asked of ['', ' … ']) {
      const answer = await find(officer, { asked })
      expect([answer.status, (await answer.text()).includes(vi.find.empty)]).toEqual([422, true])
    }
    expect(test.lines).toEqual([])
  })

  it('finds who came today at once, each a link, and never puts a name into an address', async () => {
    const test = await testApp(getDb())
    const visitId = await printedVisit((_, role) => test.ctx(role))
    const officer = await test.signInAs('officer')
    for (const asked of ['101', 'mau hau', '0214', 'Mẫu Hậu'.normalize('NFD')]) {
      const text = await (await find(officer, { asked })).text()
      expect(text, asked).toContain(`href="/quay/luot/${visitId}"`)
      expect(text.match(/(?:href|action)="[^"]*"/g)!.join('\n'), asked).not.toMatch(/hau|h%E1%BA%ADu|Hậu/i)
    }
  })

  it('looks in the whole ward only for a reason, and opens what it found for the same reason', async () => {
    const test = await testApp(getDb())
    const dossierId = await oldDossier(test)
    const officer = await test.signInAs('officer')
    const first = await (await find(officer, { asked: 'hau mau' })).text()
    expect(first).toContain(vi.find.none)
    expect(first).not.toContain('Nguyễn Thị Mẫu Hậu')
    for (const reason of chosenReasons) expect(first).toContain(vi.find.reasons[reason])
    for (const fields of [{ reason: '' }, { reason: 'other' }, { reason: 'slip' }] as Record<
      string,
      string
    >[]) {
      const refused = await find(officer, { asked: 'hau mau', widen: '1', ...fields })
      expect([refused.status, (await refused.text()).includes('Nguyễn Thị Mẫu Hậu')]).toEqual([422, false])
    }
    const why = { reason: 'other', words: 'bà Hậu gọi điện' }
    const found = await (await find(officer, { asked: 'hau mau', widen: '1', ...why })).text()
    expect(found).toContain('Nguyễn Thị Mẫu Hậu</button>')
    expect(found).toContain(`action="/quay/ho-so/${dossierId}/xem"`)
    const opened = await officer.post(`/quay/ho-so/${dossierId}/xem`, why, { from: '/quay' })
    expect(opened.headers.get('location')).toBe(`/quay/ho-so/${dossierId}`)
    expect(await (await officer.get(`/quay/ho-so/${dossierId}`)).text()).toContain('Nguyễn Thị Mẫu Hậu')
    expect(test.lines).toEqual([])
  })

  it('opens a dossier by its whole code, typed, and as the square on the slip says it', async () => {
    const test = await testApp(getDb())
    const dossierId = await oldDossier(test)
    const { trackingCode } = (await showDossier(await test.ctx(), dossierId))!.state
    for (const asked of [trackingCode.toLowerCase(), `http://192.168.1.9:8340/ho-so/${trackingCode}`]) {
      const officer = await test.signInAs('officer')
      expect(await (await officer.get(`/quay/ho-so/${dossierId}`)).text()).not.toContain('Mẫu Hậu')
      const answer = await find(officer, { asked })
      expect(answer.headers.get('location'), asked).toBe(`/quay/ho-so/${dossierId}`)
      expect(await (await officer.get(`/quay/ho-so/${dossierId}`)).text()).toContain('Mẫu Hậu')
    }
  })

  it('takes a card under the scanner as its own reason', async () => {
    const test = await testApp(getDb())
    await oldDossier(test)
    const officer = await test.signInAs('officer')
    const asked = '045198000214||Nguyễn Thị Mẫu Hậu|05091998|Nữ|Khu phố 4, Đông Hà, Quảng Trị|12072021||||'
    expect(await (await find(officer, { asked })).text()).toContain('Nguyễn Thị Mẫu Hậu</button>')
  })
})

describe('the words beside a reason', () => {
  it('stand in no list; whoever looks after the audit opens them one at a time, and that is remembered', async () => {
    const test = await testApp(getDb())
    const dossierId = await oldDossier(test)
    const officer = await test.signInAs('officer')
    const why = { reason: 'other', words: 'bà Hậu gọi điện' }
    await officer.post(`/quay/ho-so/${dossierId}/xem`, why, { from: '/quay' })
    const auditor = await test.signInAs('auditor')
    const list = await (await auditor.get('/trong-coi/nhat-ky')).text()
    expect(list).not.toContain('bà Hậu')
    const path = /href="(\/trong-coi\/nhat-ky\/ly-do\?ma=[^"]+)"/.exec(list)![1]!
    expect(await (await auditor.get(path)).text()).toContain('bà Hậu gọi điện')
    expect(await (await auditor.get('/trong-coi/nhat-ky')).text()).toContain(
      vi.audit.actions['audit.readReason'],
    )
    for (const id of ['', 'x', systemIds.uuid()]) {
      const gone = await auditor.get(`/trong-coi/nhat-ky/ly-do?ma=${id}`)
      expect(await gone.text()).toContain(vi.find.wordsGone)
    }
    expect((await officer.get(path)).status).toBe(403)
  })
})

describe('a dossier that is not in hand', () => {
  it('shows nothing of itself before the reason, on its page and its papers', async () => {
    const test = await testApp(getDb())
    const dossierId = await oldDossier(test)
    const officer = await test.signInAs('officer')
    for (const part of ['', '/phieu.pdf', '/bien-nhan.pdf']) {
      const text = await (await officer.get(`/quay/ho-so/${dossierId}${part}`)).text()
      expect(text, part).toContain(vi.find.reasonTitle)
      expect(text, part).not.toMatch(/Mẫu Hậu|%PDF/)
    }
    const unsaid = await officer.post(`/quay/ho-so/${dossierId}/xem`, { reason: 'other' }, { from: '/quay' })
    const text = await unsaid.text()
    expect([unsaid.status, text.includes('value="other" checked'), text.includes('Mẫu Hậu')]).toEqual([
      422,
      true,
      false,
    ])
    expect(text).toContain(vi.find.refusals['find.reason-without-words'])
  })
})

describe('who may find', () => {
  it('is the officer; a signer opens by code only; a member does neither', async () => {
    const test = await testApp(getDb())
    const dossierId = await oldDossier(test)
    const { trackingCode } = (await showDossier(await test.ctx(), dossierId))!.state
    for (const role of ['signer', 'chair'] as const) {
      const browser = await test.signInAs(role)
      const named = await find(browser, { asked: 'mau hau', widen: '1', reason: 'checking' })
      expect([named.status, (await named.text()).includes('Nguyễn Thị Mẫu Hậu')]).toEqual([422, false])
      expect((await find(browser, { asked: trackingCode })).status).toBe(303)
    }
    for (const role of [
      'member',
      'minorMember',
      'squadLeader',
      'secretary',
      'auditor',
      'administrator',
    ] as const) {
      const browser = await test.signInAs(role)
      const { csrf } = await browser.secrets('/tai-khoan')
      const answer = await browser.post('/quay/tim', { asked: 'mau hau' }, { from: '/tai-khoan', csrf })
      expect(`${role} ${answer.status}`).toBe(`${role} 403`)
    }
  })
})
