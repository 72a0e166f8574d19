import type { DeviceKind } from '#domain/access/reach.ts'
import type { Instant } from '#lib/plain-date.ts'
import { ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import { revokeSessionsOnDevice, tokenHash, tokenOf } from '#modules/accounts/index.ts'
import { read, write } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/context.ts'
import {
  findDeviceRowByCode,
  insertDeviceRow,
  listDeviceRows,
  renewDeviceCodeRow,
  revokeDeviceRow,
  takeDeviceCodeRow,
  type DeviceRow,
} from './devices.store.ts'

/** Long enough to walk to the device and install the certificate, too short to be found lying about. */
export const codeMinutes = 10
const longestName = 80

export type AddedDevice = { deviceId: string; code: string }

/** Adds a device; the code is shown once, as a QR. */
export async function addDevice(
  ctx: Ctx,
  wanted: { kind: DeviceKind; name: string },
): Promise<Result<AddedDevice, Refusal>> {
  const name = wanted.name.replace(/\s+/g, ' ').trim()
  if (name === '' || name.length > longestName) return refuse('device.without-name', { most: longestName })
  const added = { deviceId: ctx.ids.uuid(), code: tokenOf(ctx.ward.wardId, ctx.ids.token(12)) }
  return write(
    ctx,
    { name: 'device.add', subject: { type: 'device', id: added.deviceId } },
    async (trx, effects) => {
      const row = {
        deviceId: added.deviceId,
        kind: wanted.kind,
        name,
        addedBy: ctx.actor.id,
        ...freshCode(ctx, added.code),
      }
      await insertDeviceRow(trx, ctx.ward.wardId, { ...row, now: ctx.now })
      effects.subject(added.deviceId)
      return ok(added)
    },
  )
}

/** Another code for a device that was not connected in time, or lost what it kept. */
export async function renewDeviceCode(ctx: Ctx, deviceId: string): Promise<Result<AddedDevice, Refusal>> {
  const code = tokenOf(ctx.ward.wardId, ctx.ids.token(12))
  return write(ctx, { name: 'device.renewCode', subject: { type: 'device', id: deviceId } }, async (trx) => {
    const isThere = await renewDeviceCodeRow(trx, ctx.ward.wardId, { deviceId, ...freshCode(ctx, code) })
    return isThere ? ok({ deviceId, code }) : refuse('not-found')
  })
}

function freshCode({ now }: Ctx, code: string): { codeHash: string; codeExpiresAt: Instant } {
  const ends = new Date(Date.parse(now) + codeMinutes * 60_000).toISOString() as Instant
  return { codeHash: tokenHash(code), codeExpiresAt: ends }
}

/** The device that a living code belongs to; looking does not use it up. */
export async function findAwaitedDevice(ctx: Ctx, code: string): Promise<DeviceRow | undefined> {
  const { wardId } = ctx.ward
  return read(ctx, null, (trx) =>
    findDeviceRowByCode(trx, wardId, { codeHash: tokenHash(code), now: ctx.now }),
  )
}

/** Uses the code up and gives the device its secret. A used, expired or unknown code is the same refusal. */
export async function enrolDevice(ctx: Ctx, code: string): Promise<Result<{ token: string }, Refusal>> {
  const { wardId } = ctx.ward
  const token = tokenOf(wardId, ctx.ids.token())
  return write(
    { ...ctx, idempotency: null },
    { name: 'device.enrol', subject: { type: 'device', id: '' } },
    async (trx, effects) => {
      const taken = { codeHash: tokenHash(code), now: ctx.now, tokenHash: tokenHash(token) }
      const deviceId = await takeDeviceCodeRow(trx, wardId, taken)
      if (!deviceId) return refuse('not-found')
      effects.subject(deviceId)
      return ok({ token })
    },
  )
}

/** Takes a device back: within five seconds it is nobody's, and whoever was signed in on it is out. */
export async function revokeDevice(
  ctx: Ctx,
  deviceId: string,
): Promise<Result<{ deviceId: string }, Refusal>> {
  const { wardId } = ctx.ward
  return write(ctx, { name: 'device.revoke', subject: { type: 'device', id: deviceId } }, async (trx) => {
    if (!(await revokeDeviceRow(trx, wardId, { deviceId, now: ctx.now }))) return refuse('not-found')
    await revokeSessionsOnDevice(trx, wardId, { device: deviceId, now: ctx.now })
    return ok({ deviceId })
  })
}

export async function listDevices(ctx: Ctx): Promise<DeviceRow[]> {
  return read(ctx, null, (trx) => listDeviceRows(trx, ctx.ward.wardId))
}
