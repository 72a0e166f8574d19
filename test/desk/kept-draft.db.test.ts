import { expect, test } from 'vitest'
import { isAllowed } from '#domain/consent/index.ts'
import { showKeptCode } from '#domain/visit/kept-code.ts'
import { listConsents } from '#modules/consents/index.ts'
import {
  findKeptDraft,
  forgetKeptDraft,
  keepDraft,
  purgeDrafts,
  showDraft,
  takeKeptDraft,
} from '#modules/intake/index.ts'
import { findNeed, leave, openVisit } from '#modules/visits/index.ts'
import { eachDatabase } from '#test/db/database.ts'
import { aDesk, codeOf, must, printedVisit } from './walk-a-visit.ts'

eachDatabase('a draft she asks to keep', (getDb) => {
  const days = 24 * 60

  test('dies with the visit unless she asks; then it is kept under her code until the day she was told', async () => {
    const { ward, at } = await aDesk(getDb())
    const visitId = await printedVisit(at)
    expect(codeOf(await keepDraft(await at(12), visitId, 8))).toBe('draft.days')
    const { code, until } = must(await keepDraft(await at(12), visitId, 7))
    expect(until).toBe('2026-11-24')
    must(await leave(await at(13), visitId, 'done'))
    const after = (await at(1 * days)).now
    expect(await purgeDrafts({ db: getDb(), clock: { now: () => after } }, ward.wardId)).toBe(1)
    const found = (await findKeptDraft(await at(6 * days), showKeptCode(code)))!
    expect(found).toMatchObject({ formIds: ['to-khai-khai-sinh'], until })
    const ctx = await at(6 * days)
    const consents = await getDb().inWard(ward.wardId, (trx) =>
      listConsents(trx, ctx, { subject: 'draft', subjectId: found.keptId }),
    )
    expect(isAllowed(consents, 'keepDraft')).toBe(true)
    // All of that day she may come for it; the day after it is not found any more, whether the night has run or not.
    expect(await findKeptDraft(await at(7 * days), code)).toBeDefined()
    expect(await findKeptDraft(await at(8 * days), code)).toBeUndefined()
  })

  test('is there again in another visit, as said before, and is read back anew', async () => {
    const { at } = await aDesk(getDb())
    const { code } = must(await keepDraft(await at(12), await printedVisit(at), 7))
    const { visitId } = must(
      await openVisit(await at(2 * days), { kind: 'need', party: null, onBehalfOf: null }),
    )
    must(await findNeed(await at(2 * days + 1), visitId, 'khai-sinh'))
    expect(codeOf(await takeKeptDraft(await at(2 * days + 2), visitId, 'BK 00000-00000'))).toBe(
      'draft.unknown-code',
    )
    must(await takeKeptDraft(await at(2 * days + 3), visitId, code.toLowerCase()))
    const view = (await showDraft(await at(2 * days + 4), visitId))!
    expect(view.draft.people.mother?.idNumber).toBe('045198000214')
    expect(view.draft.answers['child.fullName']).toMatchObject({
      value: 'Nguyễn Mẫu Quỳnh',
      source: 'earlier',
    })
    expect(view.visit.state.agreed).toBeNull()
  })

  test('is deleted at once when she says so, and the consent is taken back', async () => {
    const { ward, at } = await aDesk(getDb())
    const { code } = must(await keepDraft(await at(12), await printedVisit(at), 30))
    const { keptId } = (await findKeptDraft(await at(13), code))!
    must(await forgetKeptDraft(await at(14), code, 'page'))
    expect(await findKeptDraft(await at(15), code)).toBeUndefined()
    const ctx = await at(16)
    const rows = await getDb().inWard(ward.wardId, (trx) =>
      trx.selectFrom('kept_draft').select('kept_id').execute(),
    )
    expect(rows).toEqual([])
    const consents = await getDb().inWard(ward.wardId, (trx) =>
      listConsents(trx, ctx, { subject: 'draft', subjectId: keptId }),
    )
    expect(isAllowed(consents, 'keepDraft')).toBe(false)
    expect(codeOf(await forgetKeptDraft(await at(17), code, 'page'))).toBe('draft.unknown-code')
  })
})
