import { describe, expect, it } from 'vitest'
import type { Db } from '#db/client.ts'
import {
  agreeReadBack,
  formPaper,
  giveAnswers,
  readQuestionAloud,
  scanCard,
  showDraft,
} from '#modules/intake/index.ts'
import { answerHelp, findNeed, listHall, openVisit, showTicket, showVisit } from '#modules/visits/index.ts'
import { noteFormPrinted } from '#modules/intake/index.ts'
import { birthAnswers, codeOf, motherCard, must } from '#test/desk/walk-a-visit.ts'
import { eachDatabase } from '#test/db/database.ts'
import { aWard } from '#test/db/a-ward.ts'
import { aPerson, onShift } from '#test/web/actors.ts'

/** Two members, one under 18 and an officer on one shift, and a woman who has just come. */
async function aHall(db: Db) {
  const ward = await aWard(db)
  const officer = await aPerson(db, ward, 'officer')
  const [an, binh] = [await aPerson(db, ward, 'member', 'An'), await aPerson(db, ward, 'member', 'Bình')]
  const minor = await aPerson(db, ward, 'minorMember', 'Chi')
  await onShift(officer, [an, binh, minor], -60)
  const party = { kind: 'person' as const, fullName: 'Nguyễn Thị Mẫu Hậu' }
  const { visitId } = must(await openVisit(await officer.ctx(), { kind: 'need', party, onBehalfOf: null }))
  must(await findNeed(await officer.ctx(), visitId, 'khai-sinh'))
  return { ward, officer, an, binh, minor, visitId }
}

eachDatabase('a member of the squad', (getDb) => {
  it('outside a session sees number, given name and procedure, and nothing else', async () => {
    const { an, visitId } = await aHall(getDb())
    const lines = must(await listHall(await an.ctx()))
    expect(lines).toEqual([
      { visitId, ticketNo: lines[0]!.ticketNo, givenName: 'Hậu', procedureId: 'khai-sinh' },
    ])
    const ticket = must(await showTicket(await an.ctx(), visitId))
    expect(ticket).toMatchObject({ givenName: 'Hậu', standing: 'open', helperName: null })
    expect(JSON.stringify(ticket)).not.toContain('Nguyễn')
    expect(await showVisit(await an.ctx(), visitId)).toBeUndefined()
    expect(await showDraft(await an.ctx(), visitId)).toBeUndefined()
    expect(codeOf(await formPaper(await an.ctx(), visitId))).toBe('not-found')
  })

  it('may not write before the citizen agreed, may after, and may not when silent for twenty minutes', async () => {
    const { an, visitId } = await aHall(getDb())
    const give = async (minutes: number) =>
      codeOf(
        await giveAnswers(await an.ctx(minutes), visitId, {
          answers: { 'child.sex': minutes % 2 ? 'male' : 'female' },
          source: 'spoken',
        }),
      )
    expect(await give(1)).toBe('access.not-agreed')
    must(await answerHelp(await an.ctx(2), visitId, true))
    expect(await give(3)).toBe('ok')
    expect(await give(22)).toBe('ok')
    expect((await showDraft(await an.ctx(42), visitId))?.visit.id).toBe(visitId)
    expect(await showDraft(await an.ctx(43), visitId)).toBeUndefined()
    expect(await give(43)).toBe('access.not-agreed')
    expect(must(await showTicket(await an.ctx(43), visitId)).standing).toBe('mineButIdle')
    must(await answerHelp(await an.ctx(44), visitId, true))
    expect(await give(45)).toBe('ok')
  })

  it('cannot take a number somebody else holds, until that helper has been silent', async () => {
    const { an, binh, visitId } = await aHall(getDb())
    must(await answerHelp(await an.ctx(1), visitId, true))
    expect(codeOf(await answerHelp(await binh.ctx(2), visitId, true))).toBe('access.held-by-another')
    expect(must(await showTicket(await binh.ctx(2), visitId))).toMatchObject({
      standing: 'anothers',
      helperName: null,
    })
    expect(await showDraft(await binh.ctx(2), visitId)).toBeUndefined()
    must(await answerHelp(await binh.ctx(22), visitId, true))
    expect(await showDraft(await an.ctx(22), visitId)).toBeUndefined()
  })

  it('off duty does nothing', async () => {
    const { ward, visitId } = await aHall(getDb())
    const dung = await aPerson(getDb(), ward, 'member', 'Dũng')
    expect(codeOf(await listHall(await dung.ctx()))).toBe('access.not-on-duty')
    expect(codeOf(await showTicket(await dung.ctx(), visitId))).toBe('access.not-on-duty')
    expect(codeOf(await answerHelp(await dung.ctx(), visitId, true))).toBe('access.not-on-duty')
  })

  it('reads scanned numbers by their last digits, and that is what is kept as heard; prints that form only', async () => {
    const { an, officer, visitId } = await aHall(getDb())
    must(await answerHelp(await an.ctx(1), visitId, true))
    must(await scanCard(await an.ctx(2), visitId, { role: 'mother', raw: motherCard }))
    must(await giveAnswers(await an.ctx(3), visitId, { answers: birthAnswers, source: 'spoken' }))
    const { draft } = (await showDraft(await an.ctx(4), visitId))!
    must(await agreeReadBack(await an.ctx(5), visitId, draft.version))
    const heard = (await showVisit(await officer.ctx(6), visitId))!.state.agreed!.heard.join('\n')
    expect(heard).toContain('(ba số cuối 214)')
    expect(heard.replaceAll(' ', '')).not.toContain('045198000214')
    expect(codeOf(await formPaper(await an.ctx(6), visitId))).toBe('not-found')
    must(await noteFormPrinted(await an.ctx(7), visitId))
    expect(codeOf(await formPaper(await an.ctx(8), visitId))).toBe('ok')
    expect(codeOf(await formPaper(await an.ctx(28), visitId))).toBe('not-found')
  })
})

