import { expect, it } from 'vitest'
import { verifyAudit } from '#modules/audit/index.ts'
import {
  enterOfficialCode,
  findDossierByCode,
  findPublicDossier,
  handOverResult,
  readDesk,
  receiveDossier,
  requestSupplement,
  showDossier,
  signResult,
  takeSupplement,
  undoLastAct,
} from '#modules/dossiers/index.ts'
import { rateVisit } from '#modules/feedback/index.ts'
import {
  agreeReadBack,
  formPaper,
  giveAnswers,
  noteFormPrinted,
  purgeDrafts,
  scanCard,
  showDraft,
} from '#modules/intake/index.ts'
import { checkPapers, findNeed, leave, openVisit, showVisit } from '#modules/visits/index.ts'
import { eachCommittingDatabase, eachDatabase } from '#test/db/database.ts'
import { doubtfulKeys } from '#domain/visit/cards-read.ts'
import { aDesk, birthAnswers, codeOf, motherCard, must, printedVisit } from './walk-a-visit.ts'

const reception = {
  caseId: 'c1',
  submitter: { fullName: 'Nguyễn Thị Mẫu Hậu' },
  owner: { fullName: 'Nguyễn Thị Mẫu Hậu' },
  papers: [],
}

eachDatabase('one visit', (getDb) => {
  it('goes from the door to the rating, and leaves a whole audit chain', async () => {
    const { ward, at } = await aDesk(getDb())
    const visitId = await printedVisit(at)
    const { dossierId, trackingCode, due } = must(await receiveDossier(await at(15), visitId, reception))
    expect(due).toBe('2026-11-17T17:00')
    must(
      await signResult(await at(40, 'signer'), dossierId, {
        resultNumber: '112',
        outcome: 'granted',
        reason: '',
      }),
    )
    must(
      await handOverResult(await at(50), dossierId, {
        to: 'Nguyễn Thị Mẫu Hậu',
        authority: 'self',
        proof: '',
        visitId,
      }),
    )
    must(await rateVisit(await at(51), visitId, { score: 3, reasons: ['kind'] }))
    expect((await showVisit(await at(52), visitId))!.state).toMatchObject({
      status: 'closed',
      rated: true,
      dossierId,
    })
    expect(await findPublicDossier(await at(52), trackingCode)).toMatchObject({ status: 'handedOver' })
    expect(await verifyAudit(getDb(), ward.wardId)).toMatchObject({ ok: true })
    const ratings = await getDb().inWard(ward.wardId, (trx) => trx.selectFrom('rating').selectAll().execute())
    expect(JSON.stringify(ratings)).not.toContain(visitId)
  })

  it('numbers visits of a day one after the other, each with its place in the list', async () => {
    const { at } = await aDesk(getDb())
    const numbers = []
    for (let turn = 0; turn < 3; turn++)
      numbers.push(
        must(await openVisit(await at(turn), { kind: 'asking', party: null, onBehalfOf: null })).ticketNo,
      )
    expect(numbers).toEqual([101, 102, 103])
    expect((await readDesk(await at(5))).visits.map(({ ticketNo }) => ticketNo)).toEqual([101, 102, 103])
  })

  it('asks nothing twice: a card given once is known under every role it plays', async () => {
    const { at } = await aDesk(getDb())
    const { visitId } = must(await openVisit(await at(0), { kind: 'need', party: null, onBehalfOf: null }))
    must(await findNeed(await at(1), visitId, 'khai-sinh'))
    must(await scanCard(await at(2), visitId, { role: 'mother', raw: motherCard }))
    must(
      await giveAnswers(await at(3), visitId, {
        answers: { parentsOnPaper: 'motherOnly', applicantIs: 'mother' },
        source: 'spoken',
      }),
    )
    const asked = (await showDraft(await at(4), visitId))!.questions.map(({ key }) => key)
    expect(asked.filter((key) => key.startsWith('mother.') || key.startsWith('applicant.'))).toEqual([])
  })

  it('a damaged scan keeps what is whole, a second one of the same card adds, another card brings another person', async () => {
    const { at } = await aDesk(getDb())
    const { visitId } = must(await openVisit(await at(0), { kind: 'need', party: null, onBehalfOf: null }))
    must(await findNeed(await at(1), visitId, 'khai-sinh'))
    const damaged = (card: string) => card.replaceAll(/[^\x20-\x7e]/g, '?')
    const now = async () => (await showDraft(await at(9), visitId))!
    must(await scanCard(await at(2), visitId, { role: 'mother', raw: damaged(motherCard) }))
    expect((await now()).draft.people.mother).toEqual({
      idNumber: '045198000214',
      dateOfBirth: '1998-09-05',
      sex: 'female',
      issuedOn: '2021-07-12',
    })
    expect([...doubtfulKeys((await now()).visit.events)]).toEqual(['mother.fullName', 'mother.residence'])
    must(await scanCard(await at(3), visitId, { role: 'mother', raw: motherCard }))
    must(await scanCard(await at(4), visitId, { role: 'mother', raw: damaged(motherCard) }))
    expect((await now()).draft.people.mother).toMatchObject({ fullName: 'Nguyễn Thị Mẫu Hậu' })
    expect([...doubtfulKeys((await now()).visit.events)]).toEqual([])
    must(
      await scanCard(await at(5), visitId, {
        role: 'mother',
        raw: damaged(motherCard).replace('045198000214', '045198000777'),
      }),
    )
    expect((await now()).draft.people.mother).not.toHaveProperty('fullName')
    expect([...doubtfulKeys((await now()).visit.events)]).toEqual(['mother.fullName', 'mother.residence'])
  })
})

