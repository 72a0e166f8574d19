import { expect, it } from 'vitest'
import { systemIds } from '#lib/ids.ts'
import type { Instant } from '#lib/plain-date.ts'
import { eachCommittingDatabase, eachDatabase } from '#test/db/database.ts'
import { aCtx, aWard } from '#test/db/a-ward.ts'
import {
  addDevice,
  devicesOver,
  enrolDevice,
  findAwaitedDevice,
  listDevices,
  renewDeviceCode,
  revokeDevice,
} from './index.ts'

const nine = '2026-11-24T02:00:00.000Z'
const tablet = { kind: 'tablet', name: '  Máy tính bảng   bàn 2 ' } as const

function must<T>(result: { ok: true; value: T } | { ok: false; error: { code: string } }): T {
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

eachDatabase('a device', (getDb) => {
  it('waits under its code, is connected once, and is known by a secret that is stored as a hash', async () => {
    const [db, ward] = [getDb(), await aWard(getDb())]
    const ctx = () => aCtx({ db, ward, actorId: null, role: 'administrator', now: nine })
    const added = must(await addDevice(await ctx(), tablet))
    expect(await findAwaitedDevice(await ctx(), added.code)).toMatchObject({ name: 'Máy tính bảng bàn 2' })
    const { token } = must(await enrolDevice(await ctx(), added.code))
    expect(await enrolDevice(await ctx(), added.code)).toEqual({ ok: false, error: { code: 'not-found' } })
    const rows = await db.inWard(ward.wardId, (trx) =>
      trx.selectFrom('device').selectAll().where('ward_id', '=', ward.wardId).execute(),
    )
    const kept = JSON.stringify(rows)
    expect([rows.length, kept.includes(token), kept.includes(added.code)]).toEqual([1, false, false])
    const known = devicesOver(db, { now: () => nine as Instant })
    expect(await known.find(token)).toMatchObject({ deviceId: added.deviceId, kind: 'tablet' })
    expect(await known.find(token.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')))).toBeUndefined()
  })

  it('gets another secret with another code, and the earlier one is worth nothing', async () => {
    const [db, ward] = [getDb(), await aWard(getDb())]
    const ctx = () => aCtx({ db, ward, actorId: null, role: 'administrator', now: nine })
    const added = must(await addDevice(await ctx(), tablet))
    const first = must(await enrolDevice(await ctx(), added.code))
    const renewed = must(await renewDeviceCode(await ctx(), added.deviceId))
    expect(await devicesOver(db, { now: () => nine as Instant }).find(first.token)).toBeDefined()
    const second = must(await enrolDevice(await ctx(), renewed.code))
    const known = devicesOver(db, { now: () => nine as Instant })
    expect([await known.find(first.token), (await known.find(second.token))?.deviceId]).toEqual([
      undefined,
      added.deviceId,
    ])
  })

  it('that was taken back stays in the list, and neither its secret nor a code brings it back', async () => {
    const [db, ward] = [getDb(), await aWard(getDb())]
    const ctx = () => aCtx({ db, ward, actorId: null, role: 'administrator', now: nine })
    const added = must(await addDevice(await ctx(), tablet))
    const { token } = must(await enrolDevice(await ctx(), added.code))
    const renewed = must(await renewDeviceCode(await ctx(), added.deviceId))
    must(await revokeDevice(await ctx(), added.deviceId))
    expect(await devicesOver(db, { now: () => nine as Instant }).find(token)).toBeUndefined()
    expect((await enrolDevice(await ctx(), renewed.code)).ok).toBe(false)
    expect((await renewDeviceCode(await ctx(), added.deviceId)).ok).toBe(false)
    expect((await revokeDevice(await ctx(), added.deviceId)).ok).toBe(false)
    expect(await listDevices(await ctx())).toMatchObject([{ deviceId: added.deviceId, revokedAt: nine }])
  })

  it('of another ward is like none: its code, its id and its secret', async () => {
    const db = getDb()
    const [ours, theirs] = [await aWard(db), await aWard(db)]
    const at = (ward: typeof ours) => aCtx({ db, ward, actorId: null, role: 'administrator', now: nine })
    const added = must(await addDevice(await at(theirs), tablet))
    expect(await findAwaitedDevice(await at(ours), added.code)).toBeUndefined()
    for (const act of [
      enrolDevice(await at(ours), added.code),
      renewDeviceCode(await at(ours), added.deviceId),
      revokeDevice(await at(ours), added.deviceId),
      revokeDevice(await at(ours), systemIds.uuid()),
    ])
      expect(await act).toEqual({ ok: false, error: { code: 'not-found' } })
    const { token } = must(await enrolDevice(await at(theirs), added.code))
    const forged = token.replace(String(theirs.wardId), String(ours.wardId))
    expect(await devicesOver(db, { now: () => nine as Instant }).find(forged)).toBeUndefined()
  })
})

eachCommittingDatabase('two devices with one code', (getDb) => {
  it('at the same moment: one is connected, the other hears that the code is used', async () => {
    const [db, ward] = [getDb(), await aWard(getDb())]
    const ctx = () => aCtx({ db, ward, actorId: null, role: 'administrator', now: nine })
    const added = must(await addDevice(await ctx(), tablet))
    const tries = await Promise.all(
      Array.from({ length: 4 }, async () => enrolDevice(await ctx(), added.code)),
    )
    expect(tries.filter(({ ok }) => ok)).toHaveLength(1)
  })
})
