import { systemClock } from '#lib/clock.ts'
import { ok } from '#lib/result.ts'
import { write } from '#modules/audit/index.ts'
import { aCtx, aWard, type TestWard } from '#test/db/a-ward.ts'
import { eachCommittingDatabase } from '#test/db/database.ts'
import { afterEach, expect, test, vi } from 'vitest'
import { createRunner, runMaintenance, type JobHandler, type Runner } from './runner.ts'

eachCommittingDatabase('the job runner', (getDb) => {
  let runner: Runner | undefined
  afterEach(async () => {
    await runner?.stop()
    runner = undefined
  })

  async function startWith(ward: TestWard, handlers: Record<string, JobHandler>): Promise<unknown[]> {
    const faults: unknown[] = []
    runner = createRunner({
      db: getDb(),
      vaults: ward.vaults,
      clock: systemClock,
      relayEveryMs: 50,
      reportFault: (code, error) => void faults.push([code, String(error)]),
    })
    for (const [kind, handler] of Object.entries(handlers)) runner.register(kind, handler)
    await runner.start()
    return faults
  }

  async function send(ward: TestWard, kind: string, payload: unknown): Promise<void> {
    const ctx = await aCtx({ db: getDb(), ward })
    const act = { name: 'test.send', subject: { type: 'ward', id: '1' } }
    await write(ctx, act, async (_trx, effects) => {
      effects.enqueue(kind, payload)
      return ok(null)
    })
  }

  const openMessages = (ward: TestWard) =>
    getDb().inWard(ward.wardId, (trx) =>
      trx
        .selectFrom('outbox')
        .select(['outbox_id', 'relayed_at', 'done_at'])
        .where('done_at', 'is', null)
        .execute(),
    )

  test('a message of a committed write is handled once, with its payload opened', async () => {
    const ward = await aWard(getDb())
    const seen: unknown[] = []
    const kind = `kind.${ward.wardId}`
    const faults = await startWith(ward, {
      [kind]: {
        outside: async ({ payload }) => void seen.push(payload),
        inside: async (trx, { wardId }) => {
          await trx
            .insertInto('counter')
            .values({ ward_id: wardId, counter_id: 'made', name: 'by a job' })
            .execute()
        },
      },
    })
    await send(ward, kind, { name: 'Lê Thị Thử' })
    await vi.waitFor(async () => expect(await openMessages(ward)).toEqual([]), {
      timeout: 15_000,
      interval: 100,
    })
    expect(seen).toEqual([{ name: 'Lê Thị Thử' }])
    const made = await getDb().inWard(ward.wardId, (trx) =>
      trx.selectFrom('counter').select('name').where('counter_id', '=', 'made').execute(),
    )
    expect(made).toHaveLength(1)
    expect(faults).toEqual([])
  })

  test('a failed attempt leaves nothing inside and is tried again', async () => {
    const ward = await aWard(getDb())
    const kind = `kind.${ward.wardId}`
    let attempts = 0
    await startWith(ward, {
      [kind]: {
        inside: async (trx, { wardId }) => {
          attempts += 1
          await trx
            .insertInto('counter')
            .values({ ward_id: wardId, counter_id: `try ${attempts}`, name: 'x' })
            .execute()
          if (attempts === 1) throw new Error('the printer coughed')
        },
      },
    })
    await send(ward, kind, {})
    await vi.waitFor(async () => expect(await openMessages(ward)).toEqual([]), {
      timeout: 20_000,
      interval: 100,
    })
    const tries = await getDb().inWard(ward.wardId, (trx) =>
      trx.selectFrom('counter').select('counter_id').where('counter_id', 'like', 'try %').execute(),
    )
    expect(tries).toEqual([{ counter_id: 'try 2' }])
  })

  test('messages relayed twice after a crash between the two steps are handled once', async () => {
    const ward = await aWard(getDb())
    const kind = `kind.${ward.wardId}`
    const seen: unknown[] = []
    await startWith(ward, { [kind]: { outside: async ({ payload }) => void seen.push(payload) } })
    await send(ward, kind, 1)
    await vi.waitFor(async () => expect(await openMessages(ward)).toEqual([]), {
      timeout: 15_000,
      interval: 100,
    })
    await getDb().inWard(ward.wardId, (trx) => trx.updateTable('outbox').set({ relayed_at: null }).execute())
    await runner!.relay()
    await send(ward, kind, 2)
    await vi.waitFor(() => expect(seen).toContain(2), { timeout: 15_000, interval: 100 })
    expect(seen).toEqual([1, 2])
  })

  test('maintenance runs on the live database and removes what served its purpose', async () => {
    const ward = await aWard(getDb())
    await send(ward, 'nobody.handles', {})
    await getDb().inWard(ward.wardId, (trx) =>
      trx.updateTable('outbox').set({ done_at: '2020-01-01T00:00:00Z' }).execute(),
    )
    for (const task of ['checkpoint', 'vacuum', 'sweep'] as const)
      await runMaintenance({ db: getDb(), clock: systemClock }, task)
    const left = await getDb().inWard(ward.wardId, (trx) =>
      trx.selectFrom('outbox').select('outbox_id').execute(),
    )
    expect(left).toEqual([])
  })
})
