import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkArchive, restoreBackup, writeBackup, type BackupKey } from '#db/backup/index.ts'
import { dbOver, type Db } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import type { RequestKind } from '#domain/data-request/index.ts'
import { systemClock } from '#lib/clock.ts'
import { verifyAudit } from '#modules/audit/index.ts'
import { isMessaged } from '#modules/consents/index.ts'
import type { Ctx } from '#modules/context.ts'
import { handOverResult, receiveDossier, showDossier, signResult } from '#modules/dossiers/index.ts'
import {
  answerMessages,
  askByCode,
  askRequest,
  erasureFileOf,
  eraseForRequest,
  extendRequest,
  finishCorrection,
  findErasureList,
  gatherHoldings,
  grantRequest,
  holdDossier,
  keepErasureList,
  liftMark,
  listRequests,
  proveRequest,
  readPrivacyByCode,
  reapplyErasures,
  refuseRequest,
  replyToRequest,
  showRequest,
  useRefusal,
} from '#modules/privacy/index.ts'
import { rateVisit } from '#modules/feedback/index.ts'
import { showVisit } from '#modules/visits/index.ts'
import { eachDatabase, emptyDatabase, kinds } from '#test/db/database.ts'
import { aDesk, codeOf, must, printedVisit } from '#test/desk/walk-a-visit.ts'

type At = Awaited<ReturnType<typeof aDesk>>['at']
const phone = '0912345678'
const key: BackupKey = { proof: 'p', name: 'n', sign: (text) => `s ${text.length}` }

async function aDossier(at: At): Promise<{ dossierId: string; visitId: string; trackingCode: string }> {
  const visitId = await printedVisit(at)
  const person = { fullName: 'Nguyễn Thị Mẫu Hậu' }
  const submitter = { ...person, phone }
  const input = { caseId: 'c1', papers: [], submitter, owner: person, messages: true }
  return { visitId, ...must(await receiveDossier(await at(15), visitId, input)) }
}

async function handedOver(at: At): ReturnType<typeof aDossier> {
  const made = await aDossier(at)
  const { dossierId, visitId } = made
  const signed = { resultNumber: '1', outcome: 'granted', reason: '' } as const
  must(await signResult(await at(40, 'signer'), dossierId, signed))
  const to = { to: 'Nguyễn Thị Mẫu Hậu', authority: 'self', proof: '', visitId } as const
  must(await handOverResult(await at(50), dossierId, to))
  must(await rateVisit(await at(51), visitId, { score: 3, reasons: [] }))
  return made
}

async function asked(at: At, dossierId: string, kind: RequestKind): Promise<string> {
  const input = {
    kind,
    name: 'Nguyễn Thị Mẫu Hậu',
    words: 'xin làm giúp',
    channel: 'desk',
    thirdParty: false,
  } as const
  const { requestId } = must(await askRequest(await at(60), { ...input, dossierId }))
  must(await proveRequest(await at(61), requestId, { proof: 'idCard', seen: 'thẻ căn cước' }))
  return requestId
}

async function granted(at: At, dossierId: string, kind: RequestKind): Promise<string> {
  const requestId = await asked(at, dossierId, kind)
  must(await grantRequest(await at(62), requestId))
  return requestId
}

