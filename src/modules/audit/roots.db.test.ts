import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Db } from '#db/client.ts'
import { ok } from '#lib/result.ts'
import type { Instant } from '#lib/plain-date.ts'
import { aCtx, aWard } from '#test/db/a-ward.ts'
import { eachDatabase } from '#test/db/database.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { listLinks } from './audit.store.ts'
import { hashOf } from './chain.ts'
import {
  bookPlaces,
  makeRootKeyFile,
  openRootBook,
  ownUp,
  readRootState,
  signWardRoot,
  verifyAudit,
  write,
  type RootBook,
} from './index.ts'

/*
 * The seven things that can be done to a chain by who owns the database: edit, delete, insert, reorder, cut the tail, put an older
 * database back, write all anew. Each is done to a real one, past the walls, and must be told by its name.
 */
eachDatabase('a chain under signed roots', (getDb) => {
  let folder = ''
  let book: RootBook
  let now = '2026-11-24T01:30:00.000Z' as Instant
  const clock = { now: () => now }

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'motcua-roots-'))
    now = '2026-11-24T01:30:00.000Z' as Instant
    const places = bookPlaces({ keyFile: join(folder, 'keys/master.key') })
    makeRootKeyFile(places)
    book = openRootBook(places)
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const fileOf = (wardId: number) => join(book.dir, `roots-${wardId}.txt`)
  const parts = () => ({ db: getDb(), clock, book })

  type Chain = { wardId: number; add(links: number): Promise<void>; sign(): Promise<unknown> }

  async function aChain(links: number): Promise<Chain> {
    const ward = await aWard(getDb())
    const ctx = await aCtx({ db: getDb(), ward })
    let made = 0
    const add = async (count: number) => {
      for (let n = 0; n < count; n++) {
        const subject = { type: 'visit', id: String(++made) }
        await write(ctx, { name: 'visit.show', subject, fields: ['party'], reason: 'lý do' }, async () =>
          ok(n),
        )
      }
    }
    await add(links)
    return { wardId: ward.wardId, add, sign: () => signWardRoot(parts(), ward.wardId) }
  }

  const tables = ['audit_event', 'audit_head', 'audit_root', 'audit_object']

  /** Past the walls, as only the owner of the tables can. */
  async function tamper(db: Db, statement: string): Promise<void> {
    for (const table of tables) await db.executeSql(`alter table ${table} no force row level security`)
    await db.executeSql(statement)
    for (const table of tables) await db.executeSql(`alter table ${table} force row level security`)
  }

  /** Every hash from `seq` on made right again, and the head: what a careful forger does. */
  async function rehash(wardId: number, seq: number): Promise<void> {
    const links = await getDb().inWard(wardId, (trx) => listLinks(trx, wardId, { after: 0, limit: 100 }))
    let prevHash = links.find((link) => link.seq === seq - 1)?.hash ?? '0'.repeat(64)
    const updates: string[] = []
    for (const { hash: _old, ...link } of links.filter((one) => one.seq >= seq)) {
      const hash = hashOf(wardId, { ...link, prevHash })
      updates.push(
        `update audit_event set prev_hash = '${prevHash}', hash = '${hash}' where ward_id = ${wardId} and seq = ${link.seq}`,
      )
      prevHash = hash
    }
    const { seq: last } = links.at(-1)!
    updates.push(`update audit_head set seq = ${last}, hash = '${prevHash}' where ward_id = ${wardId}`)
    await tamper(getDb(), updates.join(';'))
  }

  const told = async (wardId: number) => (await verifyAudit(getDb(), wardId, book)).damages

  test('holds while nobody touched it, also with a root at every step', async () => {
    const chain = await aChain(3)
    now = '2026-11-24T02:00:00.000Z' as Instant
    expect(await chain.sign()).toMatchObject({ no: 1, seq: 3, kind: 'tick', at: now, reason: '' })
    await chain.add(2)
    await chain.sign()
    await chain.sign()
    expect(await verifyAudit(getDb(), chain.wardId, book)).toMatchObject({
      ok: true,
      rows: 5,
      damages: [],
      roots: { count: 3, lastSeq: 5 },
    })
  })

  const attacks: [string, (w: number) => string, object][] = [
    [
      '1 an edited link',
      (w) => `update audit_event set reason = 'khác' where ward_id = ${w} and seq = 3`,
      { kind: 'edited', seq: 3 },
    ],
    [
      '1 an edited purpose',
      (w) => `update audit_event set purpose = 'sign' where ward_id = ${w} and seq = 4`,
      { kind: 'edited', seq: 4 },
    ],
    [
      '2 a deleted link',
      (w) => `delete from audit_event where ward_id = ${w} and seq = 3`,
      { kind: 'deleted', seq: 3, to: 3 },
    ],
    [
      '2 a deleted link whose number was closed up',
      (w) => `delete from audit_event where ward_id = ${w} and seq = 3;
        update audit_event set seq = -(seq - 1) where ward_id = ${w} and seq > 3;
        update audit_event set seq = -seq where ward_id = ${w} and seq < 0`,
      { kind: 'deleted', seq: 3, to: 3 },
    ],
    [
      '3 an inserted link',
      (w) => `update audit_event set seq = -(seq + 1) where ward_id = ${w} and seq > 2;
        update audit_event set seq = -seq where ward_id = ${w} and seq < 0;
        insert into audit_event select ward_id, 3, at, null, actor_role, device, request_id, action, subject_type, '99', fields,
          reason, hash, repeat('f', 64), version, purpose, route, counter, result, objects
        from audit_event where ward_id = ${w} and seq = 2`,
      { kind: 'inserted', seq: 3 },
    ],
    [
      '4 two links exchanged',
      (w) => `update audit_event set seq = -3 where ward_id = ${w} and seq = 2;
        update audit_event set seq = 2 where ward_id = ${w} and seq = 3;
        update audit_event set seq = 3 where ward_id = ${w} and seq = -3`,
      { kind: 'reordered', seq: 2, to: 3 },
    ],
    [
      '5 a cut tail',
      (w) => `delete from audit_event where ward_id = ${w} and seq >= 5`,
      { kind: 'cut', seq: 5, to: 6 },
    ],
    [
      '5 a cut tail with the head put back',
      (w) => `delete from audit_event where ward_id = ${w} and seq >= 5;
        update audit_head set seq = 4, hash = (select hash from audit_event where ward_id = ${w} and seq = 4) where ward_id = ${w}`,
      { kind: 'cut', seq: 5, to: 6 },
    ],
  ]

  test.each(attacks)('names %s', async (_what, statement, damage) => {
    const chain = await aChain(6)
    await chain.sign()
    await tamper(getDb(), statement(chain.wardId))
    expect((await told(chain.wardId))[0]).toMatchObject(damage)
  })

  test('names 3 a link put in at the end with a right hash of its own', async () => {
    const chain = await aChain(3)
    const [link] = await getDb().inWard(chain.wardId, (trx) =>
      listLinks(trx, chain.wardId, { after: 2, limit: 1 }),
    )
    const { hash, ...last } = link!
    const forged = hashOf(chain.wardId, { ...last, seq: 4, prevHash: hash })
    await tamper(
      getDb(),
      `insert into audit_event select ward_id, 4, at, actor_id, actor_role, device, request_id, action, subject_type, subject_id,
        fields, reason, hash, '${forged}', version, purpose, route, counter, result, objects
      from audit_event where ward_id = ${chain.wardId} and seq = 3`,
    )
    expect(await told(chain.wardId)).toEqual([{ kind: 'inserted', seq: 4, to: 4 }])
  })

  test('names 6 an older database put back, and one that went on from there', async () => {
    const chain = await aChain(4)
    await chain.sign()
    await getDb().executeSql('savepoint older')
    await chain.add(3)
    await chain.sign()
    await getDb().executeSql('rollback to savepoint older')
    expect(await told(chain.wardId)).toEqual([{ kind: 'rolledBack', seq: 5, root: 2 }])
    expect(await chain.sign()).toBe('rolledBack')
    await chain.add(5)
    expect(await told(chain.wardId)).toEqual([{ kind: 'rolledBack', seq: 7, root: 2 }])
    expect(await chain.sign()).toBe('rolledBack')
  })

  test('names 7 a chain written all anew by somebody without the key', async () => {
    const chain = await aChain(6)
    await chain.sign()
    await tamper(
      getDb(),
      `update audit_event set actor_role = 'chair' where ward_id = ${chain.wardId} and seq = 2`,
    )
    await rehash(chain.wardId, 2)
    expect(await verifyAudit(getDb(), chain.wardId)).toMatchObject({ ok: true })
    expect(await told(chain.wardId)).toEqual([{ kind: 'rewritten', seq: 6, root: 1 }])
    expect(await chain.sign()).toBe('rewritten')
  })

  test('names a line of the book that was changed, taken out or signed by another key', async () => {
    const chain = await aChain(2)
    for (let n = 0; n < 3; n++) {
      await chain.add(1)
      await chain.sign()
    }
    const whole = readFileSync(fileOf(chain.wardId), 'utf8')
    const lines = whole.split('\n')
    writeFileSync(fileOf(chain.wardId), whole.replace('no=2 kind=tick seq=4', 'no=2 kind=tick seq=5'))
    expect(await told(chain.wardId)).toContainEqual(expect.objectContaining({ kind: 'rootForged' }))
    writeFileSync(fileOf(chain.wardId), [lines[0], lines[2], ''].join('\n'))
    expect(await told(chain.wardId)).toContainEqual(expect.objectContaining({ kind: 'rootForged', root: 2 }))
    writeFileSync(fileOf(chain.wardId), [lines[0], lines[1], ''].join('\n'))
    expect(await told(chain.wardId)).toEqual([{ kind: 'rootsCut', seq: 0, root: 3 }])
    rmSync(fileOf(chain.wardId))
    expect(await told(chain.wardId)).toEqual([{ kind: 'rootsCut', seq: 0, root: 1 }])
    const other = bookPlaces({ keyFile: join(folder, 'other/master.key'), rootsDir: book.dir })
    makeRootKeyFile(other)
    writeFileSync(fileOf(chain.wardId), whole)
    const { damages } = await verifyAudit(getDb(), chain.wardId, openRootBook(other))
    expect(damages).toContainEqual(expect.objectContaining({ kind: 'rootForged', root: 1 }))
  })

  test('names an index that no longer says what the links say', async () => {
    const chain = await aChain(1)
    const ward = { wardId: chain.wardId }
    await tamper(
      getDb(),
      `insert into audit_object (ward_id, object_type, object_id, seq) values (${ward.wardId}, 'dossier', 'x', 1)`,
    )
    expect(await told(chain.wardId)).toEqual([{ kind: 'objectsDiffer', seq: 1 }])
  })

  test('a backup that was put back and owned up to is told for good and breaks nothing', async () => {
    const chain = await aChain(4)
    await chain.sign()
    await getDb().executeSql('savepoint older')
    await chain.add(3)
    await chain.sign()
    await getDb().executeSql('rollback to savepoint older')
    await ownUp(parts(), chain.wardId, { kind: 'restored', reason: 'Hỏng ổ đĩa, lấy lại bản lưu tối qua' })
    await chain.add(2)
    expect(await chain.sign()).toMatchObject({ no: 4, seq: 6 })
    expect(await verifyAudit(getDb(), chain.wardId, book)).toMatchObject({
      ok: true,
      notes: [{ kind: 'restored', seq: 4, reason: 'Hỏng ổ đĩa, lấy lại bản lưu tối qua' }],
    })
  })

  test('a line torn by a power cut is gone at the next root, and a copy lost in a crash comes back', async () => {
    const chain = await aChain(2)
    await chain.sign()
    await getDb().executeSql('savepoint crash')
    await chain.sign()
    await getDb().executeSql('rollback to savepoint crash')
    appendFileSync(fileOf(chain.wardId), 'motcua-root-1 ward=')
    expect(await chain.sign()).toMatchObject({ no: 3 })
    expect(readFileSync(fileOf(chain.wardId), 'utf8').split('\n')).toHaveLength(4)
    expect(await verifyAudit(getDb(), chain.wardId, book)).toMatchObject({ ok: true, roots: { count: 3 } })
  })

  test('a root is a line that can be checked by itself, from paper', async () => {
    const chain = await aChain(2)
    await chain.sign()
    const { line } = book.last(chain.wardId)!
    expect(book.check(` ${line}\n`)).toMatchObject({ wardId: chain.wardId, seq: 2 })
    expect(book.check(line.replace('seq=2', 'seq=1'))).toBeUndefined()
    expect(book.check('xin chào')).toBeUndefined()
  })

  test('links that wait four hours for their root are late', async () => {
    const chain = await aChain(1)
    const state = () => readRootState(parts(), chain.wardId)
    expect(await state()).toMatchObject({ isLate: false, waitingSince: '2026-11-24T01:30:00.000Z' })
    now = '2026-11-24T05:30:01.000Z' as Instant
    expect(await state()).toMatchObject({ isLate: true, last: undefined })
    await chain.sign()
    expect(await state()).toMatchObject({ isLate: false, waitingSince: undefined, trouble: undefined })
    now = '2026-11-25T05:30:01.000Z' as Instant
    expect(await state()).toMatchObject({ isLate: false })
  })

  test('what serves requests cannot change the chain nor point before its end', async () => {
    const chain = await aChain(3)
    const asApp = (statement: string) =>
      getDb().inWard(chain.wardId, (trx) =>
        trx.executeQuery({ sql: statement, parameters: [], query: { kind: 'RawNode' } } as never),
      )
    const back = `update audit_head set seq = 1, hash = (select hash from audit_event where seq = 1) where ward_id = ${chain.wardId}`
    await expect(asApp(back)).rejects.toThrow(/row-level security/)
    for (const change of [
      "update audit_event set reason = ''",
      'delete from audit_event',
      'delete from audit_root',
      'delete from audit_object',
      'delete from audit_head',
    ])
      await expect(asApp(change), change).rejects.toThrow(/permission denied/)
    await asApp(`update audit_head set seq = 9 where ward_id = ${chain.wardId}`)
    expect(await told(chain.wardId)).toEqual([{ kind: 'cut', seq: 4, to: 9 }])
  })

  test('nothing is written where there is no chain yet', async () => {
    const ward = await aWard(getDb())
    expect(await verifyAudit(getDb(), ward.wardId, book)).toMatchObject({ ok: true, rows: 0 })
    expect(existsSync(fileOf(ward.wardId))).toBe(false)
  })
})
