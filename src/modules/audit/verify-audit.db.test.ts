import type { Db } from '#db/client.ts'
import { ok } from '#lib/result.ts'
import { aCtx, aWard } from '#test/db/a-ward.ts'
import { eachDatabase } from '#test/db/database.ts'
import { expect, test } from 'vitest'
import { hashOf } from './chain.ts'
import { verifyAllAudits, verifyAudit, write } from './index.ts'

eachDatabase("a chain that somebody with the owner's power touched", (getDb) => {
  async function aChain(links: number): Promise<number> {
    const ward = await aWard(getDb())
    const ctx = await aCtx({ db: getDb(), ward })
    for (let n = 0; n < links; n++) {
      await write(
        ctx,
        { name: 'a.b', subject: { type: 'visit', id: String(n) }, fields: ['x'], reason: 'lý do' },
        async () => ok(n),
      )
    }
    return ward.wardId
  }

  /** Past the walls, as only the owner of the tables can. */
  async function tamper(db: Db, statement: string): Promise<void> {
    for (const table of ['audit_event', 'audit_head'])
      await db.executeSql(`alter table ${table} no force row level security`)
    await db.executeSql(statement)
    for (const table of ['audit_event', 'audit_head'])
      await db.executeSql(`alter table ${table} force row level security`)
  }

  test('holds while nobody did', async () => {
    const wardId = await aChain(5)
    expect(await verifyAudit(getDb(), wardId)).toMatchObject({ ok: true, rows: 5 })
    expect(await verifyAllAudits(getDb())).toContainEqual(expect.objectContaining({ wardId, ok: true }))
  })

  test.each([
    [
      'an edited field',
      (w: number) => `update audit_event set reason = 'khác' where ward_id = ${w} and seq = 3`,
      3,
    ],
    [
      'another actor',
      (w: number) => `update audit_event set actor_id = gen_random_uuid() where ward_id = ${w} and seq = 2`,
      2,
    ],
    [
      'another time',
      (w: number) => `update audit_event set at = at - interval '1 day' where ward_id = ${w} and seq = 4`,
      4,
    ],
    ['a removed link', (w: number) => `delete from audit_event where ward_id = ${w} and seq = 3`, 3],
    ['a cut tail', (w: number) => `delete from audit_event where ward_id = ${w} and seq >= 4`, 4],
    [
      'two links exchanged',
      (
        w: number,
      ) => `update audit_event set seq = case seq when 2 then -2 else 2 end where ward_id = ${w} and seq in (2, 3);
      update audit_event set seq = 3 where ward_id = ${w} and seq = -2`,
      2,
    ],
    ['all links removed', (w: number) => `delete from audit_event where ward_id = ${w}`, 1],
  ])('shows %s', async (_what, statement, firstBadSeq) => {
    const wardId = await aChain(5)
    await tamper(getDb(), statement(wardId))
    expect(await verifyAudit(getDb(), wardId)).toMatchObject({ ok: false, firstBadSeq })
  })

  test('shows a link put in with a right hash of its own', async () => {
    const wardId = await aChain(3)
    const link = {
      seq: 4,
      at: '2026-11-24T01:30:00.000Z' as never,
      actorId: null,
      actorRole: 'officer',
      device: 'x',
      requestId: 'r',
      action: 'a.b',
      subjectType: 'visit',
      subjectId: '9',
      fields: [],
      reason: '',
      prevHash: 'f'.repeat(64),
      version: 1,
      purpose: '',
      route: '',
      counter: '',
      result: '',
      objects: [],
    }
    await tamper(
      getDb(),
      `insert into audit_event values (${wardId}, 4, '${link.at}', null, 'officer', 'x', 'r', 'a.b',
      'visit', '9', '{}', '', '${link.prevHash}', '${hashOf(wardId, link)}')`,
    )
    expect(await verifyAudit(getDb(), wardId)).toMatchObject({ ok: false, firstBadSeq: 4 })
  })
})