eachDatabase('what the rules refuse', (getDb) => {
  it('does not print what was not heard, nor receive what changed after printing', async () => {
    const { at } = await aDesk(getDb())
    const visitId = await printedVisit(at)
    must(
      await giveAnswers(await at(12), visitId, {
        answers: { 'child.fullName': 'Nguyễn Mẫu Quyên' },
        source: 'typed',
      }),
    )
    expect(codeOf(await receiveDossier(await at(13), visitId, reception))).toBe('visit.changed-since-print')
    expect(codeOf(await noteFormPrinted(await at(13), visitId))).toBe('visit.changed-since-read-back')
    const stale = (await showDraft(await at(13), visitId))!.draft.version - 1
    expect(codeOf(await agreeReadBack(await at(14), visitId, stale))).toBe('visit.changed-since-read-back')
  })

  it('does not agree to a form that lacks answers', async () => {
    const { at } = await aDesk(getDb())
    const { visitId } = must(await openVisit(await at(0), { kind: 'need', party: null, onBehalfOf: null }))
    must(await findNeed(await at(1), visitId, 'khai-sinh'))
    const { 'child.fullName': _, ...most } = birthAnswers
    must(await giveAnswers(await at(3), visitId, { answers: most, source: 'spoken' }))
    expect(codeOf(await agreeReadBack(await at(4), visitId, 1))).toBe('visit.form-incomplete')
  })

  it('does not receive while a paper is missing, and says which', async () => {
    const { at } = await aDesk(getDb())
    const visitId = await printedVisit(at)
    must(await checkPapers(await at(12), visitId, [{ name: 'Giấy chứng sinh', state: 'missing' }]))
    expect(await receiveDossier(await at(13), visitId, reception)).toMatchObject({
      ok: false,
      error: {
        code: 'visit.papers-missing',
        params: { names: 'Giấy chứng sinh' },
        legalBasis: 'guidance-in-one-go',
      },
    })
  })

  it('keeps an official code for one dossier only', async () => {
    const { at } = await aDesk(getDb())
    const one = must(await receiveDossier(await at(15), await printedVisit(at), reception))
    const two = must(await receiveDossier(await at(35), await printedVisit(at), reception))
    must(await enterOfficialCode(await at(36), one.dossierId, 'H50.22-261117-0001'))
    expect(codeOf(await enterOfficialCode(await at(37), two.dossierId, 'h50.22-261117-0001'))).toBe(
      'dossier.official-code-taken',
    )
    expect((await findDossierByCode(await at(38), 'H50.22-261117-0001'))?.id).toBe(one.dossierId)
  })

  it('answers about another ward as about nothing', async () => {
    const here = await aDesk(getDb())
    const there = await aDesk(getDb())
    const { dossierId, trackingCode } = must(
      await receiveDossier(await here.at(15), await printedVisit(here.at), reception),
    )
    expect(await showDossier(await there.at(16), dossierId)).toBeUndefined()
    expect(await findPublicDossier(await there.at(16), trackingCode)).toBeUndefined()
    expect(
      codeOf(
        await signResult(await there.at(16, 'signer'), dossierId, {
          resultNumber: '',
          outcome: 'granted',
          reason: '',
        }),
      ),
    ).toBe('not-found')
  })
})

