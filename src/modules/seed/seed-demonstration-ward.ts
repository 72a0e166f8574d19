import { join } from 'node:path'
import { loginFor } from '#domain/access/login-name.ts'
import type { Clock } from '#lib/clock.ts'
import type { Ids } from '#lib/ids.ts'
import type { Db, Tx } from '#db/client.ts'
import {
  insertAccountRow,
  insertCounterRow,
  insertSquadRow,
  insertWardRow,
  WardFile,
} from '#modules/accounts/index.ts'
import { readYaml, type Catalogue } from '#modules/catalogue/index.ts'
import type { Actor, Ctx, WardFacts } from '#modules/context.ts'
import type { Vault } from '#modules/vault/index.ts'
import { readDemoDay, readDemoPeople, type DemoPeople } from './demo-data.ts'
import { playMonday } from './seed-monday.ts'

export type SeedParts = { db: Db; vault: Vault; catalogue: Catalogue; clock: Clock; ids: Ids }

/** The demonstration ward: its own number, never a real ward's. */
export const demoWardId = 1

/** Makes the demonstration ward with its people, and plays a Monday in it. Its name and prints say that it is one. */
export async function seedDemonstrationWard(parts: SeedParts): Promise<WardFacts> {
  const { db, vault, catalogue, clock, ids } = parts
  const file = readYaml(join(catalogue.dir, 'wards/demo/ward.yaml'), WardFile)
  const people = readDemoPeople(catalogue.dir)
  const ward: WardFacts = { wardId: demoWardId, ...file, isDemo: true }
  const accountIds = new Map(people.accounts.map(({ key }) => [key, ids.uuid()]))
  await db.inWard(demoWardId, async (trx) => {
    await insertWardRow(trx, ward)
    await vault.makeWardKey(trx, demoWardId)
    await insertPeople(trx, people, { accountIds, ids })
  })
  const cast = castOf(people, accountIds)
  const ctx: Ctx = {
    db,
    ward,
    actor: cast('officer1'),
    device: 'demo',
    now: clock.now(),
    ids,
    vault: await vault.forWard(demoWardId),
    catalogue,
    requestId: ids.uuid(),
    idempotency: null,
  }
  await playMonday({ ctx, cast }, readDemoDay(catalogue.dir))
  return ward
}

async function insertPeople(
  trx: Tx,
  people: DemoPeople,
  on: { accountIds: Map<string, string>; ids: Ids },
): Promise<void> {
  for (const { id: counterId, name, fields } of people.counters)
    await insertCounterRow(trx, demoWardId, { counterId, name, fields })
  const taken = new Set<string>()
  for (const { key, name: displayName, title, roles, counter } of people.accounts) {
    const login = loginFor(displayName, (name) => taken.has(name))
    taken.add(login)
    await insertAccountRow(trx, demoWardId, {
      accountId: on.accountIds.get(key)!,
      displayName,
      title,
      roles,
      counterId: counter ?? null,
      login,
    })
  }
  for (const { name, members } of people.squads) {
    const memberIds = members.map((key) => on.accountIds.get(key)!)
    await insertSquadRow(trx, demoWardId, { squadId: on.ids.uuid(), name, memberIds })
  }
}

function castOf(people: DemoPeople, accountIds: Map<string, string>): (key: string) => Actor {
  return (key) => {
    const account = people.accounts.find((account) => account.key === key)
    if (!account) throw new Error(`The demonstration has nobody called "${key}"`)
    const { name, roles, counter } = account
    return { id: accountIds.get(key)!, name, role: roles[0]!, roles, counterId: counter ?? null }
  }
}
