import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Instant } from '#lib/plain-date.ts'
import {
  bookPlaces,
  makeRootKeyFile,
  openRootBook,
  signWardRoot,
  type RootBook,
} from '#modules/audit/index.ts'
import { giveViewReason, openAtDesk, receiveDossier } from '#modules/dossiers/index.ts'
import { must, printedVisit } from '#test/desk/walk-a-visit.ts'
import { aCtx } from '#test/db/a-ward.ts'
import { embeddedDatabase } from '#test/db/database.ts'
import { wordsOf } from '#test/print/read-paper.ts'
import { testApp, theCatalogue, tuesday, type TestApp } from './test-app.ts'

const getDb = embeddedDatabase()

/** Everything that says who somebody is, as it stands in the dossier and the visit. */
const values = ['Mẫu Hậu', 'Mẫu Quỳnh', '045198000214', 'Nguyễn', 'Đông Hà']

describe('the audit as people see it', () => {
  let folder = ''
  let book: RootBook
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'motcua-audit-'))
    const places = bookPlaces({ keyFile: join(folder, 'master.key') })
    makeRootKeyFile(places)
    book = openRootBook(places)
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  async function aDossier(app: TestApp): Promise<{ dossierId: string; code: string; visitId: string }> {
    const at = (minutes: number) =>
      aCtx({
        db: app.db,
        ward: app.ward,
        now: new Date(Date.parse(tuesday) + minutes * 60_000).toISOString() as Instant,
        catalogue: theCatalogue(),
        counterId: '1',
      })
    const visitId = await printedVisit(at)
    const person = { fullName: 'Nguyễn Thị Mẫu Hậu' }
    const { caseId } = theCatalogue().getProcedure('khai-sinh').processingTime[0]!
    const input = { caseId, submitter: person, owner: { fullName: 'Nguyễn Mẫu Quỳnh' }, papers: [] }
    const received = must(await receiveDossier(await at(12), visitId, input))
    return { dossierId: received.dossierId, code: received.trackingCode, visitId }
  }

  it('shows the citizen each access with role, counter, reason and time, and no name', async () => {
    const app = await testApp(getDb())
    const { dossierId, code } = await aDossier(app)
    const far = await aCtx({
      db: app.db,
      ward: app.ward,
      now: tuesday,
      catalogue: theCatalogue(),
      counterId: '2',
    })
    must(await giveViewReason(far, dossierId, { code: 'phoned', words: 'bà Nguyễn Thị Kín hỏi' }))
    expect(await openAtDesk(far, dossierId)).toMatchObject({ id: dossierId })
    const browser = app.browser()
    const first = await (await browser.get(`/ho-so/${code}`)).text()
    expect(first).toContain(`/ho-so/${code}/ai-da-xem`)
    const text = await (await browser.get(`/ho-so/${code}/ai-da-xem`)).text()
    expect(text).toContain('Cán bộ một cửa, Quầy 2')
    expect(text).toContain('Lý do cán bộ ghi: Bà con gọi điện hỏi')
    expect(text).toContain('Tiếp nhận hồ sơ: làm thủ tục tại quầy')
    expect(text).toContain('Bà con tra cứu')
    expect(text).toContain('08:41, 17/11/2026')
    for (const hidden of [...values, 'Kín', 'Người Thử', 'máy thử'])
      expect(text, hidden).not.toContain(hidden)
    expect(await (await browser.get('/ho-so/KHONG-CO-MA/ai-da-xem')).text()).not.toContain('Quầy 2')
  })

  it('tells an unknown code like any other, and is limited like the look-up itself', async () => {
    const app = await testApp(getDb())
    const browser = app.browser()
    const answers: number[] = []
    for (let n = 0; n < 11; n++) answers.push((await browser.get('/ho-so/AAAAAAAAAAAAA/ai-da-xem')).status)
    expect(answers.slice(0, 10)).toEqual(Array<number>(10).fill(404))
    expect(answers[10]).toBe(429)
  })

  it('shows the auditor what was done and never a value, by dossier, person, day and act', async () => {
    const app = await testApp(getDb(), { rootBook: book })
    const { dossierId, code } = await aDossier(app)
    const auditor = await app.signInAs('auditor')
    const all = await (await auditor.get('/trong-coi/nhat-ky')).text()
    for (const said of ['Tiếp nhận hồ sơ', 'Quét thẻ căn cước', 'Vào làm việc', 'Cán bộ một cửa'])
      expect(all).toContain(said)
    for (const hidden of values) expect(all.replaceAll('Phường', ''), hidden).not.toContain(hidden)
    const ofDossier = await (await auditor.get(`/trong-coi/nhat-ky?subject=${code}`)).text()
    expect(ofDossier).toContain(dossierId.slice(0, 8))
    expect(ofDossier).toContain('Ghi câu trả lời')
    const received = await (await auditor.get('/trong-coi/nhat-ky?action=dossier.receive')).text()
    expect(received.match(/class="nowrap"/g)).toHaveLength(1)
    const [of, none] = [
      await (await auditor.get('/trong-coi/nhat-ky?from=17/11/2026&to=17/11/2026')).text(),
      await (await auditor.get('/trong-coi/nhat-ky?from=18/11/2026')).text(),
    ]
    expect(of).toContain('Tiếp nhận hồ sơ')
    expect(none).toContain('Không có dòng nhật ký nào khớp')
    const wrong = await auditor.get('/trong-coi/nhat-ky?from=31/02/2026&subject=KHONG-CO')
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toContain('Ngày này không có')
  })

  it('goes back page by page without losing or repeating an entry', async () => {
    const app = await testApp(getDb())
    await aDossier(app)
    const auditor = await app.signInAs('auditor')
    for (let n = 0; n < 60; n++) await auditor.get('/trong-coi/nhat-ky?action=audit.browse')
    const seen: number[] = []
    let next: string | undefined = '/trong-coi/nhat-ky?action=audit.browse'
    while (next) {
      const text = await (await auditor.get(next)).text()
      seen.push(...[...text.matchAll(/#(\d+)<\/small>/g)].map((found) => Number(found[1])))
      next = /href="(\/trong-coi\/nhat-ky\?[^"]*before=\d+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&')
    }
    expect(seen.length).toBeGreaterThanOrEqual(60)
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a))
  })

  it('gives an incident pack only for a reason, writes the taking down, and holds no value', async () => {
    const app = await testApp(getDb(), { rootBook: book })
    const { code } = await aDossier(app)
    await signWardRoot({ db: app.db, clock: { now: () => tuesday }, book }, app.ward.wardId)
    const chair = await app.signInAs('chair')
    const from = '/trong-coi/nhat-ky'
    const path = '/trong-coi/nhat-ky/ho-so-su-co'
    const without = await chair.post(path, { as: 'csv', subject: code }, { from })
    expect(without.status).toBe(422)
    expect(await without.text()).toContain('Chưa chọn vì sao')
    const named = { subject: code, reason: 'incident', caseNo: 'Lê Thị Thử', as: 'csv' }
    const refused = await chair.post(path, named, { from })
    expect([refused.status, await refused.text()]).toEqual([
      422,
      expect.stringContaining('Không ghi tên người; để trống cũng được') as string,
    ])
    const asked = { subject: code, reason: 'incident', caseNo: 'SC-03' }
    const csv = await chair.post(path, { ...asked, as: 'csv' }, { from })
    expect(csv.headers.get('content-type')).toContain('text/csv')
    const table = await csv.text()
    expect(table).toContain('"Tiếp nhận hồ sơ"')
    expect(table.split('\r\n').length).toBeGreaterThan(8)
    const paper = await chair.post(path, { ...asked, as: 'pdf' }, { from })
    const text = await wordsOf(new Uint8Array(await paper.arrayBuffer()))
    expect(text).toContain('HỒ SƠ SỰ CỐ')
    expect(text).toContain('SC-03')
    for (const hidden of values.slice(0, 3))
      for (const said of [table, text]) expect(said).not.toContain(hidden)
    const taken = await (await chair.get('/trong-coi/nhat-ky?action=audit.export')).text()
    expect(taken.match(/class="nowrap"/g)).toHaveLength(2)
    expect(taken).toContain('Báo cáo sự cố trong 72 giờ (SC-03)')
  })

  it('shows the latest root as text and square, prints it, and says in red when something is wrong', async () => {
    let now = tuesday
    const app = await testApp(getDb(), { rootBook: book, clock: { now: () => now } })
    const auditor = await app.signInAs('auditor')
    expect(await (await auditor.get('/trong-coi/nhat-ky/dau-niem')).text()).toContain('Chưa có dấu niêm nào')
    expect((await auditor.get('/trong-coi/nhat-ky/dau-niem.pdf')).status).not.toBe(200)
    await signWardRoot({ db: app.db, clock: { now: () => tuesday }, book }, app.ward.wardId)
    const { line } = book.last(app.ward.wardId)!
    const text = await (await auditor.get('/trong-coi/nhat-ky/dau-niem')).text()
    expect(text).toContain(line)
    expect(text).toContain('data:image/svg+xml')
    expect(text).not.toContain('banner--stop')
    const paper = await auditor.get('/trong-coi/nhat-ky/dau-niem.pdf')
    expect(await wordsOf(new Uint8Array(await paper.arrayBuffer()))).toContain('DẤU NIÊM NHẬT KÝ')
    await auditor.get('/trong-coi/nhat-ky')
    now = new Date(Date.parse(tuesday) + 5 * 3_600_000).toISOString() as Instant
    const late = await (await (await app.signInAs('auditor')).get('/trong-coi/nhat-ky')).text()
    expect(late).toContain('Dấu niêm không ghi được quá 4 giờ')
    rmSync(join(book.dir, `roots-${app.ward.wardId}.txt`))
    const chair = await app.signInAs('chair')
    expect(await (await chair.get('/quay')).text()).toContain('Sổ dấu niêm ở ngoài bị mất')
    const officer = await app.signInAs('officer')
    expect(await (await officer.get('/quay')).text()).not.toContain('Sổ dấu niêm')
  })
})
