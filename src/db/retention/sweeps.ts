import { sql, type RawBuilder } from 'kysely'
import type { Database } from '../client.ts'
import type { Cuts } from './cuts.ts'
import {
  accountDue,
  auditDue,
  consentDue,
  dossierDue,
  draftDue,
  findTermDue,
  past,
  requestDue,
  shiftDue,
  visitDue,
  withParent,
  type Condition,
} from './due.ts'

/**
 * What retention does with a table: `kept` and why, or the condition under which a row `t` is due. `first` runs before,
 * where something else points at a due row.
 */
export type Sweep =
  | { kept: string }
  | {
      due: (cuts: Cuts, wardId: number) => Condition
      first?: (cuts: Cuts, wardId: number) => RawBuilder<unknown>
    }

const withAccount = withParent('account', 'account_id', accountDue)
const withDossier = withParent('dossier', 'dossier_id', dossierDue)

/** A dossier outlives the visit it came from: it lets go of it. */
function letGoOfVisits(cuts: Cuts, wardId: number): RawBuilder<unknown> {
  return sql`update dossier set visit_id = null where ward_id = ${wardId} and visit_id in (
    select t.visit_id from visit t where t.ward_id = ${wardId} and ${visitDue(cuts)})`
}

/** Every table: a new one does not compile until it is said how its rows end, or why they stay. */
// prettier-ignore
export const sweeps: { [Table in keyof Database]: Sweep } = {
  account: { due: (cuts) => accountDue(cuts) },
  audit_event: { due: auditDue },
  audit_head: { kept: 'one row a ward: where its chain ends' },
  audit_object: { due: auditDue },
  audit_root: { kept: 'hashes alone: what holds the chain must outlive its links' },
  consent_event: { due: consentDue },
  counter: { kept: 'says nothing of a person' },
  credential: { due: withAccount },
  data_request: { due: (cuts) => requestDue(cuts) },
  data_request_event: { due: withParent('data_request', 'request_id', requestDue) },
  day_counter: { kept: 'says nothing of a person' },
  device: { due: past('revoked_at', 'audit') },
  dossier: { due: (cuts) => dossierDue(cuts) },
  dossier_event: { due: withDossier },
  dossier_mark: { due: withDossier },
  duty_member: { due: withParent('duty_shift', 'shift_id', shiftDue) },
  duty_shift: { due: (cuts) => shiftDue(cuts, 't') },
  erasure: { kept: 'ids alone: an older backup must find them' },
  find_entry: { due: withDossier },
  find_head: { kept: 'says nothing of a person' },
  find_term: { due: findTermDue },
  form_confirmation: { kept: 'who answers for a form, as long as the ward prints it' },
  idempotency: { due: past('created_at', 'week') },
  key_rotation: { kept: 'figures of a change of keys: say nothing of a person' },
  kept_draft: { due: ({ byClass }) => sql`t.keep_until < ${byClass['kept-draft']}::date` },
  measure: { kept: 'figures without identity outlive what they count' },
  outbox: { due: (cuts) => sql`(${past('done_at', 'week')(cuts)}
    or (t.relayed_at is null and ${past('created_at', 'week')(cuts)}))` },
  passkey_challenge: { due: past('expires_at', 'week') },
  print_job: { due: past('created_at', 'week') },
  rating: { kept: 'says nothing of whose visit it was' },
  retention_run: { kept: 'counts alone' },
  schema_migration: { kept: 'says nothing of a person' },
  session: { due: past('expires_at', 'week') },
  sign_in_guard: { due: past('since', 'week') },
  sign_in_link: { due: past('expires_at', 'week') },
  signing_delegation: { kept: 'who signed with whose leave, as long as papers so signed are there' },
  squad: { kept: 'says nothing of a person' },
  squad_member: { due: withAccount },
  substitution: { due: past('to_day', 'audit') },
  view_reason: { due: past('at', 'audit') },
  visit: { due: (cuts) => visitDue(cuts), first: letGoOfVisits },
  visit_draft: { due: withParent('visit', 'visit_id', draftDue) },
  visit_event: { due: withParent('visit', 'visit_id', visitDue) },
  ward: { kept: 'the ward itself' },
  ward_key: { kept: 'without it nothing of the ward opens' },
}
