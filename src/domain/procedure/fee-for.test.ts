import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readProcedures } from '#modules/catalogue/index.ts'
import { feeFor, keyOfFee } from './fee-for.ts'

const procedures = readProcedures(join(import.meta.dirname, '../../../catalogue'))
const get = (id: string) => procedures.find((procedure) => procedure.id === id)!

describe('what is paid', () => {
  it('is less online, and nothing for who is exempt', () => {
    const residence = get('thuong-tru')
    expect(feeFor(residence, { channel: 'in_person' }).total).toBe(20000)
    expect(feeFor(residence, { channel: 'online' }).total).toBe(10000)
    const exemption = residence.fees[0]!.exemptions[0]!
    const exempt = feeFor(residence, { channel: 'in_person', exemption })
    expect(exempt).toMatchObject({ total: 0, lines: [{ amount: 0, exemptBy: exemption }] })
  })

  it('leaves out what nobody asked for, and counts what they did', () => {
    const birth = get('khai-sinh')
    expect(feeFor(birth, { channel: 'in_person' }).lines).toHaveLength(1)
    const copies = birth.fees.find(({ optional }) => optional)!
    expect(feeFor(birth, { channel: 'in_person', count: new Map([[keyOfFee(copies), 3]]) }).total).toBe(24000)
  })

  it('is capped over the pages of one copy', () => {
    const copy = get('chung-thuc-ban-sao')
    const [first, more] = copy.fees as [(typeof copy.fees)[number], (typeof copy.fees)[number]]
    const pages = (count: number) =>
      feeFor(copy, {
        channel: 'in_person',
        count: new Map([
          [keyOfFee(first), 2],
          [keyOfFee(more), count],
        ]),
      }).total
    expect(pages(3)).toBe(7000)
    expect(pages(500)).toBe(200000)
  })

  it('is not said when a part of it is not known', () => {
    const unknown = { ...get('khai-sinh'), fees: [{ ...get('khai-sinh').fees[0]!, amount: null }] }
    expect(feeFor(unknown, { channel: 'in_person' }).total).toBeNull()
  })

  it('never goes down with more pages, for any procedure', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...procedures),
        fc.nat({ max: 300 }),
        fc.nat({ max: 300 }),
        (procedure, a, b) => {
          const total = (count: number) =>
            feeFor(procedure, {
              channel: 'in_person',
              count: new Map(procedure.fees.map((fee) => [keyOfFee(fee), count])),
            }).total
          const [fewer, more] = [total(Math.min(a, b)), total(Math.max(a, b))]
          if (fewer !== null && more !== null) expect(fewer).toBeLessThanOrEqual(more)
        },
      ),
      { seed: 20261124, numRuns: 300 },
    )
  })
})
