import { sql } from 'kysely'
import { expect, it } from 'vitest'
import type { Ctx } from '#modules/context.ts'
import type { DossierPerson } from '#domain/dossier/dossier-event.ts'
import { readAsked } from '#domain/person/index.ts'
import {
  enterOfficialCode,
  giveViewReason,
  makeFindable,
  openAtDesk,
  openByCode,
  receiveDossier,
  findAtDesk,
  showDossier,
  undoLastAct,
} from '#modules/dossiers/index.ts'
import { checkPapers, findNeed, openVisit } from '#modules/visits/index.ts'
import type { Db } from '#db/client.ts'
import { aCtx, type TestWard } from '#test/db/a-ward.ts'
import { eachDatabase } from '#test/db/database.ts'
import { theCatalogue } from '#test/web/test-app.ts'
import { aDesk, must, printedVisit } from './walk-a-visit.ts'

const why = { code: 'phoned', words: '' } as const

async function received(ctx: Ctx, owner: DossierPerson, submitter: DossierPerson = owner): Promise<string> {
  const party = { kind: 'person' as const, fullName: submitter.fullName }
  const { visitId } = must(await openVisit(ctx, { kind: 'need', party, onBehalfOf: null }))
  must(await findNeed(ctx, visitId, 'chung-thuc-ban-sao'))
  must(await checkPapers(ctx, visitId, [{ name: 'Bản chính', state: 'have' }]))
  const procedure = theCatalogue().getProcedure('chung-thuc-ban-sao')
  const { caseId } = procedure.processingTime[0]!
  return must(await receiveDossier(ctx, visitId, { caseId, papers: [], submitter, owner })).dossierId
}

/** Months later, at another counter: nothing of before is in anybody's hands. */
async function later(db: Db, ward: TestWard): Promise<Ctx> {
  return aCtx({ db, ward, now: '2027-03-02T02:00:00.000Z', catalogue: theCatalogue(), counterId: '2' })
}

async function close(db: Db, ward: TestWard): Promise<void> {
  await db.inWard(ward.wardId, (trx) =>
    sql`update dossier set closed_at = received_at where ward_id = ${ward.wardId}`.execute(trx),
  )
}

async function found(ctx: Ctx, typed: string): Promise<string[]> {
  const { visits, inHand, others } = must(await findAtDesk(ctx, readAsked(typed), why))
  return [
    ...visits.map(({ name }) => name),
    ...inHand.map(({ owner }) => owner),
    ...others!.map(({ owner }) => owner),
  ]
}

