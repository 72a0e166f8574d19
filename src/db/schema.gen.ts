// Made by scripts/db-types.mjs from the migrations; a test compares it with a migrated database.
import type { Generated } from 'kysely'

export type Database = {
  account: {
    ward_id: number
    account_id: string
    display_name: string
    title: Generated<string>
    roles: string[]
    counter_id: string | null
    is_active: Generated<boolean>
    created_at: Generated<string>
    login: string | null
    left_at: string | null
  }
  audit_event: {
    ward_id: number
    seq: number
    at: string
    actor_id: string | null
    actor_role: string
    device: string
    request_id: string
    action: string
    subject_type: string
    subject_id: string
    fields: string[]
    reason: string
    prev_hash: string
    hash: string
    version: Generated<number>
    purpose: Generated<string>
    route: Generated<string>
    counter: Generated<string>
    result: Generated<string>
    objects: Generated<string[]>
  }
  audit_head: {
    ward_id: number
    seq: number
    hash: string
  }
  audit_object: {
    ward_id: number
    object_type: string
    object_id: string
    seq: number
  }
  audit_root: {
    ward_id: number
    root_no: number
    seq: number
    hash: string
    at: string
    line: string
  }
  consent_event: {
    ward_id: number
    consent_id: string
    subject_type: string
    subject_id: string
    at: string
    purpose: string
    verdict: string
    wording_version: string
    wording_hash: string
    channel: string
    to_id: string | null
    heard_by: string | null
    data: Uint8Array
  }
  counter: {
    ward_id: number
    counter_id: string
    name: string
    fields: Generated<string[]>
  }
  credential: {
    ward_id: number
    credential_id: string
    account_id: string
    kind: string
    handle: string | null
    label: Generated<string>
    secret: Uint8Array
    created_at: string
    last_used_at: string | null
  }
  data_request: {
    ward_id: number
    request_id: string
    dossier_id: string | null
    kind: string
    status: string
    asked_at: string
    reply_due_at: string
    replied_at: string | null
    due_at: string
    closed_at: string | null
    version: number
    changed_at: string
  }
  data_request_event: {
    ward_id: number
    request_id: string
    seq: number
    at: string
    type: string
    actor_id: string | null
    actor_role: string
    device: string
    data: Uint8Array
  }
  day_counter: {
    ward_id: number
    day: string
    series: string
    last_no: number
  }
  device: {
    ward_id: number
    device_id: string
    kind: string
    name: string
    code_hash: string | null
    code_expires_at: string | null
    token_hash: string | null
    added_by: string | null
    added_at: string
    enrolled_at: string | null
    last_seen_at: string | null
    revoked_at: string | null
  }
  dossier: {
    ward_id: number
    dossier_id: string
    visit_id: string | null
    procedure_id: string
    procedure_version: string
    case_id: string
    status: string
    clock: string
    summary: Uint8Array
    tracking_index: string
    official_index: string | null
    counter_id: string | null
    holder_id: string | null
    received_at: string
    due_at: string | null
    closed_at: string | null
    version: number
    changed_at: string
  }
  dossier_event: {
    ward_id: number
    dossier_id: string
    seq: number
    at: string
    type: string
    actor_id: string | null
    actor_role: string
    device: string
    data: Uint8Array
  }
  dossier_mark: {
    ward_id: number
    mark_id: string
    dossier_id: string
    kind: string
    reason: Uint8Array
    placed_at: string
    placed_by: string | null
    lifted_at: string | null
    lifted_by: string | null
  }
  duty_member: {
    ward_id: number
    shift_id: string
    account_id: string
    guardian_agreed: Generated<boolean>
  }
  duty_shift: {
    ward_id: number
    shift_id: string
    supervisor_id: string
    opened_at: string
    ends_at: string
    closed_at: string | null
  }
  erasure: {
    ward_id: number
    subject_type: string
    subject_id: string
    erased_at: string
  }
  find_entry: {
    ward_id: number
    no: number
    dossier_id: string
    terms: number[]
  }
  find_head: {
    ward_id: number
    last_no: number
  }
  find_term: {
    term: number
    ward_id: number
    no: number
  }
  form_confirmation: {
    ward_id: number
    form_id: string
    form_version: string
    account_id: string
    confirmed_at: string
    compared_with: string
    compared: Uint8Array | null
  }
  idempotency: {
    ward_id: number
    key: string
    body_hash: string
    result: Uint8Array
    created_at: string
  }
  kept_draft: {
    ward_id: number
    kept_id: string
    form_id: string
    code_index: string
    form_version: string
    input: Uint8Array
    keep_until: string
    kept_at: string
  }
  key_rotation: {
    ward_id: number
    rotation_id: string
    key_id: number
    started_at: string
    total: Generated<number>
    resealed: Generated<number>
    broken: Generated<number>
    finished_at: string | null
  }
  measure: {
    ward_id: number
    measure_id: string
    day: string
    name: string
    procedure_id: string | null
    figure: number
    facts: Generated<unknown>
  }
  outbox: {
    ward_id: number
    outbox_id: string
    kind: string
    payload: Uint8Array
    created_at: string
    relayed_at: string | null
    done_at: string | null
  }
  passkey_challenge: {
    ward_id: number
    challenge: string
    account_id: string | null
    expires_at: string
  }
  print_job: {
    ward_id: number
    print_job_id: string
    kind: string
    printer: string
    state: string
    attempts: Generated<number>
    last_error: string | null
    payload: Uint8Array
    created_at: string
    done_at: string | null
  }
  rating: {
    ward_id: number
    rating_id: string
    day: string
    procedure_id: string | null
    score: number
    reasons: Generated<string[]>
  }
  retention_run: {
    ward_id: number
    run_id: string
    at: string
    cuts: unknown
    removed: unknown
    held: number
  }
  schema_migration: {
    name: string
    checksum: string
    applied_at: Generated<string>
  }
  session: {
    ward_id: number
    token_hash: string
    account_id: string
    device: string
    created_at: string
    last_seen_at: string
    expires_at: string
    revoked_at: string | null
    strength: Generated<string>
    proven_at: string | null
    locked_at: string | null
  }
  sign_in_guard: {
    ward_id: number
    guard: string
    tries: number
    since: string
    blocked_until: string | null
  }
  sign_in_link: {
    ward_id: number
    token_hash: string
    account_id: string
    created_at: string
    expires_at: string
    used_at: string | null
  }
  signing_delegation: {
    ward_id: number
    delegation_id: string
    delegator_id: string
    delegate_id: string
    capacity: string
    procedure_ids: Generated<string[]>
    from_day: string
    to_day: string
    document: string
    created_by: string | null
    created_at: string
    ended_at: string | null
  }
  squad: {
    ward_id: number
    squad_id: string
    name: string
  }
  squad_member: {
    ward_id: number
    squad_id: string
    account_id: string
    is_leader: Generated<boolean>
  }
  substitution: {
    ward_id: number
    substitution_id: string
    absent_id: string
    substitute_id: string
    from_day: string
    to_day: string
    reason: Uint8Array
    created_by: string | null
    created_at: string
    ended_at: string | null
  }
  view_reason: {
    ward_id: number
    reason_id: string
    words: Uint8Array
    at: string
  }
  visit: {
    ward_id: number
    visit_id: string
    day: string
    ticket_no: number
    kind: string
    status: string
    step: string
    procedure_id: string | null
    counter_id: string | null
    helper_id: string | null
    summary: Uint8Array
    version: number
    opened_at: string
    changed_at: string
    closed_at: string | null
  }
  visit_draft: {
    ward_id: number
    visit_id: string
    form_id: string
    form_version: string
    input: Uint8Array
    version: number
    changed_at: string
  }
  visit_event: {
    ward_id: number
    visit_id: string
    seq: number
    at: string
    type: string
    actor_id: string | null
    actor_role: string
    device: string
    data: Uint8Array
  }
  ward: {
    ward_id: number
    code: string
    name: string
    province_name: string
    is_demo: Generated<boolean>
    settings: unknown
    created_at: Generated<string>
  }
  ward_key: {
    ward_id: number
    key_id: number
    wrapped_key: Uint8Array
    created_at: Generated<string>
  }
}
