import { expect, test } from 'vitest'
import { classification } from '#db/classification.ts'
import { sweeps } from '#db/retention/index.ts'
import type { Instant } from '#lib/plain-date.ts'
import { leaveTrail, verifyAudit } from '#modules/audit/index.ts'
import { liftMark } from '#modules/privacy/index.ts'
import { runRetention } from '#modules/retention/index.ts'
import { eachDatabase } from '#test/db/database.ts'
import { aFullWard, countAll, type FullWard } from './full-ward.ts'
import { must } from './walk-a-visit.ts'

/** Tables that grow by the running itself. */
const growing = ['audit_event', 'audit_object', 'retention_run']

test('every table says how its rows end, or why they stay', () => {
  expect(Object.keys(sweeps).toSorted()).toEqual(Object.keys(classification).toSorted())
  for (const [table, sweep] of Object.entries(sweeps)) {
    const { retention } = classification[table as keyof typeof classification]
    if ('kept' in sweep) expect(sweep.kept, table).not.toBe('')
    // What belongs to a person never has a class that does not end.
    else expect(['permanent'], table).not.toContain(retention)
  }
})

eachDatabase('a full ward, years later', (getDb) => {
  async function travel({ desk }: FullWard, days: number) {
    const ctx = await desk.at(days * 24 * 60)
    const system = { ...ctx.actor, id: null, role: 'system', roles: ['system'] } as const
    return runRetention({ ...ctx, actor: system, now: ctx.now as Instant })
  }

  /** What stays, but for the tables that grow; what is not named must be as it was. */
  async function expectAfter(full: FullWard, before: Record<string, number>, gone: Record<string, number>) {
    const now = await countAll(getDb(), full.desk.ward.wardId)
    const still = Object.fromEntries(Object.entries(now).filter(([table]) => !growing.includes(table)))
    const expected = Object.fromEntries(Object.entries(before).filter(([table]) => !growing.includes(table)))
    expect(still).toEqual({ ...expected, ...gone })
    return now
  }

  test('loses what is due in each class on its day, and nothing else', async () => {
    const full = await aFullWard(getDb())
    const { wardId } = full.desk.ward
    const start = await countAll(getDb(), wardId)
    expect(Object.entries(start).filter(([, count]) => count === 0)).toEqual([])
    const figures = await getDb().inWard(wardId, (trx) => trx.selectFrom('measure').selectAll().execute())

    // The first night: what was being typed.
    const night = await travel(full, 1)
    expect(night.removed).toMatchObject({ visit_draft: start.visit_draft })
    let now = await expectAfter(full, start, { visit_draft: 0 })

    // The draft she asked to keep for seven days is still there on the day she was told, and gone the day after.
    await travel(full, 6)
    now = await expectAfter(full, now, {})
    await travel(full, 7)
    now = await expectAfter(full, now, {})

    await travel(full, 9)
    const week = [
      'kept_draft',
      'idempotency',
      'outbox',
      'print_job',
      'session',
      'sign_in_link',
      'sign_in_guard',
      'passkey_challenge',
    ]
    now = await expectAfter(full, now, Object.fromEntries(week.map((table) => [table, 0])))

    // Visits after three months: those of the open and of the held dossier stay with them.
    await travel(full, 80)
    now = await expectAfter(full, now, {})
    const visits = await travel(full, 95)
    expect(visits.removed.visit).toBe(start.visit! - 2)
    now = await countAll(getDb(), wardId)
    expect(now).toMatchObject({ visit: 2, dossier: start.dossier, dossier_event: start.dossier_event })
    const left = await getDb().inWard(wardId, (trx) =>
      trx.selectFrom('dossier').select(['dossier_id', 'visit_id']).execute(),
    )
    for (const { dossier_id, visit_id } of left)
      expect(visit_id !== null).toBe(dossier_id === full.dossiers.open || dossier_id === full.dossiers.held)

    // Proofs and logs after two years; a consent about a dossier stays as long as the dossier.
    const old = await travel(full, 740)
    expect(old.removed.audit_event).toBeGreaterThan(10)
    now = await countAll(getDb(), wardId)
    expect(now).toMatchObject({
      data_request: 0,
      data_request_event: 0,
      view_reason: 0,
      device: 0,
      substitution: 0,
      duty_shift: 0,
      duty_member: 0,
    })
    expect(now.consent_event).toBeGreaterThan(0)
    expect(now.consent_event).toBeLessThan(start.consent_event!)
    expect(await verifyAudit(getDb(), wardId)).toMatchObject({ ok: true })

    // Dossiers after ten years: the one that is open and the one that is held stay.
    const years = await travel(full, 3_700)
    expect(years.removed).toMatchObject({ dossier: 2 })
    expect(years.held).toBe(1)
    const rest = await getDb().inWard(wardId, (trx) =>
      trx.selectFrom('dossier').select('dossier_id').execute(),
    )
    expect(rest.map(({ dossier_id }) => dossier_id).toSorted()).toEqual(
      [full.dossiers.open, full.dossiers.held].toSorted(),
    )

    // Let go, it goes; figures and ratings are as they were on the first day.
    must(await liftMark(await full.desk.at(3_701 * 24 * 60), full.dossiers.held, 'hold'))
    await travel(full, 3_702)
    now = await countAll(getDb(), wardId)
    expect(now).toMatchObject({ dossier: 1, dossier_mark: 0, visit: 1, find_entry: 1 })
    expect(now).toMatchObject({ rating: start.rating, measure: start.measure, erasure: start.erasure })
    expect(await getDb().inWard(wardId, (trx) => trx.selectFrom('measure').selectAll().execute())).toEqual(
      figures,
    )
    expect(await verifyAudit(getDb(), wardId)).toMatchObject({ ok: true })
  })

  test('an account that left goes when nothing names it any more, with what it proved itself by', async () => {
    const full = await aFullWard(getDb())
    const { wardId } = full.desk.ward
    const leftId = full.leftAccountId
    await getDb().inWard(wardId, (trx) =>
      trx.updateTable('account').set({ is_active: false }).where('account_id', '=', leftId).execute(),
    )
    const isThere = async () =>
      (
        await getDb().inWard(wardId, (trx) =>
          trx.selectFrom('account').select('account_id').where('account_id', '=', leftId).execute(),
        )
      ).length > 0
    await travel(full, 100)
    expect(await isThere()).toBe(true)
    await travel(full, 800)
    expect(await isThere()).toBe(false)
    expect(await countAll(getDb(), wardId)).toMatchObject({ credential: 0, squad_member: 1, account: 3 })
  })

  test('a cut by whoever has no key of the ward does not pass for one of ours', async () => {
    const full = await aFullWard(getDb())
    const { wardId } = full.desk.ward
    await travel(full, 800)
    const vault = await full.desk.ward.vaults.forWard(wardId)
    const verified = () => verifyAudit(getDb(), wardId, undefined, { vault })
    expect(await verified()).toMatchObject({ ok: true })
    // With the power of the keeper, but without the key: cuts one link more and leaves a note that fits the chain.
    const ctx = await full.desk.at(801 * 24 * 60)
    await getDb().acrossWards(async (trx) => {
      const { seq, hash } = await trx
        .selectFrom('audit_event')
        .select(['seq', 'hash'])
        .where('ward_id', '=', wardId)
        .orderBy('seq')
        .limit(1)
        .executeTakeFirstOrThrow()
      const act = {
        name: 'audit.cut',
        subject: { type: 'audit', id: String(seq) },
        reason: `${hash} made-up`,
      }
      await leaveTrail(trx, ctx, { act, outbox: [], idempotency: null })
      await trx.deleteFrom('audit_object').where('ward_id', '=', wardId).where('seq', '=', seq).execute()
      await trx.deleteFrom('audit_event').where('ward_id', '=', wardId).where('seq', '=', seq).execute()
    })
    expect(await verified()).toMatchObject({ ok: false, damages: [{ kind: 'cut', seq: 1 }] })
  })
})
