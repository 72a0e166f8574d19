-- Consents with their wording, drafts kept because she asked, requests of people about their data, holds and
-- restrictions, what was erased, and what each run of retention removed.

-- One answer to one sentence; never changed. Who gave it is sealed; the sentence is named by version and hash.
create table consent_event (
  ward_id integer not null references ward,
  consent_id uuid not null,
  subject_type text not null,
  subject_id uuid not null,
  at timestamptz not null,
  purpose text not null,
  verdict text not null,
  wording_version text not null,
  wording_hash text not null,
  channel text not null,
  to_id uuid,
  heard_by uuid,
  data bytea not null,
  primary key (ward_id, consent_id)
);
create index consent_by_subject on consent_event (ward_id, subject_type, subject_id, at);
select guard_ward_table('consent_event', true);

-- What was said for a form, kept until the day she was told; found again by the code she was given.
create table kept_draft (
  ward_id integer not null references ward,
  kept_id uuid not null,
  form_id text not null,
  code_index text not null,
  form_version text not null,
  input bytea not null,
  keep_until date not null,
  kept_at timestamptz not null,
  primary key (ward_id, kept_id, form_id),
  unique (ward_id, code_index, form_id)
);
create index kept_draft_by_day on kept_draft (ward_id, keep_until);
select guard_ward_table('kept_draft');

create table data_request (
  ward_id integer not null references ward,
  request_id uuid not null,
  dossier_id uuid,
  kind text not null,
  status text not null,
  asked_at timestamptz not null,
  reply_due_at timestamptz not null,
  replied_at timestamptz,
  due_at timestamptz not null,
  closed_at timestamptz,
  version integer not null,
  changed_at timestamptz not null,
  primary key (ward_id, request_id)
);
create index data_request_by_due on data_request (ward_id, due_at);
create index data_request_by_dossier on data_request (ward_id, dossier_id);
select guard_ward_table('data_request');

create table data_request_event (
  ward_id integer not null,
  request_id uuid not null,
  seq integer not null,
  at timestamptz not null,
  type text not null,
  actor_id uuid,
  actor_role text not null,
  device text not null,
  data bytea not null,
  primary key (ward_id, request_id, seq),
  foreign key (ward_id, request_id) references data_request
);
select guard_ward_table('data_request_event', true);

-- `hold`: kept whatever its period says. `restriction`: handled and nothing else.
create table dossier_mark (
  ward_id integer not null,
  mark_id uuid not null,
  dossier_id uuid not null,
  kind text not null,
  reason bytea not null,
  placed_at timestamptz not null,
  placed_by uuid,
  lifted_at timestamptz,
  lifted_by uuid,
  primary key (ward_id, mark_id),
  foreign key (ward_id, dossier_id) references dossier
);
create index dossier_mark_standing on dossier_mark (ward_id, dossier_id) where lifted_at is null;
select guard_ward_table('dossier_mark');

-- Ids of what was erased because somebody asked: a restored older backup erases them again. It says nothing of anybody.
create table erasure (
  ward_id integer not null references ward,
  subject_type text not null,
  subject_id uuid not null,
  erased_at timestamptz not null,
  primary key (ward_id, subject_type, subject_id)
);
select guard_ward_table('erasure', true);

create table retention_run (
  ward_id integer not null references ward,
  run_id uuid not null,
  at timestamptz not null,
  cuts jsonb not null,
  removed jsonb not null,
  held integer not null,
  primary key (ward_id, run_id)
);
create index retention_run_by_time on retention_run (ward_id, at);
select guard_ward_table('retention_run', true);

-- Retention and erasure are the keeper's work. Who serves a request still may not remove a fact; the keeper may remove
-- facts whose time is over. Nobody changes one: a value erased out of a fact (a phone number) means removing the fact and
-- writing it anew without the value.
grant delete on visit_event, dossier_event, audit_event, consent_event, data_request_event to motcua_keeper;
