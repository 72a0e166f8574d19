import type { Classified } from './classification.ts'

/** What is kept because people agreed, asked or may ask. */
// prettier-ignore
export const privacyTables: Classified<'consent_event' | 'data_request' | 'data_request_event' | 'dossier_mark' | 'erasure' | 'kept_draft' | 'retention_run'> = {
  consent_event: {
    purpose: 'who agreed to which sentence or took it back, as proof',
    retention: 'consent',
    columns: {
      ward_id: 'internal', consent_id: 'internal', subject_type: 'internal', subject_id: 'internal',
      at: 'internal', purpose: 'internal', verdict: 'internal', wording_version: 'internal',
      wording_hash: 'internal', channel: 'internal', to_id: 'internal', heard_by: 'internal',
      data: 'personal',
    },
  },
  data_request: {
    purpose: 'what people ask of the ward about their data, and until when it is due',
    retention: 'request',
    columns: {
      ward_id: 'internal', request_id: 'internal', dossier_id: 'internal', kind: 'internal',
      status: 'internal', asked_at: 'internal', reply_due_at: 'internal', replied_at: 'internal',
      due_at: 'internal', closed_at: 'internal', version: 'internal', changed_at: 'internal',
    },
  },
  data_request_event: {
    purpose: 'who asked what about her data, and what was answered',
    retention: 'request',
    columns: {
      ward_id: 'internal', request_id: 'internal', seq: 'internal', at: 'internal', type: 'internal',
      actor_id: 'internal', actor_role: 'internal', device: 'internal', data: 'personal',
    },
  },
  dossier_mark: {
    purpose: 'dossiers kept beyond their period, and dossiers that may only be handled',
    retention: 'dossier',
    columns: {
      ward_id: 'internal', mark_id: 'internal', dossier_id: 'internal', kind: 'internal',
      reason: 'personal', placed_at: 'internal', placed_by: 'internal', lifted_at: 'internal',
      lifted_by: 'internal',
    },
  },
  erasure: {
    purpose: 'ids of what was erased on request, so that an older backup erases them again',
    retention: 'permanent',
    columns: {
      ward_id: 'internal', subject_type: 'internal', subject_id: 'internal', erased_at: 'internal',
    },
  },
  kept_draft: {
    purpose: 'what was said for a form, kept because she asked, until the day she was told',
    retention: 'kept-draft',
    columns: {
      ward_id: 'internal', kept_id: 'internal', form_id: 'internal', code_index: 'personal',
      form_version: 'internal', input: 'sensitive', keep_until: 'internal', kept_at: 'internal',
    },
  },
  retention_run: {
    purpose: 'when rows were removed because their time was over, and how many',
    retention: 'permanent',
    columns: {
      ward_id: 'internal', run_id: 'internal', at: 'internal', cuts: 'internal', removed: 'internal',
      held: 'internal',
    },
  },
}