eachDatabase('taking back and pausing', (getDb) => {
  it('voids a dossier whose reception is taken back, and receives it anew', async () => {
    const { at } = await aDesk(getDb())
    const visitId = await printedVisit(at)
    const { dossierId, trackingCode } = must(await receiveDossier(await at(15), visitId, reception))
    expect(must(await undoLastAct(await at(16), visitId)).undone).toBe('received')
    expect((await showDossier(await at(17), dossierId))!.state.status).toBe('void')
    expect(await findPublicDossier(await at(17), trackingCode)).toBeUndefined()
    expect(codeOf(await receiveDossier(await at(18), visitId, reception))).toBe('ok')
  })

  it('voids it after a supplement too, takes nothing twice, and gives its official code to the next', async () => {
    const { at } = await aDesk(getDb())
    const visitId = await printedVisit(at)
    const first = must(await receiveDossier(await at(15), visitId, reception)).dossierId
    must(await enterOfficialCode(await at(16), first, 'H49.16-261117-0007'))
    must(await requestSupplement(await at(17), first, { items: ['Giấy chứng sinh'], reason: 'bản chụp mờ' }))
    must(await takeSupplement(await at(18), first))
    must(await undoLastAct(await at(19), visitId))
    expect((await showDossier(await at(20), first))!.state.status).toBe('void')
    const second = must(await receiveDossier(await at(21), visitId, reception)).dossierId
    expect(codeOf(await enterOfficialCode(await at(22), second, 'H49.16-261117-0007'))).toBe('ok')
    expect((await findDossierByCode(await at(23), 'H49.16-261117-0007'))!.id).toBe(second)
  })

  it('takes back only the act that was offered', async () => {
    const { at } = await aDesk(getDb())
    const visitId = await printedVisit(at)
    const seen = (await showVisit(await at(12), visitId))!.events.length
    must(await receiveDossier(await at(15), visitId, reception))
    expect(codeOf(await undoLastAct(await at(16), visitId, seen))).toBe('visit.changed-since-shown')
    expect(codeOf(await undoLastAct(await at(16), visitId, seen + 1))).toBe('ok')
  })

  it('does not take back what a signature followed, nor an act of another day', async () => {
    const { at } = await aDesk(getDb())
    const visitId = await printedVisit(at)
    const { dossierId } = must(await receiveDossier(await at(15), visitId, reception))
    must(
      await signResult(await at(20, 'signer'), dossierId, {
        resultNumber: '',
        outcome: 'granted',
        reason: '',
      }),
    )
    expect(codeOf(await undoLastAct(await at(21), visitId))).toBe('dossier.not-now')
    expect(codeOf(await undoLastAct(await at(24 * 60), visitId))).toBe('visit.undo-too-late')
  })

  it('moves the due time by the working days of a supplement and keeps the first promise', async () => {
    const { at } = await aDesk(getDb())
    const { dossierId } = must(await receiveDossier(await at(15), await printedVisit(at), reception))
    must(
      await requestSupplement(await at(20), dossierId, { items: ['Giấy chứng sinh'], reason: 'bản chụp mờ' }),
    )
    const { dossier } = must(await takeSupplement(await at(20 + 24 * 60), dossierId))
    expect(dossier.state).toMatchObject({
      status: 'received',
      promised: '2026-11-17T17:00',
      due: '2026-11-18T17:00',
    })
    expect(
      codeOf(await requestSupplement(await at(21 + 24 * 60), dossierId, { items: ['x'], reason: 'y' })),
    ).toBe('dossier.supplement-already-asked')
  })
})

