import { sql, type RawBuilder } from 'kysely'
import type { Database } from '../client.ts'
import type { Cuts, EndingClass } from './cuts.ts'

/** When a row `t` (or another alias) is over its time. */
export type Condition = RawBuilder<unknown>

const never = sql`false`

/** A moment of the row lies before the cut; a class kept for ever has none. The ward's day begins at its own midnight. */
function before(moment: Condition, cut: string | null): Condition {
  return cut === null ? never : sql`${moment} < (${cut}::date)::timestamp at time zone 'Asia/Ho_Chi_Minh'`
}

export function past(column: string, of: EndingClass) {
  return ({ byClass }: Cuts): Condition => before(sql.ref(`t.${column}`), byClass[of])
}

/** Goes with the row it belongs to. */
export function withParent(parent: keyof Database, key: string, due: (cuts: Cuts, p: string) => Condition) {
  return (cuts: Cuts): Condition => sql`exists (
    select 1 from ${sql.table(parent)} p
    where p.ward_id = t.ward_id and ${sql.ref(`p.${key}`)} = ${sql.ref(`t.${key}`)} and ${due(cuts, 'p')})`
}

function isHeld(dossier: string): Condition {
  return sql`exists (select 1 from dossier_mark m where m.ward_id = ${sql.ref(`${dossier}.ward_id`)}
    and m.dossier_id = ${sql.ref(`${dossier}.dossier_id`)} and m.kind = 'hold' and m.lifted_at is null)`
}

/** Closed before the cut of its own procedure, and nobody holds it. */
export function dossierDue(cuts: Cuts, alias = 't'): Condition {
  const closed = sql.ref(`${alias}.closed_at`)
  const procedure = sql.ref(`${alias}.procedure_id`)
  const named = cuts.byProcedure.map(
    ({ procedures, cut }) => sql`when ${procedure} = any(${procedures}) then ${before(closed, cut)}`,
  )
  const other = before(closed, cuts.byClass.dossier)
  const past = named.length === 0 ? other : sql`case ${sql.join(named, sql` `)} else ${other} end`
  return sql`(${closed} is not null and ${past} and not ${isHeld(alias)})`
}

/** Over for its whole period, and no dossier of it is open, held, or closed so lately that its proof may be asked for. */
export function visitDue({ byClass }: Cuts, alias = 't'): Condition {
  const day = sql.ref(`${alias}.day`)
  const over = sql`coalesce(${sql.ref(`${alias}.closed_at`)}, (${day} + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh')`
  return sql`(${before(over, byClass.visit)} and not exists (
    select 1 from dossier d where d.ward_id = ${sql.ref(`${alias}.ward_id`)}
      and d.visit_id = ${sql.ref(`${alias}.visit_id`)}
      and (d.closed_at is null or not ${before(sql`d.closed_at`, byClass.visit)} or ${isHeld('d')})))`
}

export function requestDue({ byClass }: Cuts, alias = 't'): Condition {
  return before(sql.ref(`${alias}.closed_at`), byClass.request)
}

/** A wish to be told about a dossier is proof as long as the dossier is there. */
export function consentDue(cuts: Cuts): Condition {
  return sql`(${past('at', 'consent')(cuts)} and not exists (
    select 1 from dossier d where t.subject_type = 'dossier' and d.ward_id = t.ward_id and d.dossier_id = t.subject_id))`
}

/** Columns that name an account; while one of them does, the account stays. */
const naming: [keyof Database, string][] = [
  ['audit_event', 'actor_id'],
  ['visit_event', 'actor_id'],
  ['dossier_event', 'actor_id'],
  ['data_request_event', 'actor_id'],
  ['consent_event', 'heard_by'],
  ['consent_event', 'to_id'],
  ['duty_member', 'account_id'],
  ['duty_shift', 'supervisor_id'],
  ['form_confirmation', 'account_id'],
  ['duty_shift', 'supervisor_id'],
  ['duty_member', 'account_id'],
  ['session', 'account_id'],
  ['sign_in_link', 'account_id'],
  ['substitution', 'absent_id'],
  ['substitution', 'substitute_id'],
  ['signing_delegation', 'delegator_id'],
  ['signing_delegation', 'delegate_id'],
]

/** Nobody works under it any more and no log, dossier or confirmation names it. */
export function accountDue(_cuts: Cuts, alias = 't'): Condition {
  const id = sql.ref(`${alias}.account_id`)
  const ward = sql.ref(`${alias}.ward_id`)
  const free = naming.map(
    ([table, column]) => sql`not exists (
      select 1 from ${sql.table(table)} n where n.ward_id = ${ward} and ${sql.ref(`n.${column}`)} = ${id})`,
  )
  return sql`(not ${sql.ref(`${alias}.is_active`)} and ${sql.join(free, sql` and `)})`
}

/** Who was on duty is asked as long as the audit chain says what they did. */
export function shiftDue({ byClass }: Cuts, alias: string): Condition {
  return before(sql.ref(`${alias}.ends_at`), byClass.audit)
}

/** What leads to a number of the finding list goes with its dossier; found by the terms the number itself names. */
export function findTermDue(cuts: Cuts, wardId: number): Condition {
  return sql`(t.term, t.no) in (
    select own.term, e.no from find_entry e
    join dossier o on o.ward_id = e.ward_id and o.dossier_id = e.dossier_id, unnest(e.terms) as own(term)
    where e.ward_id = ${wardId} and ${dossierDue(cuts, 'o')})`
}

/** The visit was closed on an earlier day, or its day is over. */
export function draftDue({ byClass }: Cuts, alias: string): Condition {
  const closed = sql.ref(`${alias}.closed_at`)
  return sql`((${closed} is not null and ${before(closed, byClass['visit-open'])})
    or ${sql.ref(`${alias}.day`)} < ${byClass['visit-open']}::date)`
}

/**
 * Links up to the last one before the cut; the newest link stays, so that the chain has an end to go on from, and so does
 * the one the last signed root names, so that the root can still be met.
 */
export function auditDue({ byClass }: Cuts, wardId: number): Condition {
  return sql`t.seq < least(
    coalesce(
      (select min(e.seq) from audit_event e where e.ward_id = ${wardId} and not ${before(sql`e.at`, byClass.audit)}),
      (select h.seq from audit_head h where h.ward_id = ${wardId})),
    (select max(r.seq) from audit_root r where r.ward_id = ${wardId}))`
}
