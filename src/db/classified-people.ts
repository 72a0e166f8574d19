import type { Classified } from './classification.ts'

/** Who works here, and how they prove it. */
// prettier-ignore
export const peopleTables: Classified<'account' | 'credential' | 'passkey_challenge' | 'session' | 'sign_in_link' | 'sign_in_guard' | 'signing_delegation' | 'squad' | 'squad_member' | 'substitution'> = {
  account: {
    purpose: 'the people who work at the desk, their roles and counters',
    retention: 'staff',
    columns: {
      ward_id: 'internal', account_id: 'internal', display_name: 'personal', title: 'internal',
      roles: 'internal', counter_id: 'internal', is_active: 'internal', created_at: 'internal',
      login: 'personal', left_at: 'internal',
    },
  },
  credential: {
    purpose: 'what people prove themselves with: a hashed phrase, the secret of a code, a public key',
    retention: 'staff',
    columns: {
      ward_id: 'internal', credential_id: 'internal', account_id: 'internal', kind: 'internal',
      handle: 'internal', label: 'internal', secret: 'sensitive', created_at: 'internal',
      last_used_at: 'internal',
    },
  },
  passkey_challenge: {
    purpose: 'what a passkey was asked to sign, once',
    retention: 'week',
    columns: {
      ward_id: 'internal', challenge: 'internal', account_id: 'internal', expires_at: 'internal',
    },
  },
  session: {
    purpose: 'who is signed in, on which device',
    retention: 'week',
    columns: {
      ward_id: 'internal', token_hash: 'internal', account_id: 'internal', device: 'internal',
      created_at: 'internal', last_seen_at: 'internal', expires_at: 'internal', revoked_at: 'internal',
      strength: 'internal', proven_at: 'internal', locked_at: 'internal',
    },
  },
  sign_in_link: {
    purpose: 'one-time links to sign in',
    retention: 'week',
    columns: {
      ward_id: 'internal', token_hash: 'internal', account_id: 'internal', created_at: 'internal',
      expires_at: 'internal', used_at: 'internal',
    },
  },
  sign_in_guard: {
    purpose: 'how many wrong tries there were, so that guessing is slow',
    retention: 'week',
    columns: {
      ward_id: 'internal', guard: 'internal', tries: 'internal', since: 'internal',
      blocked_until: 'internal',
    },
  },
  signing_delegation: {
    purpose: 'who may sign for whom, what, from when until when, by which document',
    retention: 'ward',
    columns: {
      ward_id: 'internal', delegation_id: 'internal', delegator_id: 'internal', delegate_id: 'internal',
      capacity: 'internal', procedure_ids: 'internal', from_day: 'internal', to_day: 'internal',
      document: 'internal', created_by: 'internal', created_at: 'internal', ended_at: 'internal',
    },
  },
  squad: {
    purpose: 'the squads of members who help in the hall',
    retention: 'ward',
    columns: {
      ward_id: 'internal', squad_id: 'internal', name: 'internal',
    },
  },
  squad_member: {
    purpose: 'who is in which squad',
    retention: 'staff',
    columns: {
      ward_id: 'internal', squad_id: 'internal', account_id: 'internal', is_leader: 'internal',
    },
  },
  substitution: {
    purpose: 'who does the work of somebody absent',
    retention: 'staff',
    columns: {
      ward_id: 'internal', substitution_id: 'internal', absent_id: 'internal', substitute_id: 'internal',
      from_day: 'internal', to_day: 'internal', reason: 'personal', created_by: 'internal',
      created_at: 'internal', ended_at: 'internal',
    },
  },
}
