import { sql } from 'kysely'
import type { Tx } from '../client.ts'
import type { Swept } from './sweep-ward.ts'

/** What can be erased on request, and again after an older backup was restored. */
export type ErasedSubject = { subjectType: 'visit' | 'dossier' | 'phone'; subjectId: string }

/** A visit with its log and what was said in it; the dossier lets go of it. */
export async function eraseVisit(trx: Tx, wardId: number, visitId: string): Promise<Swept> {
  await sql`update dossier set visit_id = null where ward_id = ${wardId} and visit_id = ${visitId}`.execute(
    trx,
  )
  return deleteFrom(trx, ['visit_draft', 'visit_event', 'visit'], { wardId, column: 'visit_id', id: visitId })
}

/** Whether another dossier of the same visit is still in work, or held: then the visit stays. */
export async function isVisitNeeded(
  trx: Tx,
  wardId: number,
  of: { visitId: string; besides: string },
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from dossier d
    where d.ward_id = ${wardId} and d.visit_id = ${of.visitId} and d.dossier_id <> ${of.besides}
      and (d.closed_at is null or exists (
        select 1 from dossier_mark m
        where m.ward_id = d.ward_id and m.dossier_id = d.dossier_id and m.kind = 'hold' and m.lifted_at is null))
    limit 1`.execute(trx)
  return rows.length > 0
}

/** A dossier with its log, its marks and its place in the finding list. */
export async function eraseDossier(trx: Tx, wardId: number, dossierId: string): Promise<Swept> {
  const { numAffectedRows } = await sql`
    delete from find_term t using find_entry e, unnest(e.terms) as own(term)
    where e.ward_id = ${wardId} and e.dossier_id = ${dossierId}
      and t.ward_id = ${wardId} and t.term = own.term and t.no = e.no`.execute(trx)
  const terms = Number(numAffectedRows ?? 0)
  const tables = ['find_entry', 'dossier_mark', 'dossier_event', 'dossier']
  const rows = await deleteFrom(trx, tables, { wardId, column: 'dossier_id', id: dossierId })
  return terms > 0 ? { find_term: terms, ...rows } : rows
}

type Place = { wardId: number; column: string; id: string }

async function deleteFrom(trx: Tx, tables: string[], { wardId, column, id }: Place): Promise<Swept> {
  const swept: Swept = {}
  for (const table of tables) {
    const { numAffectedRows } = await sql`
      delete from ${sql.table(table)} where ward_id = ${wardId} and ${sql.ref(column)} = ${id}`.execute(trx)
    const count = Number(numAffectedRows ?? 0)
    if (count > 0) swept[table] = count
  }
  return swept
}
