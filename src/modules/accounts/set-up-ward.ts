import type { Db } from '#db/client.ts'
import type { Ids } from '#lib/ids.ts'
import { ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import type { WardFacts } from '#modules/context.ts'
import type { Vault } from '#modules/vault/index.ts'
import { insertAccountRow } from './accounts.store.ts'
import { WardFile } from './ward-settings.ts'
import { insertWardRow, listWardRows } from './wards.store.ts'

export type NewWard = {
  wardId: number
  code: string
  name: string
  provinceName: string
  place: string
  address: string
  phone: string
  administrator: string
}

/** Makes a real ward with its key and its first administrator. Refused when this installation has a ward already. */
export async function setUpWard(
  parts: { db: Db; vault: Vault; ids: Ids },
  wanted: NewWard,
): Promise<Result<{ ward: WardFacts; administratorId: string }, Refusal>> {
  const { db, vault, ids } = parts
  const known = await db.acrossWards((trx) => listWardRows(trx))
  if (known.length > 0) return refuse('setup.ward-exists', { name: known[0]!.name })
  const file = WardFile.safeParse({ code: wanted.code, name: wanted.name, provinceName: wanted.provinceName, settings: settingsOf(wanted) })
  if (!file.success) return refuse('setup.incomplete', { field: file.error.issues[0]!.path.join('.') })
  const administratorId = ids.uuid()
  const ward: WardFacts = { wardId: wanted.wardId, ...file.data, isDemo: false }
  await db.inWard(ward.wardId, async (trx) => {
    await insertWardRow(trx, ward)
    await vault.makeWardKey(trx, ward.wardId)
    const row = { accountId: administratorId, displayName: wanted.administrator, title: 'Quản trị', roles: ['administrator' as const], counterId: null }
    await insertAccountRow(trx, ward.wardId, row)
  })
  return ok({ ward, administratorId })
}

/** Tuesday without writing, Friday without appointments, as Đông Thanh began; a ward changes its days in its settings. */
function settingsOf({ name, provinceName, place, address, phone }: NewWard): WardFile['settings'] {
  return {
    deadlinePolicy: 'dates', noWritingDays: [2], noAppointmentDays: [5], phone, address, place, healthFacilities: [],
    authorities: { committee: `Ủy ban nhân dân ${lower(name)}, ${lower(provinceName)}`, police: `Công an ${lower(name)}, ${lower(provinceName)}` },
  }
}

/** "Phường Đông Hà" inside a sentence is "phường Đông Hà". */
function lower(name: string): string {
  return name.charAt(0).toLocaleLowerCase('vi') + name.slice(1)
}
