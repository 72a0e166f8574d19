import { expect, it } from 'vitest'
import { systemIds } from '#lib/ids.ts'
import type { Instant } from '#lib/plain-date.ts'
import { readDesk } from '#modules/dossiers/index.ts'
import { vaultOver } from '#modules/vault/index.ts'
import { aCtx, testMasterKey } from '#test/db/a-ward.ts'
import { embeddedDatabase } from '#test/db/database.ts'
import { theCatalogue } from '#test/web/test-app.ts'
import { seedDemonstrationWard } from './seed-demonstration-ward.ts'

const getDb = embeddedDatabase({ withoutWards: true })

it.each([
  ['a Monday morning', '2026-11-23T02:00:00.000Z'],
  ['two in the night to a Sunday', '2026-11-28T19:00:00.000Z'],
  ['three minutes past midnight', '2026-11-26T17:03:00.000Z'],
  ['the first minute of a year', '2026-12-31T17:00:00.000Z'],
  ['a day of Tết', '2027-02-06T03:00:00.000Z'],
  ['the last days before years without a calendar', '2027-12-30T03:00:00.000Z'],
  ['a year without a calendar', '2028-05-02T03:00:00.000Z'],
])('a ward made on %s has people waiting now and dossiers of an earlier Monday', async (_, moment) => {
  const now = moment as Instant
  const [db, catalogue] = [getDb(), theCatalogue()]
  const vaults = vaultOver(db, testMasterKey)
  const ward = await seedDemonstrationWard({
    db,
    vault: vaults,
    catalogue,
    clock: { now: () => now },
    ids: systemIds,
  })
  const { visits, dossiers } = await readDesk(await aCtx({ db, ward: { ...ward, vaults }, now, catalogue }))
  expect(visits.map(({ ticketNo }) => ticketNo)).toEqual([101, 102, 103, 104, 105])
  expect(visits.filter(({ openedAt }) => openedAt > now)).toEqual([])
  expect(dossiers.length).toBeGreaterThan(10)
})
