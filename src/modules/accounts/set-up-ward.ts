import type { Db } from '#db/client.ts'
import type { Role } from '#domain/access/role.ts'
import type { Ids } from '#lib/ids.ts'
import { ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import { loginFor } from '#domain/access/login-name.ts'
import { lowerFirst } from '#lib/vietnamese-text.ts'
import type { WardFacts } from '#modules/context.ts'
import type { Vault } from '#modules/vault/index.ts'
import { insertAccountRow, type AccountRow } from './accounts.store.ts'
import { WardFile } from './ward-settings.ts'
import { insertCounterRow, insertWardRow, listWardRows } from './wards.store.ts'

export type NewWard = {
  wardId: number
  code: string
  name: string
  provinceName: string
  place: string
  address: string
  phone: string
  administrator: string
  /** Full names. Each officer gets a counter, in this order. */
  officers: string[]
  signers: string[]
}

/** Makes a real ward with its key, its first administrator, and the officers and signers named. Refused when this installation has a ward already. */
export async function setUpWard(
  parts: { db: Db; vault: Vault; ids: Ids },
  wanted: NewWard,
): Promise<Result<{ ward: WardFacts; administratorId: string }, Refusal>> {
  const { db, vault, ids } = parts
  const known = await db.acrossWards((trx) => listWardRows(trx))
  if (known.length > 0) return refuse('setup.ward-exists', { name: known[0]!.name })
  const file = WardFile.safeParse({
    code: wanted.code,
    name: wanted.name,
    provinceName: wanted.provinceName,
    settings: settingsOf(wanted),
  })
  if (!file.success) return refuse('setup.incomplete', { field: file.error.issues[0]!.path.join('.') })
  const people = peopleOf(ids, wanted)
  const ward: WardFacts = { wardId: wanted.wardId, ...file.data, isDemo: false }
  await db.inWard(ward.wardId, async (trx) => {
    await insertWardRow(trx, ward)
    await vault.makeWardKey(trx, ward.wardId)
    for (const { counterId } of people) {
      if (counterId)
        await insertCounterRow(trx, ward.wardId, { counterId, name: `Quầy ${counterId}`, fields: [] })
    }
    for (const person of people) await insertAccountRow(trx, ward.wardId, person)
  })
  return ok({ ward, administratorId: people[0]!.accountId })
}

/** The administrator first. */
function peopleOf(ids: Ids, { administrator, officers, signers }: NewWard): AccountRow[] {
  const person = (displayName: string, title: string, role: Role): AccountRow => ({
    accountId: ids.uuid(),
    displayName,
    title,
    roles: [role],
    counterId: null,
    login: null,
  })
  const people = [
    person(administrator, 'Quản trị', 'administrator'),
    ...officers.map((name, index) => ({
      ...person(name, 'Cán bộ một cửa', 'officer'),
      counterId: String(index + 1),
    })),
    ...signers.map((name) => person(name, 'Người ký', 'signer')),
  ]
  const taken = new Set<string>()
  return people.map((one) => {
    const login = loginFor(one.displayName, (name) => taken.has(name))
    taken.add(login)
    return { ...one, login }
  })
}

/** Tuesday without writing, Friday without appointments, as Đông Thanh began; a ward changes its days in its settings. */
function settingsOf({ name, provinceName, place, address, phone }: NewWard): WardFile['settings'] {
  return {
    deadlinePolicy: 'dates',
    noWritingDays: [2],
    noAppointmentDays: [5],
    phone,
    address,
    place,
    healthFacilities: [],
    authorities: {
      committee: `Ủy ban nhân dân ${lowerFirst(name)}, ${lowerFirst(provinceName)}`,
      police: `Công an ${lowerFirst(name)}, ${lowerFirst(provinceName)}`,
    },
  }
}
