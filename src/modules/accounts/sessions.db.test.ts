import { expect, it } from 'vitest'
import { systemIds } from '#lib/ids.ts'
import type { Instant } from '#lib/plain-date.ts'
import type { Db } from '#db/client.ts'
import { eachDatabase } from '#test/db/database.ts'
import { aCtx, aWard } from '#test/db/a-ward.ts'
import { endSession, insertAccountRow, makeSignInLink, sessionsOver, signInByLink } from './index.ts'

const nine = Date.parse('2026-11-24T02:00:00.000Z')

/** An officer signed in at nine, and a clock to walk with. */
async function anOfficer(db: Db) {
  const ward = await aWard(db)
  const accountId = systemIds.uuid()
  const row = {
    accountId,
    displayName: 'Cán bộ thử',
    title: 'Cán bộ một cửa',
    roles: ['officer' as const],
    counterId: '1',
  }
  await db.inWard(ward.wardId, (trx) => insertAccountRow(trx, ward.wardId, row))
  let minutes = 0
  const clock = { now: () => new Date(nine + minutes * 60_000).toISOString() as Instant }
  const ctx = () => aCtx({ db, ward, now: clock.now() })
  const link = async () => {
    const made = await makeSignInLink(await ctx(), accountId)
    if (!made.ok) throw new Error(made.error.code)
    return made.value.token
  }
  const enter = async (token: string) => signInByLink(await ctx(), token, 'desk')
  const begun = await enter(await link())
  if (!begun.ok) throw new Error(begun.error.code)
  return {
    ward,
    clock,
    ctx,
    link,
    enter,
    token: begun.value.session,
    walk: (by: number) => void (minutes += by),
  }
}

eachDatabase('a session', (getDb) => {
  it('says who works, from which ward, at which counter', async () => {
    const { clock, token, ward } = await anOfficer(getDb())
    expect(await sessionsOver(getDb(), clock).find(token)).toMatchObject({
      wardId: ward.wardId,
      title: 'Cán bộ một cửa',
      actor: { name: 'Cán bộ thử', role: 'officer', counterId: '1' },
    })
  })

  it('locks after a quarter of an hour without work, and is still there', async () => {
    const { clock, token, walk } = await anOfficer(getDb())
    walk(14)
    expect(await sessionsOver(getDb(), clock).find(token)).toMatchObject({ isLocked: false })
    walk(16)
    expect(await sessionsOver(getDb(), clock).find(token)).toMatchObject({ isLocked: true })
    expect(await sessionsOver(getDb(), clock).find(token)).toMatchObject({ isLocked: true })
  })

  it('lives on while there is work, and ends after twelve hours all the same', async () => {
    const { clock, token, walk } = await anOfficer(getDb())
    const sessions = sessionsOver(getDb(), clock)
    for (let minute = 10; minute < 720; minute += 10) {
      walk(10)
      expect(await sessions.find(token), `minute ${minute}`).toBeDefined()
    }
    walk(10)
    expect(await sessions.find(token)).toBeUndefined()
  })

  it('that was ended elsewhere ends here within five seconds; forgotten, at once', async () => {
    const { clock, ctx, token, walk } = await anOfficer(getDb())
    const here = sessionsOver(getDb(), clock)
    const there = sessionsOver(getDb(), clock)
    expect(await here.find(token)).toBeDefined()
    expect(await there.find(token)).toBeDefined()
    await endSession(await ctx(), token)
    here.forget(token)
    expect(await here.find(token)).toBeUndefined()
    walk(5 / 60)
    expect(await there.find(token)).toBeUndefined()
  })

  it('cannot be had with the token of another ward in front, or with no token at all', async () => {
    const { clock, token } = await anOfficer(getDb())
    const other = await aWard(getDb())
    const sessions = sessionsOver(getDb(), clock)
    for (const forged of [
      token.replace(/^\d+/, String(other.wardId)),
      `${other.wardId}.`,
      '',
      '1',
      token.slice(0, -1),
    ]) {
      expect(await sessions.find(forged), forged).toBeUndefined()
    }
  })
})

eachDatabase('a one-time link', (getDb) => {
  it('signs in once; used, a day old or foreign it is like no link', async () => {
    const { enter, link, walk, ward } = await anOfficer(getDb())
    const [used, old] = [await link(), await link()]
    expect((await enter(used)).ok).toBe(true)
    const refusals = [await enter(used), await enter(`${ward.wardId}.${systemIds.token()}`)]
    walk(24 * 60 + 1)
    refusals.push(await enter(old))
    for (const refusal of refusals) expect(refusal).toMatchObject({ ok: false, error: { code: 'not-found' } })
  })

  it('leaves no token behind in the database, only its hash', async () => {
    const { link, token, ward } = await anOfficer(getDb())
    const made = await link()
    const rows = await getDb().inWard(ward.wardId, async (trx) =>
      JSON.stringify([
        await trx.selectFrom('sign_in_link').selectAll().execute(),
        await trx.selectFrom('session').selectAll().execute(),
        await trx.selectFrom('audit_event').selectAll().execute(),
      ]),
    )
    for (const secret of [made, token]) expect(rows).not.toContain(secret.split('.')[1])
  })
})
