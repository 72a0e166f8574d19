import { join } from 'node:path'
import { openDb } from '#db/client.ts'
import { readAsked, syllablesOf } from '#domain/person/index.ts'
import { projectRoot } from '#lib/os/project-root.ts'
import { listWardRows } from '#modules/accounts/index.ts'
import { loadCatalogue } from '#modules/catalogue/index.ts'
import type { Ctx } from '#modules/context.ts'
import { findAtDesk } from '#modules/dossiers/index.ts'
import { openVault } from '#modules/vault/index.ts'
import { aCtx } from '#test/db/a-ward.ts'
import { randomFrom, type Invented } from './invented-people.ts'
import { percentile, type BenchLine } from './measure.ts'
import { seededPeople } from './seeded-people.ts'

const people = Number(process.env.MOTCUA_BENCH_PEOPLE ?? 1_000_000)
const turns = 60
const perhapsNobody = 'tran thi hung anh'

/** What an officer types of a person, from the easy to the nasty. */
const kinds: Record<string, (person: Invented) => string> = {
  'full name': ({ fullName }) => fullName,
  'two syllables': ({ fullName }) => fullName.split(' ').slice(-2).join(' '),
  'first and last, turned': ({ fullName }) => `${fullName.split(' ').at(-1)} ${fullName.split(' ')[0]}`,
  'two of the commonest': () => 'nguyen thi',
  'perhaps nobody': () => perhapsNobody,
  'one common': () => 'nguyen',
  'one rare': () => 'uong',
  nobody: ({ fullName }) => `${fullName} zzz`,
  'last four': ({ idNumber }) => idNumber.slice(-4),
  'name and last four': ({ fullName, idNumber }) => `${syllablesOf(fullName).at(-1)} ${idNumber.slice(-4)}`,
  phone: ({ phone }) => phone,
}

/**
 * The officer's box over a ward of 1,000,000 people in the embedded database, as she waits for it: today and her own work
 * looked through, the whole ward by the index, twenty names opened, the audit link written and synced.
 */
export async function run(): Promise<BenchLine[]> {
  const seeded = await seededPeople(people)
  try {
    const db = await openDb({ dataDir: seeded.dataDir })
    const vault = await openVault(db, seeded.keyFile)
    const [ward] = await db.acrossWards((trx) => listWardRows(trx))
    const catalogue = loadCatalogue(join(projectRoot(), 'catalogue'))
    const ctx = await aCtx({ db, ward: { ...ward!, vaults: vault }, catalogue, counterId: '1' })
    const lines = await measureKinds(ctx, seeded.some)
    await db.close()
    console.error(`${people} people, ${seeded.rows} terms`)
    return lines
  } finally {
    seeded.remove()
  }
}

async function measureKinds(ctx: Ctx, some: Invented[]): Promise<BenchLine[]> {
  const random = randomFrom(7)
  const waits: Record<string, number[]> = {}
  for (let turn = -5; turn < turns; turn++) {
    for (const [kind, typedOf] of Object.entries(kinds)) {
      const person = some[Math.floor(random() * some.length)]!
      const wait = await timed(ctx, typedOf(person))
      if (turn >= 0) (waits[kind] ??= []).push(wait)
    }
  }
  for (const [kind, own] of Object.entries(waits)) {
    const [p50, p95] = [percentile(own, 0.5), percentile(own, 0.95)].map((ms) => ms.toFixed(1))
    console.error(`  ${kind}: p50 ${p50} ms, p95 ${p95} ms, worst ${Math.max(...own).toFixed(1)} ms`)
  }
  const all = Object.values(waits).flat()
  return [{ figure: percentile(all, 0.95), unit: 'ms at p95', p99: percentile(all, 0.99) }]
}

async function timed(ctx: Ctx, typed: string): Promise<number> {
  const start = performance.now()
  const found = await findAtDesk(ctx, readAsked(typed), { code: 'phoned', words: '' })
  const wait = performance.now() - start
  if (!found.ok || !found.value.others) throw new Error('Nothing was looked for')
  const isThere = found.value.others.length > 0
  const isAsExpected = typed === perhapsNobody || isThere !== typed.endsWith('zzz')
  if (!isAsExpected) throw new Error(`"${typed}" ${isThere ? 'was found' : 'was not found'}`)
  return wait
}
