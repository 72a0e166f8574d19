import { auditTables } from './classified-audit.ts'
import { peopleTables } from './classified-people.ts'
import { privacyTables } from './classified-privacy.ts'
import type { Database } from './schema.gen.ts'

/** `personal` and `sensitive` columns are sealed, unless a reason below says why not. */
export type DataClass = 'public' | 'internal' | 'personal' | 'sensitive'

/** How long rows live. The periods of official papers are dated data of the catalogue; these say which one applies. */
export const retentions = {
  permanent: 'kept: says nothing of a person',
  ward: 'as long as the ward works with the program',
  staff: 'as long as the person works here, then until nothing names them',
  audit: 'at least 12 months, then as the archive rules of the ward say',
  dossier: 'as the archive rules say for its procedure',
  visit: 'until its figures are in the reports and its dossiers need it no more',
  'visit-open': 'dies when the visit closes',
  'kept-draft': 'until the day she was told, or at once when she asks',
  consent: 'as long as what was consented to must be proven',
  request: 'as long as the answer must be proven',
  week: 'at most a week after it served its purpose',
} as const
export type Retention = keyof typeof retentions

export type ClassifiedTable<Columns> = {
  purpose: string
  retention: Retention
  columns: { [Column in keyof Columns]: DataClass }
}

/** The columns of some tables, each with its class. */
export type Classified<Table extends keyof Database> = {
  [Name in Table]: ClassifiedTable<Database[Name]>
}

