import { expect, it } from 'vitest'
import type { Db } from '#db/client.ts'
import { systemIds } from '#lib/ids.ts'
import type { Instant, PlainDate } from '#lib/plain-date.ts'
import {
  insertAccountRow,
  leavePerson,
  makeSignInLink,
  sessionsOver,
  signInByLink,
} from '#modules/accounts/index.ts'
import { aCtx, aWard } from '#test/db/a-ward.ts'
import { eachDatabase } from '#test/db/database.ts'
import { addSubstitution, delegateSigning, endDelegation, listSubstitutions } from './index.ts'

const now = '2026-11-24T02:00:00.000Z' as Instant
const day = (text: string) => text as PlainDate

async function aDesk(db: Db) {
  const ward = await aWard(db)
  const person = async (
    displayName: string,
    role: 'officer' | 'signer' | 'administrator',
    counterId: string | null,
  ) => {
    const accountId = systemIds.uuid()
    await db.inWard(ward.wardId, (trx) =>
      insertAccountRow(trx, ward.wardId, {
        accountId,
        displayName,
        title: 'Phó Chủ tịch',
        roles: [role],
        counterId,
      }),
    )
    return accountId
  }
  const signer = await person('Người Ký Thử', 'signer', null)
  const officer = await person('Nguyễn Thị Thử Hoa', 'officer', '1')
  const other = await person('Trần Văn Thử Lâm', 'officer', '2')
  await person('Quản Trị Thử', 'administrator', null)
  const ctxOf = (actorId: string) => aCtx({ db, ward, actorId, now })
  const seenAs = async (accountId: string, at: string) => {
    const made = await makeSignInLink(await aCtx({ db, ward, now: at }), accountId)
    if (!made.ok) throw new Error(made.error.code)
    const begun = await signInByLink(await aCtx({ db, ward, now: at }), made.value.token, 'desk')
    if (!begun.ok) throw new Error(begun.error.code)
    const signedIn = await sessionsOver(db, { now: () => at as Instant }).find(begun.value.session)
    return signedIn!.actor
  }
  return { ward, signer, officer, other, ctxOf, seenAs }
}

const november = { fromDay: day('2026-11-24'), toDay: day('2026-11-30') }

eachDatabase('signing in somebody’s place', (getDb) => {
  const given = {
    capacity: 'TUQ' as const,
    procedureIds: ['khai-sinh'],
    document: '12/GUQ-UBND',
    ...november,
  }

  it('holds for whom, for what and between the days it says', async () => {
    const { signer, officer, other, ctxOf, seenAs } = await aDesk(getDb())
    await delegateSigning(await ctxOf(signer), { ...given, delegateId: officer })
    expect((await seenAs(officer, '2026-11-30T09:59:00.000Z')).delegations).toMatchObject([
      {
        capacity: 'TUQ',
        procedureIds: ['khai-sinh'],
        delegatorName: 'Người Ký Thử',
        document: '12/GUQ-UBND',
      },
    ])
    // 17:30 on the 30th in Viet Nam is still the 30th; half past midnight is not.
    expect((await seenAs(officer, '2026-11-30T17:30:00.000Z')).delegations).toEqual([])
    expect((await seenAs(officer, '2026-11-23T09:00:00.000Z')).delegations).toEqual([])
    expect((await seenAs(other, now)).delegations).toEqual([])
  })

  it('is taken back by whoever gave it, and by nobody else', async () => {
    const { signer, officer, other, ctxOf, seenAs } = await aDesk(getDb())
    const made = await delegateSigning(await ctxOf(signer), { ...given, delegateId: officer })
    const id = made.ok ? made.value.delegationId : ''
    expect(await endDelegation(await ctxOf(other), id)).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    })
    expect((await seenAs(officer, now)).delegations).toHaveLength(1)
    expect(await endDelegation(await ctxOf(signer), id)).toMatchObject({ ok: true })
    expect((await seenAs(officer, now)).delegations).toEqual([])
  })

  it('ends with the leaving of either of them', async () => {
    const { signer, officer, other, ctxOf, seenAs } = await aDesk(getDb())
    await delegateSigning(await ctxOf(signer), { ...given, delegateId: officer })
    await delegateSigning(await ctxOf(signer), { ...given, delegateId: other })
    expect(await leavePerson(await ctxOf(signer), other)).toMatchObject({ ok: true })
    expect((await seenAs(officer, now)).delegations).toHaveLength(1)
    expect(await leavePerson(await ctxOf(other), signer)).toMatchObject({ ok: true })
    expect((await seenAs(officer, now)).delegations).toEqual([])
  })

  it('is never given to oneself', async () => {
    const { signer, ctxOf } = await aDesk(getDb())
    expect(await delegateSigning(await ctxOf(signer), { ...given, delegateId: signer })).toMatchObject({
      error: { code: 'delegation.to-oneself' },
    })
  })
})

eachDatabase('standing in', (getDb) => {
  it('opens the counter of who is away for those days, and keeps the reason sealed', async () => {
    const { ward, signer, officer, other, ctxOf, seenAs } = await aDesk(getDb())
    const ctx = await ctxOf(signer)
    const input = { absentId: officer, substituteId: other, reason: 'ốm, nằm viện', ...november }
    expect(await addSubstitution(ctx, input)).toMatchObject({ ok: true })
    expect((await seenAs(other, now)).standsFor).toMatchObject([
      { name: 'Nguyễn Thị Thử Hoa', counterId: '1' },
    ])
    expect((await seenAs(other, '2026-12-01T02:00:00.000Z')).standsFor).toEqual([])
    expect(await listSubstitutions(ctx)).toMatchObject([{ reason: 'ốm, nằm viện' }])
    const rows = await getDb().inWard(ward.wardId, (trx) =>
      trx.selectFrom('substitution').select('reason').execute(),
    )
    expect(Buffer.from(rows[0]!.reason).toString()).not.toContain('viện')
  })
})
