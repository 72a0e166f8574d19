import { expect, it } from 'vitest'
import { aCtx, aWard } from '#test/db/a-ward.ts'
import { eachCommittingDatabase } from '#test/db/database.ts'
import { forgiveTries, takeTry } from './guard-tries.ts'

eachCommittingDatabase('tries at one moment', (getDb) => {
  it('are counted before they are looked at: fifty at once get three', async () => {
    const ward = await aWard(getDb())
    const ctx = await aCtx({ db: getDb(), ward })
    const waits = await Promise.all(Array.from({ length: 50 }, () => takeTry(ctx, 'passphrase', 'hoa.ntt')))
    expect(waits.filter((wait) => wait === undefined)).toHaveLength(3)
  })

  it('are another’s no matter, are forgotten after a right answer, and say nobody’s name', async () => {
    const ward = await aWard(getDb())
    const ctx = await aCtx({ db: getDb(), ward })
    for (let turn = 0; turn < 4; turn++) await takeTry(ctx, 'code', 'hoa.ntt')
    expect(await takeTry(ctx, 'code', 'hoa.ntt')).toBeGreaterThan(0)
    expect(await takeTry(ctx, 'code', 'lam.tv')).toBeUndefined()
    const rows = await getDb().inWard(ward.wardId, (trx) =>
      trx.selectFrom('sign_in_guard').selectAll().execute(),
    )
    expect(JSON.stringify(rows)).not.toContain('hoa')
    await forgiveTries(ctx, 'code', 'hoa.ntt')
    expect(await takeTry(ctx, 'code', 'hoa.ntt')).toBeUndefined()
  })
})
