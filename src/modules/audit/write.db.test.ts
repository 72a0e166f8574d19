import { ok, refuse } from '#lib/result.ts'
import { aCtx, aWard } from '#test/db/a-ward.ts'
import { eachDatabase } from '#test/db/database.ts'
import { expect, test } from 'vitest'
import { read, verifyAudit, write } from './index.ts'

eachDatabase('write', (getDb) => {
  const act = { name: 'counter.rename', subject: { type: 'counter', id: '1' } }

  async function count(
    table: 'audit_event' | 'outbox' | 'idempotency' | 'counter',
    wardId: number,
  ): Promise<number> {
    return getDb().inWard(wardId, async (trx) => {
      const rows = await trx.selectFrom(table).select('ward_id').execute()
      return rows.length
    })
  }

  test('leaves its rows, one audit link and its outbox rows together', async () => {
    const ward = await aWard(getDb())
    const ctx = await aCtx({ db: getDb(), ward })
    const result = await write(ctx, act, async (trx, effects) => {
      await trx
        .insertInto('counter')
        .values({ ward_id: ward.wardId, counter_id: '9', name: 'Quầy 9' })
        .execute()
      effects.enqueue('a.kind', { to: 'Nguyễn Thị Thử' })
      effects.subject('9')
      return ok({ counterId: '9' })
    })
    expect(result).toEqual({ ok: true, value: { counterId: '9' } })
    expect(await count('counter', ward.wardId)).toBe(3)
    expect(await count('audit_event', ward.wardId)).toBe(1)
    expect(await count('outbox', ward.wardId)).toBe(1)
    expect(await verifyAudit(getDb(), ward.wardId)).toMatchObject({ ok: true, rows: 1 })
  })

  test('a refusal leaves nothing', async () => {
    const ward = await aWard(getDb())
    const ctx = await aCtx({ db: getDb(), ward, idempotency: { key: 'k', bodyHash: 'h' } })
    const result = await write(ctx, act, async (trx, effects) => {
      await trx
        .insertInto('counter')
        .values({ ward_id: ward.wardId, counter_id: '9', name: 'Quầy 9' })
        .execute()
      effects.enqueue('a.kind', {})
      return refuse('not-found')
    })
    expect(result).toEqual(refuse('not-found'))
    for (const table of ['audit_event', 'outbox', 'idempotency'] as const)
      expect(await count(table, ward.wardId)).toBe(0)
    expect(await count('counter', ward.wardId)).toBe(2)
  })

  test('a fault leaves nothing and is thrown on', async () => {
    const ward = await aWard(getDb())
    const ctx = await aCtx({ db: getDb(), ward })
    const failing = write(ctx, act, async (trx) => {
      await trx
        .insertInto('counter')
        .values({ ward_id: ward.wardId, counter_id: '9', name: 'Quầy 9' })
        .execute()
      throw new Error('broken')
    })
    await expect(failing).rejects.toThrow('broken')
    expect(await count('counter', ward.wardId)).toBe(2)
  })

  test('a swallowed failed statement does not pass for a commit', async () => {
    const ward = await aWard(getDb())
    const ctx = await aCtx({ db: getDb(), ward })
    const failing = write(ctx, act, async (trx) => {
      await trx
        .insertInto('counter')
        .values({ ward_id: ward.wardId, counter_id: '1', name: 'again' })
        .execute()
        .catch(() => {})
      return ok(null)
    })
    await expect(failing).rejects.toThrow()
  })

  test('the same key and body is one effect with one answer, another body is refused', async () => {
    const ward = await aWard(getDb())
    const ctx = await aCtx({ db: getDb(), ward, idempotency: { key: 'k1', bodyHash: 'h1' } })
    let runs = 0
    const run = (bodyHash: string) =>
      write({ ...ctx, idempotency: { key: 'k1', bodyHash } }, act, async () =>
        ok({ run: ++runs, at: undefined }),
      )
    expect(await run('h1')).toEqual(ok({ run: 1 }))
    expect(await run('h1')).toEqual(ok({ run: 1 }))
    expect(await run('h2')).toEqual(refuse('write.key-reused'))
    expect(await count('audit_event', ward.wardId)).toBe(1)
  })

  test('a key is worth nothing to another actor or another act', async () => {
    const ward = await aWard(getDb())
    const idempotency = { key: 'k1', bodyHash: 'h1' }
    const one = await aCtx({ db: getDb(), ward, idempotency })
    const other = await aCtx({ db: getDb(), ward, idempotency })
    await write(one, act, async () => ok('first'))
    expect(await write(other, act, async () => ok('second'))).toEqual(refuse('write.key-reused'))
    expect(await write(one, { ...act, name: 'other.act' }, async () => ok('x'))).toEqual(
      refuse('write.key-reused'),
    )
  })

  test('a reading with an act is audited when something was found', async () => {
    const ward = await aWard(getDb())
    const ctx = await aCtx({ db: getDb(), ward })
    expect(await read(ctx, { ...act, fields: ['party'] }, async () => 'seen')).toBe('seen')
    expect(await read(ctx, act, async () => undefined)).toBeUndefined()
    expect(await read(ctx, null, async () => 'plain')).toBe('plain')
    expect(await verifyAudit(getDb(), ward.wardId)).toMatchObject({ ok: true, rows: 1 })
  })
})
