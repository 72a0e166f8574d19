import { expect, it } from 'vitest'
import { systemIds } from '#lib/ids.ts'
import type { Db } from '#db/client.ts'
import { vaultOver } from '#modules/vault/index.ts'
import { embeddedDatabase } from '#test/db/database.ts'
import { testMasterKey } from '#test/db/a-ward.ts'
import { listAccountRows, listCounterRows, setUpWard, type NewWard } from './index.ts'

const getDb = embeddedDatabase({ withoutWards: true })
const wanted: NewWard = {
  wardId: 19_333,
  code: '19333',
  name: 'Phường Thử',
  provinceName: 'Tỉnh Thử',
  place: 'Thử',
  address: '1 đường Thử',
  phone: '0233 000 000',
  administrator: 'Quản Trị',
  officers: ['Cán Bộ Một', 'Cán Bộ Hai'],
  signers: ['Người Ký'],
}

function partsOf(db: Db) {
  return { db, vault: vaultOver(db, testMasterKey), ids: systemIds }
}

it('a new ward has its key, its people, and a counter for each officer', async () => {
  const parts = partsOf(getDb())
  const made = await setUpWard(parts, wanted)
  if (!made.ok) throw new Error(made.error.code)
  expect(made.value.ward).toMatchObject({ wardId: 19_333, isDemo: false })
  expect(made.value.ward.settings.authorities.committee).toBe('Ủy ban nhân dân phường Thử, tỉnh Thử')
  const [accounts, counters] = await getDb().inWard(
    19_333,
    async (trx) => [await listAccountRows(trx, 19_333), await listCounterRows(trx, 19_333)] as const,
  )
  expect(counters.map(({ name }) => name)).toEqual(['Quầy 1', 'Quầy 2'])
  expect(
    accounts.map(({ displayName, roles, counterId }) => [displayName, roles[0], counterId]).sort(),
  ).toEqual([
    ['Cán Bộ Hai', 'officer', '2'],
    ['Cán Bộ Một', 'officer', '1'],
    ['Người Ký', 'signer', null],
    ['Quản Trị', 'administrator', null],
  ])
  const vault = await parts.vault.forWard(19_333)
  expect(vault.open('party.card', '1', vault.seal('party.card', '1', 'x'))).toBe('x')
})

it('a second ward in the same place is refused, naming the first', async () => {
  await setUpWard(partsOf(getDb()), wanted)
  expect(await setUpWard(partsOf(getDb()), { ...wanted, wardId: 19_334, code: '19334' })).toMatchObject({
    ok: false,
    error: { code: 'setup.ward-exists', params: { name: 'Phường Thử' } },
  })
})

it('something missing is refused before anything is made', async () => {
  expect(await setUpWard(partsOf(getDb()), { ...wanted, place: '' })).toMatchObject({
    ok: false,
    error: { code: 'setup.incomplete' },
  })
  expect((await setUpWard(partsOf(getDb()), wanted)).ok).toBe(true)
})