eachDatabase('what people ask about their data', (getDb) => {
  test('has its two clocks from the moment it is asked, is answered, extended once, or refused by a law', async () => {
    const { at } = await aDesk(getDb())
    const { dossierId } = await aDossier(at)
    const requestId = await asked(at, dossierId, 'delete')
    const { state } = (await showRequest(await at(63), requestId))!
    expect(state).toMatchObject({ status: 'open', reply: '2026-11-19T17:00', due: '2026-12-07T17:00' })
    must(await replyToRequest(await at(64), requestId, 'Đã nhận, đang xem'))
    must(await extendRequest(await at(65), requestId, 'hồ sơ nhiều nơi giữ'))
    expect(codeOf(await extendRequest(await at(66), requestId, 'nữa'))).toBe('request.already-extended')
    expect(codeOf(await refuseRequest(await at(67), requestId, { why: 'keptByLaw', reason: '' }))).toBe(
      'request.reason-missing',
    )
    must(await refuseRequest(await at(68), requestId, { why: 'keptByLaw', reason: 'còn hạn lưu trữ' }))
    const [listed] = await listRequests(await at(69))
    expect(listed?.state).toMatchObject({
      status: 'refused',
      due: '2026-12-28T17:00',
      refusal: { why: 'keptByLaw', legalBasis: 'kept-by-archive-law' },
    })
  })

  test('by the code of the dossier some rights are open, and others wait for papers', async () => {
    const { at } = await aDesk(getDb())
    const { trackingCode } = await aDossier(at)
    const see = must(await askByCode(await at(60), trackingCode, { kind: 'see', words: '' }))
    expect(codeOf(await grantRequest(await at(61), see.requestId))).toBe('request.not-proven')
    const restrict = must(await askByCode(await at(62), trackingCode, { kind: 'restrict', words: '' }))
    must(await grantRequest(await at(63), restrict.requestId))
    expect((await readPrivacyByCode(await at(64), trackingCode))!.marks).toMatchObject([
      { kind: 'restriction' },
    ])
    expect(codeOf(await askByCode(await at(65), '0000000000000', { kind: 'see', words: '' }))).toBe(
      'not-found',
    )
  })

  test('seeing hands over everything held, and nothing before it was granted', async () => {
    const { at } = await aDesk(getDb())
    const { dossierId } = await aDossier(at)
    const requestId = await asked(at, dossierId, 'see')
    expect(codeOf(await gatherHoldings(await at(62), requestId))).toBe('request.nothing-to-see')
    must(await grantRequest(await at(63), requestId))
    const held = must(await gatherHoldings(await at(64), requestId))
    const text = JSON.stringify(held)
    for (const canary of ['Nguyễn Thị Mẫu Hậu', 'Nguyễn Mẫu Quỳnh', '045198000214', phone])
      expect(text).toContain(canary)
    expect(held.drafts[0]?.people.mother?.idNumber).toBe('045198000214')
    expect(held.consents).toMatchObject([{ purpose: 'messages', verdict: 'given' }])
  })

  test('restriction leaves the handling, and stops messages, copies and shown numbers', async () => {
    const { at } = await aDesk(getDb())
    const { dossierId } = await aDossier(at)
    await granted(at, dossierId, 'restrict')
    expect((await useRefusal(await at(63), dossierId, 'unmask'))?.code).toBe('request.restricted')
    expect(await useRefusal(await at(63), dossierId, 'handle')).toBeUndefined()
    const again = { verdict: 'given', channel: 'desk' } as const
    expect(codeOf(await answerMessages(await at(64), dossierId, again))).toBe('request.restricted')
    const signed = { resultNumber: '1', outcome: 'granted', reason: '' } as const
    must(await signResult(await at(65, 'signer'), dossierId, signed))
  })

  test('withdrawing and objecting end what rests on her yes alone; a correction says what was corrected', async () => {
    const { at } = await aDesk(getDb())
    const { dossierId } = await aDossier(at)
    expect(await isMessaged(await at(59), dossierId)).toBe(true)
    await granted(at, dossierId, 'withdraw')
    expect(await isMessaged(await at(63), dossierId)).toBe(false)
    const correct = await granted(at, dossierId, 'correct')
    must(await finishCorrection(await at(64), correct, 'Sửa ngày sinh của bé'))
    expect((await showRequest(await at(65), correct))!.state).toMatchObject({ status: 'done' })
  })

  test('deleting takes what may go, says what stays, and is refused while somebody holds the dossier', async () => {
    const { ward, at } = await aDesk(getDb())
    const { dossierId, visitId } = await handedOver(at)
    const requestId = await asked(at, dossierId, 'delete')
    must(await holdDossier(await at(62), dossierId, 'khiếu nại'))
    expect(codeOf(await grantRequest(await at(63), requestId))).toBe('request.held')
    must(await liftMark(await at(64), dossierId, 'hold'))
    must(await grantRequest(await at(65), requestId))
    const erased = (await eraseForRequest(await at(66), requestId))!
    expect(erased.removed).toMatchObject({ visit: 1, phone: 1 })
    expect(erased.kept).toEqual(['dossierByLaw', 'proofs'])
    expect(await showVisit(await at(67), visitId)).toBeUndefined()
    const dossier = (await showDossier(await at(67), dossierId))!
    expect(dossier).toMatchObject({ visitId: null })
    expect(JSON.stringify(dossier)).not.toContain(phone)
    expect(await isMessaged(await at(67), dossierId)).toBe(false)
    // The message may be delivered twice: the second time there is nothing to do.
    expect(await eraseForRequest(await at(68), requestId)).toBeUndefined()
    expect((await showRequest(await at(69), requestId))!.state).toMatchObject({ status: 'done' })
    expect(await verifyAudit(getDb(), ward.wardId)).toMatchObject({ ok: true })
  })
})

test.each(kinds)('who was erased does not come back with an older backup · $name', async ({ name }) => {
  const db = dbOver(await emptyDatabase(name))
  const target = dbOver(await emptyDatabase(name))
  const folder = mkdtempSync(join(tmpdir(), 'motcua-erased-'))
  const keyFile = join(folder, 'key')
  try {
    await migrate(db)
    const { ward, at } = await aDesk(db)
    const { dossierId, visitId } = await handedOver(at)
    const backup = join(folder, 'old.backup')
    await writeBackup(db, backup, { now: systemClock.now(), key })
    must(await eraseGranted(at, dossierId))
    expect(await keepErasureList(db, keyFile)).toBe(2)
    // Told again by a database that knows of nothing, the list keeps what it had.
    const list = findErasureList(keyFile)!
    expect(list.map(({ subjectType }) => subjectType).toSorted()).toEqual(['phone', 'visit'])

    await restoreBackup(target, backup, await checkArchive(backup))
    const there = (to: Db, ctx: Ctx): Ctx => ({ ...ctx, db: to })
    const context = there(target, await at(100))
    expect(JSON.stringify(await showDossier(context, dossierId))).toContain(phone)
    expect(await showVisit(context, visitId)).toBeDefined()
    expect(await keepErasureList(target, keyFile)).toBe(2)
    expect(await reapplyErasures(target, list, async () => context)).toBe(2)
    expect(JSON.stringify(await showDossier(context, dossierId))).not.toContain(phone)
    expect(await showVisit(context, visitId)).toBeUndefined()
    // A second time there is nothing left to erase.
    expect(await reapplyErasures(target, list, async () => context)).toBe(0)
    expect(await verifyAudit(target, ward.wardId)).toMatchObject({ ok: true })

    writeFileSync(erasureFileOf(keyFile), `${readFileSync(erasureFileOf(keyFile), 'utf8')}half a li`)
    expect(() => findErasureList(keyFile)).toThrow(
      expect.objectContaining({ code: 'restore.erasures-damaged' }),
    )
  } finally {
    await db.close()
    await target.close()
  }
})

async function eraseGranted(at: At, dossierId: string) {
  const requestId = await granted(at, dossierId, 'delete')
  const erased = await eraseForRequest(await at(70), requestId)
  return erased
    ? ({ ok: true, value: erased } as const)
    : ({ ok: false, error: { code: 'nothing' } } as const)
}
