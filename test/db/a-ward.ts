import type { Db } from '#db/client.ts'
import type { Role } from '#domain/access/role.ts'
import { systemIds } from '#lib/ids.ts'
import type { Instant } from '#lib/plain-date.ts'
import type { Catalogue } from '#modules/catalogue/index.ts'
import type { Actor, Ctx, WardFacts, WardSettings } from '#modules/context.ts'
import { vaultOver, type Vault } from '#modules/vault/index.ts'

/** The master key of tests: nothing real is ever sealed with it. */
export const testMasterKey = Buffer.alloc(32, 7)

const settings: WardSettings = {
  deadlinePolicy: 'dates',
  noWritingDays: [2],
  noAppointmentDays: [4],
  phone: '0233 3852 000',
  address: 'Số 1 đường Thử Nghiệm',
  place: 'Đông Hà',
  authorities: { committee: 'UBND phường Thử Nghiệm', police: 'Công an phường Thử Nghiệm' },
  healthFacilities: [],
}

let last = 0

/** Ids differ between tests of one worker, and between workers that share a server. */
export function freshWardId(): number {
  last += 1
  return 100_000 + (process.pid % 10_000) * 100_000 + last
}

export type TestWard = WardFacts & { vaults: Vault }

export function wardFacts(wardId: number, overrides: Partial<WardFacts> = {}): WardFacts {
  const code = `T${wardId}`
  return {
    wardId,
    code,
    name: 'Phường Thử Nghiệm',
    provinceName: 'Quảng Trị',
    isDemo: false,
    settings,
    ...overrides,
  }
}

/** A ward with its data key, two counters, and nobody in it. */
export async function aWard(
  db: Db,
  overrides: Partial<WardFacts> = {},
  vaults: Vault = vaultOver(db, testMasterKey),
): Promise<TestWard> {
  const wardId = overrides.wardId ?? freshWardId()
  const ward = wardFacts(wardId, overrides)
  await db.inWard(wardId, async (trx) => {
    await trx
      .insertInto('ward')
      .values({
        ward_id: wardId,
        code: ward.code,
        name: ward.name,
        province_name: ward.provinceName,
        is_demo: ward.isDemo,
        settings: JSON.stringify(ward.settings),
      })
      .execute()
    await vaults.makeWardKey(trx, wardId)
    await trx
      .insertInto('counter')
      .values([
        { ward_id: wardId, counter_id: '1', name: 'Quầy 1' },
        { ward_id: wardId, counter_id: '2', name: 'Quầy 2' },
      ])
      .execute()
  })
  return { ...ward, vaults }
}

export type CtxWishes = {
  db: Db
  ward: TestWard
  role?: Role
  now?: string
  actorId?: string | null
  counterId?: string | null
  catalogue?: Catalogue
  idempotency?: Ctx['idempotency']
}

/** A moment at the counter: an officer of the ward on a Tuesday morning, unless told otherwise. */
export async function aCtx({ db, ward, role = 'officer', now, ...wishes }: CtxWishes): Promise<Ctx> {
  const actor: Actor = {
    id: wishes.actorId === undefined ? systemIds.uuid() : wishes.actorId,
    name: 'Người Thử',
    role,
    roles: [role],
    counterId: wishes.counterId ?? null,
  }
  return {
    db,
    ward,
    actor,
    device: 'máy thử',
    now: (now ?? '2026-11-24T01:30:00.000Z') as Instant,
    ids: systemIds,
    vault: await ward.vaults.forWard(ward.wardId),
    // Tests that need procedures load the real catalogue and pass it.
    catalogue: wishes.catalogue ?? ({} as Catalogue),
    requestId: systemIds.uuid(),
    idempotency: wishes.idempotency ?? null,
  }
}