eachDatabase('finding a dossier', (getDb) => {
  it('by its people in whatever way they are typed, and by nothing else', async () => {
    const { ward, at } = await aDesk(getDb())
    const hoa = { fullName: 'Nguyễn Thị Hoà', idNumber: '045198000214', phone: '0912345678' }
    await received(await at(0), hoa, { fullName: 'Đặng Văn Đức', idNumber: '045090007777' })
    await received(await at(1), { fullName: 'Trần Thị Hoa' })
    await received(await at(2), { fullName: 'Hoàng Văn Thị' }, { fullName: 'Nguyễn Văn Ba' })
    await close(getDb(), ward)
    const ctx = await later(getDb(), ward)
    const ofHoa = [
      'nguyễn thị hoà',
      'NGUYEN THI HOA',
      'Nguyễn Thị Hoà'.normalize('NFD'),
      '  hoa   nguyen ',
      'nguyen hoa 0214',
      'đức',
      'dang duc',
      '0214',
      '7777',
      '045 198 000 214',
      '+84 912 345 678',
      '912345678',
    ]
    for (const typed of ofHoa) expect(await found(ctx, typed), typed).toEqual(['Nguyễn Thị Hoà'])
    expect(await found(ctx, 'thi hoa')).toEqual(['Trần Thị Hoa', 'Nguyễn Thị Hoà'])
    // Three syllables, of which two people of one dossier have two each: that is nobody's name.
    expect(await found(ctx, 'nguyen van thi')).toEqual([])
    for (const typed of ['ho', 'hoa 9999', '9999', 'nguyen thi duc', '0912345679'])
      expect(await found(ctx, typed), typed).toEqual([])
  })

  it('today by the ticket, the name of who came or of whom it is for, and the card read for the form', async () => {
    const { at } = await aDesk(getDb())
    const ctx = await at(20)
    const visitId = await printedVisit(at)
    const organisation = {
      kind: 'organisation' as const,
      fullName: 'Công ty Nón Lá',
      representative: 'Lê Văn Tám',
      authority: 'Giám đốc',
    }
    must(await openVisit(await at(1), { kind: 'need', party: organisation, onBehalfOf: null }))
    must(
      await openVisit(await at(2), {
        kind: 'onBehalf',
        party: { kind: 'person', fullName: 'Phan Ngữ' },
        onBehalfOf: 'Hồ Thị Kan',
      }),
    )
    const at101 = ['101', 'mau hau', '0214']
    for (const typed of at101) expect(await found(ctx, typed), typed).toEqual(['Nguyễn Thị Mẫu Hậu'])
    for (const typed of ['102', 'non la', 'tam le'])
      expect(await found(ctx, typed), typed).toEqual(['Lê Văn Tám'])
    for (const typed of ['103', 'kan']) expect(await found(ctx, typed), typed).toEqual(['Phan Ngữ'])
    // Received, she is found by the number of the card that was read, which nobody typed.
    const person = { fullName: 'Nguyễn Thị Mẫu Hậu' }
    must(await receiveDossier(ctx, visitId, { caseId: 'c1', papers: [], submitter: person, owner: person }))
    const { inHand } = must(await findAtDesk(ctx, readAsked('0214'), null))
    expect(inHand.map(({ owner }) => owner)).toEqual(['Nguyễn Thị Mẫu Hậu'])
  })

  it('looks beyond the work of today only for a reason, which the audit chain keeps without its words', async () => {
    const { ward, at } = await aDesk(getDb())
    const dossierId = await received(await at(0), { fullName: 'Trần Thị Hoa' })
    const ctx = await later(getDb(), ward)
    await close(getDb(), ward)
    expect(must(await findAtDesk(ctx, readAsked('hoa'), null))).toMatchObject({ inHand: [], others: null })
    expect(await openAtDesk(ctx, dossierId)).toBe('reason-needed')
    must(await findAtDesk(ctx, readAsked('hoa'), { code: 'other', words: 'bà Hoa gọi' }))
    must(await giveViewReason(ctx, dossierId, { code: 'other', words: 'bà Hoa gọi' }))
    expect(await openAtDesk(ctx, dossierId)).toMatchObject({ id: dossierId })
    const hour = (minutes: number) =>
      new Date(Date.parse(ctx.now) + minutes * 60_000).toISOString() as Ctx['now']
    expect(await openAtDesk({ ...ctx, now: hour(59) }, dossierId)).toMatchObject({ id: dossierId })
    expect(await openAtDesk({ ...ctx, now: hour(61) }, dossierId)).toBe('reason-needed')
    // Another officer has given no reason.
    expect(await openAtDesk(await later(getDb(), ward), dossierId)).toBe('reason-needed')
    const links = await getDb().inWard(ward.wardId, (trx) =>
      trx
        .selectFrom('audit_event')
        .select(['action', 'subject_id', 'fields', 'reason'])
        .where('actor_id', '=', ctx.actor.id)
        .orderBy('seq')
        .execute(),
    )
    expect(links.map(({ action }) => action)).toEqual([
      'person.find',
      'person.find',
      'dossier.giveReason',
      'dossier.show',
      'dossier.show',
    ])
    expect(links[0]).toMatchObject({ fields: ['name'], reason: '' })
    for (const link of links.slice(1, 3)) expect(link.reason).toMatch(/^other:[0-9a-f-]{36}$/)
    expect(JSON.stringify(links)).not.toMatch(/Hoa|hoa/)
  })

  it('opens what is in hand without a reason, and any dossier by its whole code', async () => {
    const { ward, at } = await aDesk(getDb())
    const dossierId = await received(await at(0), { fullName: 'Trần Thị Hoa' })
    must(await enterOfficialCode(await at(1), dossierId, 'H49.01.02-261117-0004'))
    const { trackingCode } = (await showDossier(await at(1), dossierId))!.state
    expect(await openAtDesk(await at(2), dossierId)).toMatchObject({ id: dossierId })
    await close(getDb(), ward)
    for (const code of [trackingCode, 'h49.01.02-261117-0004']) {
      const ctx = await later(getDb(), ward)
      expect(await openAtDesk(ctx, dossierId)).toBe('reason-needed')
      expect(await openByCode(ctx, code)).toBe(dossierId)
      expect(await openAtDesk(ctx, dossierId)).toMatchObject({ id: dossierId })
    }
    const ctx = await later(getDb(), ward)
    for (const code of ['H49.01', trackingCode.slice(1), ''])
      expect(await openByCode(ctx, code)).toBeUndefined()
    expect(await openAtDesk(ctx, 'nonsense')).toBeUndefined()
  })

  it('never finds another ward’s people', async () => {
    const one = await aDesk(getDb())
    const other = await aDesk(getDb())
    const dossierId = await received(await one.at(0), { fullName: 'Trần Thị Hoa', phone: '0912345678' })
    const ctx = await other.at(0)
    expect([...(await found(ctx, 'hoa')), ...(await found(ctx, '0912345678'))]).toEqual([])
    expect(await openAtDesk(ctx, dossierId)).toBeUndefined()
    expect(await giveViewReason(ctx, dossierId, why)).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    })
  })

  it('leaves no term behind when a reception is taken back, and numbers on in the next one', async () => {
    const { ward, at } = await aDesk(getDb())
    const ctx = await at(0)
    await received(ctx, { fullName: 'Trần Thị Hoa', idNumber: '045198000214' })
    const visitId = must(await findAtDesk(ctx, readAsked('101'), null)).visits[0]!.visitId
    const count = (table: 'find_term' | 'find_entry') =>
      getDb().inWard(ward.wardId, async (trx) => (await trx.selectFrom(table).select('no').execute()).length)
    expect([await count('find_entry'), await count('find_term')]).toEqual([1, 8])
    must(await undoLastAct(await at(1), visitId))
    expect([await count('find_entry'), await count('find_term')]).toEqual([0, 0])
    await received(await at(2), { fullName: 'Trần Thị Hoa' })
    const [row] = await getDb().inWard(ward.wardId, (trx) =>
      trx.selectFrom('find_entry').select('no').execute(),
    )
    expect(row!.no).toBe(2)
  })

  it('finds dossiers from before there was a list, each once, and leaves void ones out', async () => {
    const { ward, at } = await aDesk(getDb())
    for (const [n, fullName] of ['Trần Thị Hoa', 'Lê Thị Cúc', 'Hồ Thị Mai'].entries())
      await received(await at(n), { fullName, phone: '0912345678' })
    const [visit] = must(await findAtDesk(await at(3), readAsked('mai'), null)).visits
    must(await undoLastAct(await at(4), visit!.visitId))
    await getDb().inWard(ward.wardId, async (trx) => {
      await trx.deleteFrom('find_term').where('ward_id', '=', ward.wardId).execute()
      await trx.deleteFrom('find_entry').where('ward_id', '=', ward.wardId).execute()
    })
    await close(getDb(), ward)
    const ctx = await later(getDb(), ward)
    expect(await found(ctx, '0912345678')).toEqual([])
    expect([await makeFindable(ctx), await makeFindable(ctx)]).toEqual([2, 0])
    expect(await found(ctx, '0912345678')).toEqual(['Lê Thị Cúc', 'Trần Thị Hoa'])
    await received(await later(getDb(), ward), { fullName: 'Phan Thị Lan' })
    expect(await makeFindable(ctx)).toBe(0)
  })

  it('says that there is more when twenty are not all', async () => {
    const { ward, at } = await aDesk(getDb())
    for (let n = 0; n < 22; n++) await received(await at(n), { fullName: `Trần Thị Hoa` })
    await close(getDb(), ward)
    const result = must(await findAtDesk(await later(getDb(), ward), readAsked('hoa tran'), why))
    expect([result.others!.length, result.isCut]).toEqual([20, true])
  })
})
