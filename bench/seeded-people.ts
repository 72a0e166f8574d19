import { sql } from 'kysely'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDb, type Db } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { findTermsOf, type FindTerm } from '#domain/person/index.ts'
import { systemIds } from '#lib/ids.ts'
import type { WardVault } from '#modules/context.ts'
import { hashTerm } from '#modules/finding/note-terms.ts'
import { makeKeyFile, openVault } from '#modules/vault/index.ts'
import { aWard } from '#test/db/a-ward.ts'
import { inventPerson, randomFrom, type Invented } from './invented-people.ts'
import type { SeededWard } from './seeded-ward.ts'

export type SeededPeople = SeededWard & { some: Invented[]; rows: number }

const batch = 10_000
const wardId = 19333

/**
 * A data directory with one dossier for each of `count` invented people, indexed by the terms the program itself makes. The rows
 * go in without their key, which is built at the end: a third of the time.
 */
export async function seededPeople(count: number): Promise<SeededPeople> {
  const dir = mkdtempSync(join(tmpdir(), 'motcua-bench-'))
  const [dataDir, keyFile] = [join(dir, 'data'), join(dir, 'keys', 'master.key')]
  makeKeyFile(keyFile)
  const db = await openDb({ dataDir })
  await migrate(db)
  const vault = await openVault(db, keyFile)
  await aWard(db, { wardId, name: 'Phường Thử' }, vault)
  const keys = await vault.forWard(wardId)
  await db.executeSql('alter table find_term drop constraint find_term_pkey')
  const random = randomFrom(20_261_125)
  const hash = rememberedHash(keys)
  const some: Invented[] = []
  let rows = 0
  for (let from = 0; from < count; from += batch) {
    const people = Array.from({ length: Math.min(batch, count - from) }, () => inventPerson(random))
    some.push(...people.filter((_, at) => (from + at) % 997 === 0))
    rows += await insertPeople(db, keys, { people, from, hash })
    if ((from / batch) % 5 === 4) await db.executeSql('checkpoint')
    if ((from / batch) % 20 === 19) console.error(`${from + batch} people, ${rows} terms`)
  }
  await db.inWard(wardId, (trx) =>
    sql`insert into find_head (ward_id, last_no) values (${wardId}, ${count})`.execute(trx),
  )
  await db.executeSql('alter table find_term add primary key (ward_id, term, no)')
  for (const table of ['find_term', 'find_entry', 'dossier']) await db.executeSql(`vacuum analyze ${table}`)
  await db.executeSql('checkpoint')
  await db.close()
  return { dir, dataDir, keyFile, some, rows, remove: () => rmSync(dir, { recursive: true, force: true }) }
}

/** Syllables come again and again; numbers do not, and are not remembered. */
function rememberedHash(keys: WardVault): (term: FindTerm) => number {
  const known = new Map<string, number>()
  return (term) => {
    if (term.kind === 'idNumber' || term.kind === 'phone') return hashTerm(keys, term)
    const name = `${term.kind} ${term.text}`
    const hash = known.get(name) ?? hashTerm(keys, term)
    known.set(name, hash)
    return hash
  }
}

type Batch = { people: Invented[]; from: number; hash(term: FindTerm): number }

async function insertPeople(db: Db, keys: WardVault, { people, from, hash }: Batch): Promise<number> {
  const rows = people.map((person, at) => {
    const id = systemIds.uuid()
    const { fullName: owner } = person
    const summary = keys.seal('dossier.summary', id, { owner, submitter: owner, officialCode: null })
    return { id, no: from + at + 1, summary, terms: findTermsOf([person]).map(hash) }
  })
  const flat = rows.flatMap(({ no, terms }) => terms.map((term) => ({ no, term })))
  const column = <K extends 'id' | 'no' | 'summary'>(name: K) => rows.map((row) => row[name])
  await db.inWard(wardId, async (trx) => {
    await sql`
      insert into dossier (ward_id, dossier_id, procedure_id, procedure_version, case_id, status, clock, summary,
        tracking_index, counter_id, received_at, due_at, closed_at, version, changed_at)
      select ${wardId}::int, id, 'khai-sinh', '2026-07-17', 'c1',
        case when no % 500 = 0 then 'received' else 'handedOver' end, 'ended', summary, no::text, (no % 4)::text,
        at, at, case when no % 500 = 0 then null else at end, 1, at
      from unnest(${column('id')}::uuid[], ${column('no')}::int[], ${column('summary')}::bytea[]) as row(id, no, summary),
        lateral (select timestamptz '2020-01-01' + no * interval '3 minutes' as at) as made`.execute(trx)
    await sql`
      insert into find_entry (ward_id, no, dossier_id, terms)
      select ${wardId}::int, no, id, '{}' from unnest(${column('id')}::uuid[], ${column('no')}::int[]) as row(id, no)
      `.execute(trx)
    await sql`
      insert into find_term (ward_id, term, no)
      select ${wardId}::int, term, no
      from unnest(${flat.map(({ term }) => term)}::bigint[], ${flat.map(({ no }) => no)}::int[]) as row(term, no)
      `.execute(trx)
  })
  return flat.length
}