eachDatabase('what is kept', (getDb) => {
  it('prints a draft as a draft and the agreed form as final', async () => {
    const { at } = await aDesk(getDb())
    const visitId = await printedVisit(at)
    const final = must(await formPaper(await at(12), visitId))
    must(await giveAnswers(await at(13), visitId, { answers: { 'child.fullName': '' }, source: 'typed' }))
    const draft = must(await formPaper(await at(14), visitId))
    expect(final.pdf.length).toBeGreaterThan(10_000)
    expect(Buffer.from(final.pdf).equals(Buffer.from(draft.pdf))).toBe(false)
  })

  it('lets the form of a closed visit die after a quarter of an hour, and every form with its day', async () => {
    const { ward, at } = await aDesk(getDb())
    const closed = await printedVisit(at)
    const open = await printedVisit(at)
    must(await leave(await at(20), closed, 'asked'))
    const purgeAt = async (minutes: number) => {
      const { now } = await at(minutes)
      return purgeDrafts({ db: getDb(), clock: { now: () => now } }, ward.wardId)
    }
    expect(await purgeAt(30)).toBe(0)
    expect(await purgeAt(36)).toBe(1)
    expect((await showDraft(await at(37), open))!.draft.version).toBeGreaterThan(0)
    expect(await purgeAt(24 * 60)).toBe(1)
  })

  it('seals what is personal: no name of anybody lies in a table', async () => {
    const { ward, at } = await aDesk(getDb())
    must(await receiveDossier(await at(15), await printedVisit(at), reception))
    const tables = [
      'visit',
      'visit_event',
      'visit_draft',
      'dossier',
      'dossier_event',
      'audit_event',
      'outbox',
    ] as const
    for (const table of tables) {
      const rows = await getDb().inWard(ward.wardId, (trx) => trx.selectFrom(table).selectAll().execute())
      expect(rows.length, table).toBeGreaterThan(0)
      const bytes = JSON.stringify(rows, (_, value) =>
        value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : value,
      )
      expect(bytes, table).not.toMatch(/Hậu|Quỳnh|045198000214/)
    }
  })
})

eachCommittingDatabase('two at once', (getDb) => {
  it('gives one official code to one dossier, and tells the other', async () => {
    const { at } = await aDesk(getDb())
    const received = async () =>
      must(await receiveDossier(await at(15), await printedVisit(at), reception)).dossierId
    const dossiers = [await received(), await received()]
    const told = await Promise.all(
      dossiers.map(async (id) => codeOf(await enterOfficialCode(await at(16), id, 'H49.16-261117-0008'))),
    )
    expect(told.toSorted()).toEqual(['dossier.official-code-taken', 'ok'])
  })

  it('receives one visit once', async () => {
    const { at } = await aDesk(getDb())
    const visitId = await printedVisit(at)
    const told = await Promise.all(
      [15, 15, 15].map(async (minute) => codeOf(await receiveDossier(await at(minute), visitId, reception))),
    )
    expect(told.toSorted()).toEqual(['ok', 'visit.already-received', 'visit.already-received'])
  })
})