describe('a member under 18', () => {
  eachDatabase('on a shift', (getDb) => {
    it('sees the hall, and reads a question aloud only beside an adult, never a value', async () => {
      const { an, minor, visitId } = await aHall(getDb())
      expect(must(await listHall(await minor.ctx()))).toHaveLength(1)
      must(await answerHelp(await an.ctx(1), visitId, true))
      must(await scanCard(await an.ctx(2), visitId, { role: 'mother', raw: motherCard }))
      const view = must(await readQuestionAloud(await minor.ctx(3), visitId))
      expect(Object.keys(view).sort()).toEqual(['formTitle', 'givenName', 'question', 'ticketNo', 'visitId'])
      expect(view.question?.text).toBeTruthy()
      expect(JSON.stringify(view)).not.toMatch(/Nguyễn|045198|214/)
      expect(codeOf(await answerHelp(await minor.ctx(3), visitId, true))).toBe('kit.forbidden')
      expect(
        codeOf(await giveAnswers(await minor.ctx(3), visitId, { answers: { a: 'b' }, source: 'spoken' })),
      ).toBe('kit.forbidden')
    })

    it('is alone without an adult, out of place by night, and kept from sensitive forms', async () => {
      const { an, officer, minor } = await aHall(getDb())
      const opened = must(await openVisit(await an.ctx(), { kind: 'need', party: null, onBehalfOf: null }))
      must(await findNeed(await officer.ctx(), opened.visitId, 'khai-sinh'))
      const code = async (minutes: number, id = opened.visitId) =>
        codeOf(await readQuestionAloud(await minor.ctx(minutes), id))
      expect(await code(1)).toBe('access.no-adult-present')
      must(await answerHelp(await an.ctx(1), opened.visitId, true))
      expect(await code(2)).toBe('ok')
      must(await findNeed(await officer.ctx(3), opened.visitId, 'khai-tu'))
      expect(await code(4)).toBe('access.sensitive-form')
    })

    it('has no shift by night, nor one whose supervisor left', async () => {
      const ward = await aWard(getDb())
      const leader = await aPerson(getDb(), ward, 'squadLeader')
      const minor = await aPerson(getDb(), ward, 'minorMember')
      await onShift(leader, [minor], 8 * 60)
      expect(codeOf(await listHall(await minor.ctx(9 * 60)))).toBe('ok')
      expect(codeOf(await listHall(await minor.ctx(9 * 60 + 30)))).toBe('access.not-by-night')
      await getDb().inWard(ward.wardId, (trx) =>
        trx
          .updateTable('account')
          .set({ is_active: false })
          .where('account_id', '=', leader.actor.id!)
          .execute(),
      )
      expect(codeOf(await listHall(await minor.ctx(9 * 60)))).toBe('access.no-supervisor')
    })
  })
})