/** Every column of every table: a new one does not compile, and does not pass the tests, until it is named here. */
// prettier-ignore
export const classification: Classified<keyof Database> = {
  ...auditTables,
  ...peopleTables,
  ...privacyTables,
  counter: {
    purpose: 'the counters of the desk and their fields',
    retention: 'ward',
    columns: {
      ward_id: 'internal', counter_id: 'public', name: 'public', fields: 'internal',
    },
  },
  day_counter: {
    purpose: 'the last number given today in each series',
    retention: 'ward',
    columns: {
      ward_id: 'internal', day: 'internal', series: 'internal', last_no: 'internal',
    },
  },
  device: {
    purpose: 'the tablets, phones and screens that the ward knows',
    retention: 'ward',
    columns: {
      ward_id: 'internal', device_id: 'internal', kind: 'internal', name: 'internal', code_hash: 'internal',
      code_expires_at: 'internal', token_hash: 'internal', added_by: 'internal', added_at: 'internal',
      enrolled_at: 'internal', last_seen_at: 'internal', revoked_at: 'internal',
    },
  },
  dossier: {
    purpose: 'where each dossier stands and when it is due',
    retention: 'dossier',
    columns: {
      ward_id: 'internal', dossier_id: 'internal', visit_id: 'internal', procedure_id: 'internal',
      procedure_version: 'internal', case_id: 'internal', status: 'internal', clock: 'internal',
      summary: 'personal', tracking_index: 'personal', official_index: 'personal', counter_id: 'internal',
      holder_id: 'internal', received_at: 'internal', due_at: 'internal', closed_at: 'internal',
      version: 'internal', changed_at: 'internal',
    },
  },
  dossier_event: {
    purpose: 'what happened to a dossier, by whom and when',
    retention: 'dossier',
    columns: {
      ward_id: 'internal', dossier_id: 'internal', seq: 'internal', at: 'internal', type: 'internal',
      actor_id: 'internal', actor_role: 'internal', device: 'internal', data: 'personal',
    },
  },
  find_entry: {
    purpose: 'which dossier a number of the finding list stands for',
    retention: 'dossier',
    columns: { ward_id: 'internal', no: 'internal', dossier_id: 'internal', terms: 'personal' },
  },
  find_head: {
    purpose: 'the last number of the finding list',
    retention: 'ward',
    columns: { ward_id: 'internal', last_no: 'internal' },
  },
  find_term: {
    purpose: 'finding a dossier by a person: keyed hashes of syllables and numbers',
    retention: 'dossier',
    columns: { term: 'personal', ward_id: 'internal', no: 'internal' },
  },
  duty_member: {
    purpose: 'who of the squad is on which shift, and whether a guardian\'s paper was seen',
    retention: 'audit',
    columns: {
      ward_id: 'internal', shift_id: 'internal', account_id: 'internal', guardian_agreed: 'internal',
    },
  },
  duty_shift: {
    purpose: 'who answers for the squad, from when until when',
    retention: 'audit',
    columns: {
      ward_id: 'internal', shift_id: 'internal', supervisor_id: 'internal', opened_at: 'internal',
      ends_at: 'internal', closed_at: 'internal',
    },
  },
  form_confirmation: {
    purpose: 'who compared a form with the official paper',
    retention: 'ward',
    columns: {
      ward_id: 'internal', form_id: 'internal', form_version: 'internal', account_id: 'internal',
      confirmed_at: 'internal', compared_with: 'internal', compared: 'personal',
    },
  },
  idempotency: {
    purpose: 'the answer of a request, so that repeating it is one effect',
    retention: 'week',
    columns: {
      ward_id: 'internal', key: 'internal', body_hash: 'internal', result: 'personal',
      created_at: 'internal',
    },
  },
  key_rotation: {
    purpose: 'how far a change of the ward\'s data key has come',
    retention: 'permanent',
    columns: {
      ward_id: 'internal', rotation_id: 'internal', key_id: 'internal', started_at: 'internal',
      total: 'internal', resealed: 'internal', broken: 'internal', finished_at: 'internal',
    },
  },
  measure: {
    purpose: 'figures for reports, measured without identity',
    retention: 'permanent',
    columns: {
      ward_id: 'internal', measure_id: 'internal', day: 'internal', name: 'internal',
      procedure_id: 'internal', figure: 'internal', facts: 'internal',
    },
  },
  outbox: {
    purpose: 'messages that wait for a job',
    retention: 'week',
    columns: {
      ward_id: 'internal', outbox_id: 'internal', kind: 'internal', payload: 'personal',
      created_at: 'internal', relayed_at: 'internal', done_at: 'internal',
    },
  },
  print_job: {
    purpose: 'papers on their way to a printer',
    retention: 'week',
    columns: {
      ward_id: 'internal', print_job_id: 'internal', kind: 'internal', printer: 'internal',
      state: 'internal', attempts: 'internal', last_error: 'internal', payload: 'personal',
      created_at: 'internal', done_at: 'internal',
    },
  },
  rating: {
    purpose: 'how people rated their visit, without saying whose it was',
    retention: 'permanent',
    columns: {
      ward_id: 'internal', rating_id: 'internal', day: 'internal', procedure_id: 'internal',
      score: 'internal', reasons: 'internal',
    },
  },
  schema_migration: {
    purpose: 'which migrations this database has',
    retention: 'ward',
    columns: {
      name: 'internal', checksum: 'internal', applied_at: 'internal',
    },
  },
  view_reason: {
    purpose: 'why somebody looked at a dossier that was not in her hands',
    retention: 'audit',
    columns: { ward_id: 'internal', reason_id: 'internal', words: 'personal', at: 'internal' },
  },
  visit: {
    purpose: 'who is at the desk today and at which step',
    retention: 'visit',
    columns: {
      ward_id: 'internal', visit_id: 'internal', day: 'internal', ticket_no: 'internal', kind: 'internal',
      status: 'internal', step: 'internal', procedure_id: 'internal', counter_id: 'internal',
      helper_id: 'internal', summary: 'personal', version: 'internal', opened_at: 'internal',
      changed_at: 'internal', closed_at: 'internal',
    },
  },
  visit_draft: {
    purpose: 'what was said and scanned for one form of one visit',
    retention: 'visit-open',
    columns: {
      ward_id: 'internal', visit_id: 'internal', form_id: 'internal', form_version: 'internal',
      input: 'sensitive', version: 'internal', changed_at: 'internal',
    },
  },
  visit_event: {
    purpose: 'what happened in a visit, by whom and when',
    retention: 'visit',
    columns: {
      ward_id: 'internal', visit_id: 'internal', seq: 'internal', at: 'internal', type: 'internal',
      actor_id: 'internal', actor_role: 'internal', device: 'internal', data: 'personal',
    },
  },
  ward: {
    purpose: 'the ward, its name and its settings',
    retention: 'ward',
    columns: {
      ward_id: 'public', code: 'public', name: 'public', province_name: 'public', is_demo: 'public',
      settings: 'internal', created_at: 'internal',
    },
  },
  ward_key: {
    purpose: 'the ward\'s data keys, wrapped by the master key',
    retention: 'ward',
    columns: {
      ward_id: 'internal', key_id: 'internal', wrapped_key: 'sensitive', created_at: 'internal',
    },
  },
}

/** Personal columns that are not sealed, each with its reason. */
export const unsealed: Record<string, string> = {
  'account.login': 'made of the name of an officer, who acts in office',
  'account.display_name': 'an officer acts in office: the name stands on slips and counters',
  'dossier.tracking_index': 'a keyed hash: says nothing without the key of the ward',
  'find_entry.terms': 'keyed hashes: say nothing without the key of the ward, but how often each occurs',
  'find_term.term': 'a keyed hash: says nothing without the key of the ward, but how often it occurs',
  'dossier.official_index': 'a keyed hash: says nothing without the key of the ward',
  'kept_draft.code_index': 'a keyed hash: says nothing without the key of the ward',
}
