import type { Db } from '#db/client.ts'
import type { DeviceKind } from '#domain/access/reach.ts'
import type { Clock } from '#lib/clock.ts'
import { tokenHash, wardOfToken } from '#modules/accounts/index.ts'
import { findDeviceRowByToken, touchDeviceRow } from './devices.store.ts'

export type KnownDevice = { wardId: number; deviceId: string; kind: DeviceKind; name: string }

/** An answer may be trusted for three seconds, so that a device taken back is out within five. */
const trustMs = 3_000
const touchMs = 60_000

type Held = { at: number; touched: number; device: KnownDevice | undefined }

/** Which device the bearer of a secret is; asks the database at most once every few seconds for each. */
export type Devices = { find(token: string): Promise<KnownDevice | undefined> }

export function devicesOver(db: Db, clock: Clock): Devices {
  const known = new Map<string, Held>()
  return {
    async find(token) {
      const wardId = wardOfToken(token)
      if (!wardId) return undefined
      const now = Date.parse(clock.now())
      const hash = tokenHash(token)
      const held = known.get(hash)
      if (held && now - held.at < trustMs) return held.device
      const touch = !held || now - held.touched > touchMs
      const device = await ask(db, { wardId, hash, now, touch })
      if (known.size > 5_000) known.clear()
      known.set(hash, { at: now, touched: touch ? now : held.touched, device })
      return device
    },
  }
}

type Asked = { wardId: number; hash: string; now: number; touch: boolean }

async function ask(db: Db, { wardId, hash, now, touch }: Asked): Promise<KnownDevice | undefined> {
  return db.inWard(wardId, async (trx) => {
    const row = await findDeviceRowByToken(trx, wardId, hash)
    if (!row) return undefined
    if (touch) await touchDeviceRow(trx, wardId, { deviceId: row.deviceId, now: new Date(now).toISOString() })
    return { wardId, ...row }
  })
}
