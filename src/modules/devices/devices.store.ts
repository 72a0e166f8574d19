import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import type { DeviceKind } from '#domain/access/reach.ts'

export type DeviceRow = {
  deviceId: string
  kind: DeviceKind
  name: string
  addedBy: string | null
  addedAt: string
  enrolledAt: string | null
  lastSeenAt: string | null
  revokedAt: string | null
  codeExpiresAt: string | null
}

const columns = sql<DeviceRow>`
  d.device_id as "deviceId", d.kind, d.name, a.display_name as "addedBy", d.added_at as "addedAt",
  d.enrolled_at as "enrolledAt", d.last_seen_at as "lastSeenAt", d.revoked_at as "revokedAt",
  d.code_expires_at as "codeExpiresAt"`
const source = sql`device d left join account a on a.ward_id = d.ward_id and a.account_id = d.added_by`

type Code = { codeHash: string; now: string }

export async function insertDeviceRow(
  trx: Tx,
  wardId: number,
  row: {
    deviceId: string
    kind: DeviceKind
    name: string
    addedBy: string | null
    codeHash: string
    codeExpiresAt: string
    now: string
  },
): Promise<void> {
  await sql`
    insert into device (ward_id, device_id, kind, name, code_hash, code_expires_at, added_by, added_at)
    values (${wardId}, ${row.deviceId}, ${row.kind}, ${row.name}, ${row.codeHash}, ${row.codeExpiresAt},
      ${row.addedBy}, ${row.now})`.execute(trx)
}

/** The newest first; those taken back stay in the list, last. */
export async function listDeviceRows(trx: Tx, wardId: number): Promise<DeviceRow[]> {
  const { rows } = await sql<DeviceRow>`
    select ${columns} from ${source} where d.ward_id = ${wardId}
    order by d.revoked_at is not null, d.added_at desc, d.device_id limit 500`.execute(trx)
  return rows
}

/** The device that waits for this code. */
export async function findDeviceRowByCode(
  trx: Tx,
  wardId: number,
  { codeHash, now }: Code,
): Promise<DeviceRow | undefined> {
  const { rows } = await sql<DeviceRow>`
    select ${columns} from ${source}
    where d.ward_id = ${wardId} and d.code_hash = ${codeHash} and d.code_expires_at > ${now}
      and d.revoked_at is null`.execute(trx)
  return rows[0]
}

/** Uses the code up: the row lock lets one of two devices win. An earlier secret of the device ends here. */
export async function takeDeviceCodeRow(
  trx: Tx,
  wardId: number,
  code: Code & { tokenHash: string },
): Promise<string | undefined> {
  const { rows } = await sql<{ deviceId: string }>`
    update device set token_hash = ${code.tokenHash}, enrolled_at = ${code.now}, last_seen_at = ${code.now},
      code_hash = null, code_expires_at = null
    where ward_id = ${wardId} and code_hash = ${code.codeHash} and code_expires_at > ${code.now}
      and revoked_at is null
    returning device_id as "deviceId"`.execute(trx)
  return rows[0]?.deviceId
}

export async function renewDeviceCodeRow(
  trx: Tx,
  wardId: number,
  row: { deviceId: string; codeHash: string; codeExpiresAt: string },
): Promise<boolean> {
  const { rows } = await sql`
    update device set code_hash = ${row.codeHash}, code_expires_at = ${row.codeExpiresAt}
    where ward_id = ${wardId} and device_id = ${row.deviceId} and revoked_at is null
    returning device_id`.execute(trx)
  return rows.length > 0
}

export async function revokeDeviceRow(
  trx: Tx,
  wardId: number,
  row: { deviceId: string; now: string },
): Promise<boolean> {
  const { rows } = await sql`
    update device set revoked_at = ${row.now}, code_hash = null, code_expires_at = null
    where ward_id = ${wardId} and device_id = ${row.deviceId} and revoked_at is null
    returning device_id`.execute(trx)
  return rows.length > 0
}

export type KnownDeviceRow = { deviceId: string; kind: DeviceKind; name: string }

export async function findDeviceRowByToken(
  trx: Tx,
  wardId: number,
  tokenHash: string,
): Promise<KnownDeviceRow | undefined> {
  const { rows } = await sql<KnownDeviceRow>`
    select device_id as "deviceId", kind, name from device
    where ward_id = ${wardId} and token_hash = ${tokenHash} and revoked_at is null`.execute(trx)
  return rows[0]
}

export async function touchDeviceRow(
  trx: Tx,
  wardId: number,
  row: { deviceId: string; now: string },
): Promise<void> {
  await sql`
    update device set last_seen_at = ${row.now}
    where ward_id = ${wardId} and device_id = ${row.deviceId}`.execute(trx)
}
