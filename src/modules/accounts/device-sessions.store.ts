import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'

/** Ends every session that began on a device. */
export async function revokeSessionsOnDevice(
  trx: Tx,
  wardId: number,
  { device, now }: { device: string; now: string },
): Promise<void> {
  await sql`
    update session set revoked_at = ${now}
    where ward_id = ${wardId} and device = ${device} and revoked_at is null`.execute(trx)
}
