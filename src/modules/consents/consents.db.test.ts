import { expect, test } from 'vitest'
import { isAllowed, wordingText } from '#domain/consent/index.ts'
import { receiveDossier, undoLastAct } from '#modules/dossiers/index.ts'
import { answerHelp, openVisit, showVisit, withdrawHelp } from '#modules/visits/index.ts'
import { eachDatabase } from '#test/db/database.ts'
import { aDesk, codeOf, must, printedVisit } from '#test/desk/walk-a-visit.ts'
import { appendConsent, hashOfWording, isMessaged, listConsents, wordingNow } from './index.ts'

eachDatabase('consents', (getDb) => {
  async function consentsOf(
    ctx: Awaited<ReturnType<Awaited<ReturnType<typeof aDesk>>['at']>>,
    visitId: string,
  ) {
    return getDb().inWard(ctx.ward.wardId, (trx) =>
      listConsents(trx, ctx, { subject: 'visit', subjectId: visitId }),
    )
  }
  const arrived = {
    kind: 'need',
    party: { kind: 'person', fullName: 'Đặng Thị Ngữ' },
    onBehalfOf: null,
  } as const

  test('help is allowed to the one helper who asked, with the very sentence, and ends when she says so', async () => {
    const { at } = await aDesk(getDb())
    const helper = await at(1, 'officer')
    const other = await at(1, 'officer')
    const { visitId } = must(await openVisit(helper, arrived))
    expect(isAllowed(await consentsOf(helper, visitId), 'help', helper.actor.id)).toBe(false)
    must(await answerHelp(helper, visitId, true))
    const [given] = await consentsOf(helper, visitId)
    const wording = wordingNow(helper, 'help')!
    expect(given).toMatchObject({
      verdict: 'given',
      channel: 'spoken',
      by: { kind: 'self', name: 'Đặng Thị Ngữ' },
      heardBy: 'Người Thử',
      wordingVersion: wording.version,
      wordingHash: hashOfWording(wording),
    })
    expect(hashOfWording({ ...wording, vi: `${wording.vi} ` })).not.toBe(given!.wordingHash)
    expect(wordingText(wording)).toContain(wording.vi)
    expect(isAllowed(await consentsOf(helper, visitId), 'help', helper.actor.id)).toBe(true)
    expect(isAllowed(await consentsOf(helper, visitId), 'help', other.actor.id)).toBe(false)
    must(await withdrawHelp({ ...helper, now: (await at(5)).now }, visitId, 'spoken'))
    expect(isAllowed(await consentsOf(helper, visitId), 'help', helper.actor.id)).toBe(false)
    expect((await showVisit(helper, visitId))!.state).toMatchObject({ helper: null, helpDeclined: true })
  })

  test('who says no at once gave nothing that could be taken back', async () => {
    const { at } = await aDesk(getDb())
    const helper = await at(1, 'officer')
    const { visitId } = must(await openVisit(helper, arrived))
    must(await answerHelp(helper, visitId, false))
    expect(await consentsOf(helper, visitId)).toEqual([])
  })

  test('undoing the yes takes the consent back and erases nothing', async () => {
    const { at } = await aDesk(getDb())
    const helper = await at(1, 'officer')
    const { visitId } = must(await openVisit(helper, arrived))
    must(await answerHelp(helper, visitId, true))
    must(await undoLastAct(await at(2), visitId))
    const log = await consentsOf(helper, visitId)
    expect(log.map(({ verdict }) => verdict)).toEqual(['given', 'withdrawn'])
    expect(isAllowed(log, 'help', helper.actor.id)).toBe(false)
  })

  test('a child does not agree alone, and nothing is written when it tries', async () => {
    const { at } = await aDesk(getDb())
    const helper = await at(1, 'officer')
    const { visitId } = must(await openVisit(helper, arrived))
    const child = { kind: 'child', name: '', guardianName: 'Lê Văn Hùng', hasAgeToAgree: true } as const
    expect(codeOf(await answerHelp(helper, visitId, true, { ...child, childAgrees: false }))).toBe(
      'consent.child-not-asked',
    )
    expect(await consentsOf(helper, visitId)).toEqual([])
    expect((await showVisit(helper, visitId))!.state.helper).toBeNull()
    must(await answerHelp(helper, visitId, true, { ...child, childAgrees: true }))
    expect(await consentsOf(helper, visitId)).toMatchObject([{ by: { guardianName: 'Lê Văn Hùng' } }])
  })

  test('messages are allowed only where she said so beside her number', async () => {
    const { at } = await aDesk(getDb())
    const input = (phone: string, messages: boolean) => ({
      caseId: 'c1',
      papers: [],
      submitter: { fullName: 'Nguyễn Thị Mẫu Hậu', ...(phone ? { phone } : {}) },
      owner: { fullName: 'Nguyễn Mẫu Quỳnh' },
      messages,
    })
    const visitId = await printedVisit(at)
    expect(codeOf(await receiveDossier(await at(15), visitId, input('', true)))).toBe('consent.no-phone')
    const silent = must(await receiveDossier(await at(15), visitId, input('0912345678', false)))
    expect(await isMessaged(await at(16), silent.dossierId)).toBe(false)
    const said = must(await receiveDossier(await at(15), await printedVisit(at), input('0912345678', true)))
    expect(await isMessaged(await at(16), said.dossierId)).toBe(true)
    const later = await at(17)
    await getDb().inWard(later.ward.wardId, (trx) =>
      appendConsent(trx, later, {
        purpose: 'messages',
        subjectId: said.dossierId,
        verdict: 'withdrawn',
        channel: 'page',
        by: { kind: 'self', name: '' },
      }),
    )
    expect(await isMessaged(later, said.dossierId)).toBe(false)
  })
})
