import type { Classified } from './classification.ts'

/** Who saw and changed what, and the roots that hold it. */
// prettier-ignore
export const auditTables: Classified<'audit_event' | 'audit_head' | 'audit_object' | 'audit_root'> = {
  audit_event: {
    purpose: 'who read or changed what, without any value',
    retention: 'audit',
    columns: {
      ward_id: 'internal', seq: 'internal', at: 'internal', actor_id: 'internal', actor_role: 'internal',
      device: 'internal', request_id: 'internal', action: 'internal', subject_type: 'internal',
      subject_id: 'internal', fields: 'internal', reason: 'internal', prev_hash: 'internal',
      hash: 'internal', version: 'internal', purpose: 'internal', route: 'internal', counter: 'internal',
      result: 'internal', objects: 'internal',
    },
  },
  audit_head: {
    purpose: 'where the ward\'s audit chain ends',
    retention: 'audit',
    columns: {
      ward_id: 'internal', seq: 'internal', hash: 'internal',
    },
  },
  audit_object: {
    purpose: 'which links of the audit chain named what beside their own subject',
    retention: 'audit',
    columns: {
      ward_id: 'internal', object_type: 'internal', object_id: 'internal', seq: 'internal',
    },
  },
  audit_root: {
    purpose: 'a copy of the signed roots that lie outside the database',
    retention: 'audit',
    columns: {
      ward_id: 'internal', root_no: 'internal', seq: 'internal', hash: 'internal', at: 'internal',
      line: 'internal',
    },
  },
}
