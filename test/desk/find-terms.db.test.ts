import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hasSyllables, readAsked } from '#domain/person/index.ts'
import { systemIds } from '#lib/ids.ts'
import type { Ctx } from '#modules/context.ts'
import { findByTerms, keepFound, noteTerms } from '#modules/finding/index.ts'
import { aCtx, aWard } from '#test/db/a-ward.ts'
import { eachDatabase } from '#test/db/database.ts'

const seed = Number(process.env.MOTCUA_SEED ?? 20_261_125)
const families = ['Nguyễn', 'Nguyễn', 'Nguyễn', 'Trần', 'Lê', 'Đỗ']
const middles = ['Thị', 'Thị', 'Văn', 'Ngọc', 'Đức', 'Thị Ngọc']
const given = ['Hoa', 'Hoà', 'Hương', 'Hùng', 'Ngọc', 'Đức', 'Thị', 'Ẩn']
const aName = fc
  .tuple(fc.constantFrom(...families), fc.constantFrom(...middles), fc.constantFrom(...given))
  .map((parts) => parts.join(' '))
const aPerson = fc.record({
  fullName: aName,
  idNumber: fc.integer({ min: 0, max: 40 }).map((n) => `045198000${String(n).padStart(3, '0')}`),
})
type Person = { fullName: string; idNumber: string }

async function insert(ctx: Ctx, people: readonly Person[]): Promise<Map<string, Person>> {
  const { wardId } = ctx.ward
  const byId = new Map(people.map((person) => [systemIds.uuid(), person]))
  await ctx.db.inWard(wardId, async (trx) => {
    const rows = [...byId.keys()].map((id) => ({
      ward_id: wardId,
      dossier_id: id,
      procedure_id: 'khai-sinh',
      procedure_version: '1',
      case_id: 'c1',
      status: 'received',
      clock: 'running',
      summary: Buffer.alloc(1),
      tracking_index: id,
      received_at: ctx.now,
      version: 1,
      changed_at: ctx.now,
    }))
    await trx.insertInto('dossier').values(rows).execute()
    for (const [dossierId, person] of byId) await noteTerms(trx, ctx, { dossierId, people: [person] })
  })
  return byId
}

eachDatabase('the finding list', (getDb) => {
  it('gives exactly those whom looking at every name would give, the newest first', async () => {
    const ward = await aWard(getDb())
    const ctx = await aCtx({ db: getDb(), ward })
    const people = await insert(ctx, fc.sample(aPerson, { seed, numRuns: 120 }))
    const ids = [...people.keys()]
    const asked = fc.tuple(
      fc.shuffledSubarray([...new Set([...families, ...middles, ...given])], { minLength: 0, maxLength: 4 }),
      fc.option(fc.integer({ min: 0, max: 42 }), { freq: 4 }),
    )
    await fc.assert(
      fc.asyncProperty(asked, async ([words, number]) => {
        const digits = number === null ? [] : [String(number).padStart(4, '0')]
        if (words.length + digits.length === 0) return
        const wanted = readAsked([...words, ...digits].join(' '))
        const isMeant = ({ fullName, idNumber }: Person) =>
          hasSyllables(fullName, wanted.syllables) && digits.every((last) => idNumber.endsWith(last))
        const expected = ids.filter((id) => isMeant(people.get(id)!))
        const [found, kept] = await getDb().inWard(ward.wardId, async (trx) => [
          await findByTerms(trx, ctx, wanted, 1_000),
          await keepFound(trx, ctx, wanted, ids),
        ])
        expect(found).toEqual({ dossierIds: [...expected].reverse(), isCut: false })
        expect(kept).toEqual(expected)
      }),
      { seed, numRuns: 60 },
    )
  })

  it('says that there is more, and never more than was asked for', async () => {
    const ward = await aWard(getDb())
    const ctx = await aCtx({ db: getDb(), ward })
    const people = await insert(
      ctx,
      Array.from({ length: 8 }, (_, n) => ({ fullName: 'Nguyễn Thị Hoa', idNumber: `04519800000${n}` })),
    )
    const newest = [...people.keys()].reverse()
    for (const typed of ['hoa', 'hoa nguyen', 'nguyen thi hoa']) {
      const ask = (limit: number) =>
        getDb().inWard(ward.wardId, (trx) => findByTerms(trx, ctx, readAsked(typed), limit))
      expect(await ask(8)).toEqual({ dossierIds: newest, isCut: false })
      expect(await ask(7)).toEqual({ dossierIds: newest.slice(0, 7), isCut: true })
    }
  })
})
