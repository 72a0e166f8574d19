import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#db/client.ts'

/** A keyed hash of what is looked for, as the table holds it. */
export type Term = number

/** A new dossier takes the next number of its ward, and each of its terms leads to that number. */
export async function insertEntry(
  trx: Tx,
  wardId: number,
  { dossierId, terms }: { dossierId: string; terms: Term[] },
): Promise<void> {
  await sql`
    with head as (
      insert into find_head (ward_id, last_no) values (${wardId}, 1)
      on conflict (ward_id) do update set last_no = find_head.last_no + 1 returning last_no as no),
    entry as (
      insert into find_entry (ward_id, no, dossier_id, terms)
      select ${wardId}::int, no, ${dossierId}::uuid, ${terms}::bigint[] from head)
    insert into find_term (ward_id, term, no)
    select ${wardId}::int, term, no from head, unnest(${terms}::bigint[]) as term`.execute(trx)
}

export async function hasEntry(trx: Tx, wardId: number, dossierId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from find_entry where ward_id = ${wardId} and dossier_id = ${dossierId}`.execute(trx)
  return rows.length > 0
}

export async function deleteTerms(trx: Tx, wardId: number, dossierId: string): Promise<void> {
  await sql`
    delete from find_term t using find_entry e, unnest(e.terms) as own(term)
    where e.ward_id = ${wardId} and e.dossier_id = ${dossierId}
      and t.ward_id = ${wardId} and t.term = own.term and t.no = e.no`.execute(trx)
}

export async function deleteEntry(trx: Tx, wardId: number, dossierId: string): Promise<void> {
  await sql`delete from find_entry where ward_id = ${wardId} and dossier_id = ${dossierId}`.execute(trx)
}

/** How long each term's list is, counted to `most` at the farthest. */
export async function countPostings(trx: Tx, wardId: number, terms: Term[], most: number): Promise<number[]> {
  const counts = terms.map(
    (term) => sql`(select count(*)::int from (
      select 1 from find_term where ward_id = ${wardId} and term = ${term} limit ${most}) as counted)`,
  )
  const { rows } = await sql<{ counts: number[] }>`
    select to_json(array[${sql.join(counts)}]) as counts`.execute(trx)
  return rows[0]!.counts
}

export type Walk = { driver: Term; probes: Term[]; walked: number; limit: number }

/**
 * Reads one list backwards and asks for each number whether it stands in the other lists too. LIMIT inside a lateral part keeps
 * the database from reading those lists whole instead, which for a common syllable is a third of the ward.
 */
export async function walkPostings(trx: Tx, wardId: number, walk: Walk): Promise<string[]> {
  const { rows } = await sql<{ dossierId: string }>`
    select e.dossier_id as "dossierId"
    from (select no from find_term where ward_id = ${wardId} and term = ${walk.driver}
      order by no desc limit ${walk.walked}) as d
    ${probesOf(wardId, walk.probes)}
    cross join lateral (select dossier_id from find_entry e
      where e.ward_id = ${wardId} and e.no = d.no limit 1) as e
    order by d.no desc limit ${walk.limit}`.execute(trx)
  return rows.map(({ dossierId }) => dossierId)
}

/** Of these dossiers, those that stand in every list. */
export async function filterPostings(
  trx: Tx,
  wardId: number,
  { dossierIds, probes }: { dossierIds: string[]; probes: Term[] },
): Promise<string[]> {
  const { rows } = await sql<{ dossierId: string }>`
    select d.dossier_id as "dossierId"
    from unnest(${dossierIds}::uuid[]) as given(id)
    cross join lateral (select no, dossier_id from find_entry
      where ward_id = ${wardId} and dossier_id = given.id limit 1) as d
    ${probesOf(wardId, probes)}`.execute(trx)
  return rows.map(({ dossierId }) => dossierId)
}

function probesOf(wardId: number, terms: Term[]): RawBuilder<unknown> {
  const probes = terms.map(
    (term, at) => sql`cross join lateral (select 1 from find_term
      where ward_id = ${wardId} and term = ${term} and no = d.no limit 1) as ${sql.ref(`p${at}`)}`,
  )
  return probes.length > 0 ? sql.join(probes, sql` `) : sql``
}

export async function insertViewReason(
  trx: Tx,
  wardId: number,
  row: { reasonId: string; words: Uint8Array; at: string },
): Promise<void> {
  await sql`
    insert into view_reason (ward_id, reason_id, words, at)
    values (${wardId}, ${row.reasonId}, ${row.words}, ${row.at})`.execute(trx)
}

export async function findViewReason(
  trx: Tx,
  wardId: number,
  reasonId: string,
): Promise<Uint8Array | undefined> {
  const { rows } = await sql<{ words: Uint8Array }>`
    select words from view_reason where ward_id = ${wardId} and reason_id = ${reasonId}`.execute(trx)
  return rows[0]?.words
}
