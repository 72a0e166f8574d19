import { ok } from '#lib/result.ts'
import type { Instant } from '#lib/plain-date.ts'
import type { Ctx } from '#modules/context.ts'
import { aCtx, aWard } from '#test/db/a-ward.ts'
import { eachDatabase } from '#test/db/database.ts'
import { expect, test } from 'vitest'
import { listEntries, type AuditEntry, type AuditFilter } from './browse.store.ts'
import { readList, write, type AuditObject } from './index.ts'

eachDatabase('reading a list that stands open', (getDb) => {
  const act = { name: 'desk.list', subject: { type: 'ward', id: '1' }, fields: ['party'] }
  const visit = (id: string): AuditObject => ({ type: 'visit', id })

  async function aReader(): Promise<{ at(minutes: number, wishes?: Partial<Ctx>): Ctx; ward: number }> {
    const ward = await aWard(getDb())
    const ctx = await aCtx({ db: getDb(), ward })
    const start = Date.parse('2026-11-24T01:30:00.000Z')
    const at = (minutes: number, wishes: Partial<Ctx> = {}) => {
      const now = new Date(start + minutes * 60_000).toISOString() as Instant
      return { ...ctx, now, ...wishes }
    }
    return { at, ward: ward.wardId }
  }

  const show = (ctx: Ctx, ids: string[]) =>
    readList(ctx, act, { load: async () => ids, shows: (shown) => shown.map(visit) })

  const entries = (wardId: number, asked: AuditFilter = {}): Promise<AuditEntry[]> =>
    getDb().inWard(wardId, (trx) => listEntries(trx, wardId, { ...asked, limit: 100 }))

  const shownIn = async (wardId: number) => (await entries(wardId)).map(({ others }) => others).toReversed()

  test('names what is new, nothing when nothing is, and everything again after an hour', async () => {
    const { at, ward } = await aReader()
    await show(at(0), ['1', '2'])
    await show(at(1), ['1', '2'])
    await show(at(2), ['1', '2', '3'])
    await show(at(59), ['1', '3'])
    expect(await shownIn(ward)).toEqual([2, 1])
    await show(at(60), ['1', '2', '3'])
    expect(await shownIn(ward)).toEqual([2, 1, 2])
    await show(at(62), ['1', '2', '3'])
    expect(await shownIn(ward)).toEqual([2, 1, 2, 1])
    expect(await entries(ward, { objects: [visit('3')] })).toHaveLength(2)
    expect(await entries(ward, { objects: [visit('4')] })).toEqual([])
  })

  test('tells each person and each device for itself', async () => {
    const { at, ward } = await aReader()
    const other = { ...at(0).actor, id: at(0).ids.uuid() }
    await show(at(0), ['1'])
    await show(at(0, { actor: other }), ['1'])
    await show(at(0, { device: 'máy khác' }), ['1'])
    await show(at(1, { actor: other }), ['1'])
    expect(await shownIn(ward)).toEqual([1, 1, 1])
  })

  test('what was rolled back was shown to nobody', async () => {
    const { at, ward } = await aReader()
    const failing = readList(at(0), act, {
      load: async () => ['1'],
      shows: () => {
        throw new Error('broken')
      },
    })
    await expect(failing).rejects.toThrow('broken')
    await show(at(1), ['1'])
    expect(await shownIn(ward)).toEqual([1])
  })

  test('entries are found by day, person and act, also where the clock was put back a little', async () => {
    const { at, ward } = await aReader()
    const note = (ctx: Ctx, name: string) => write(ctx, { name, subject: visit('9') }, async () => ok(null))
    for (const minutes of [0, 10, 5, 20]) await note(at(minutes), 'visit.show')
    await note(at(20), 'visit.call')
    const moment = (minutes: number) => at(minutes).now
    const seqs = async (asked: AuditFilter) => (await entries(ward, asked)).map(({ seq }) => seq)
    expect(await seqs({ from: moment(6) })).toEqual([5, 4, 2])
    expect(await seqs({ to: moment(10) })).toEqual([3, 1])
    expect(await seqs({ from: moment(5), to: moment(20) })).toEqual([3, 2])
    expect(await seqs({ action: 'visit.call' })).toEqual([5])
    expect(await seqs({ actorId: at(0).actor.id!, action: 'visit.show' })).toEqual([4, 3, 2, 1])
    expect(await seqs({ actorId: at(0).ids.uuid() })).toEqual([])
    expect(await seqs({ objects: [visit('9')], from: moment(20) })).toEqual([5, 4])
  })
})
