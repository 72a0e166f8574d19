-- The spine: wards, people who work there, visits, dossiers, and what every write leaves behind.
-- ward_id is first in every key (it is the tenant, and the distribution column where there are several nodes).
-- Who may touch what is the next migration.

create table ward (
  ward_id integer primary key,
  code text not null,
  name text not null,
  province_name text not null,
  is_demo boolean not null default false,
  settings jsonb not null,
  created_at timestamptz not null default now()
);

create table ward_key (
  ward_id integer not null references ward,
  key_id integer not null,
  wrapped_key bytea not null,
  created_at timestamptz not null default now(),
  primary key (ward_id, key_id)
);

create table counter (
  ward_id integer not null references ward,
  counter_id text not null,
  name text not null,
  fields text[] not null default '{}',
  primary key (ward_id, counter_id)
);

create table account (
  ward_id integer not null references ward,
  account_id uuid not null,
  display_name text not null,
  title text not null default '',
  roles text[] not null,
  counter_id text,
  is_active boolean not null default true,
  created_at timestamptz not null default now(),
  primary key (ward_id, account_id),
  foreign key (ward_id, counter_id) references counter
);

create table squad (
  ward_id integer not null references ward,
  squad_id uuid not null,
  name text not null,
  primary key (ward_id, squad_id)
);

create table squad_member (
  ward_id integer not null,
  squad_id uuid not null,
  account_id uuid not null,
  is_leader boolean not null default false,
  primary key (ward_id, squad_id, account_id),
  foreign key (ward_id, squad_id) references squad,
  foreign key (ward_id, account_id) references account
);

create table sign_in_link (
  ward_id integer not null,
  token_hash text not null,
  account_id uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (ward_id, token_hash),
  foreign key (ward_id, account_id) references account
);

create table session (
  ward_id integer not null,
  token_hash text not null,
  account_id uuid not null,
  device text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (ward_id, token_hash),
  foreign key (ward_id, account_id) references account
);

create table visit (
  ward_id integer not null references ward,
  visit_id uuid not null,
  day date not null,
  ticket_no integer not null,
  kind text not null,
  status text not null,
  step text not null,
  procedure_id text,
  counter_id text,
  helper_id uuid,
  summary bytea not null,
  version integer not null,
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  closed_at timestamptz,
  primary key (ward_id, visit_id),
  unique (ward_id, day, ticket_no)
);
create index visit_by_day on visit (ward_id, day, status);

create table visit_event (
  ward_id integer not null,
  visit_id uuid not null,
  seq integer not null,
  at timestamptz not null,
  type text not null,
  actor_id uuid,
  actor_role text not null,
  device text not null,
  data bytea not null,
  primary key (ward_id, visit_id, seq),
  foreign key (ward_id, visit_id) references visit
);

-- What was said and scanned for one form of one visit. Dies with the visit.
create table visit_draft (
  ward_id integer not null,
  visit_id uuid not null,
  form_id text not null,
  form_version text not null,
  input bytea not null,
  version integer not null,
  changed_at timestamptz not null,
  primary key (ward_id, visit_id, form_id),
  foreign key (ward_id, visit_id) references visit
);

create table dossier (
  ward_id integer not null references ward,
  dossier_id uuid not null,
  visit_id uuid,
  procedure_id text not null,
  procedure_version text not null,
  case_id text not null,
  status text not null,
  clock text not null,
  summary bytea not null,
  tracking_index text not null,
  official_index text,
  counter_id text,
  holder_id uuid,
  received_at timestamptz not null,
  due_at timestamptz,
  closed_at timestamptz,
  version integer not null,
  changed_at timestamptz not null,
  primary key (ward_id, dossier_id),
  unique (ward_id, tracking_index),
  unique (ward_id, official_index),
  foreign key (ward_id, visit_id) references visit
);
create index dossier_open_by_due on dossier (ward_id, due_at) where closed_at is null;
create index dossier_by_visit on dossier (ward_id, visit_id);

create table dossier_event (
  ward_id integer not null,
  dossier_id uuid not null,
  seq integer not null,
  at timestamptz not null,
  type text not null,
  actor_id uuid,
  actor_role text not null,
  device text not null,
  data bytea not null,
  primary key (ward_id, dossier_id, seq),
  foreign key (ward_id, dossier_id) references dossier
);

-- A rating never says whose visit it was: it is counted, not traced.
create table rating (
  ward_id integer not null references ward,
  rating_id uuid not null,
  day date not null,
  procedure_id text,
  score smallint not null check (score between 1 and 3),
  reasons text[] not null default '{}',
  primary key (ward_id, rating_id)
);

-- Facts measured at the moment they happen, without identity, so that reports survive deletion.
create table measure (
  ward_id integer not null references ward,
  measure_id uuid not null,
  day date not null,
  name text not null,
  procedure_id text,
  figure double precision not null,
  facts jsonb not null default '{}',
  primary key (ward_id, measure_id)
);
create index measure_by_day on measure (ward_id, day, name);

-- A counter row and the row it numbers commit together; no sequence ever numbers anything legal.
create table day_counter (
  ward_id integer not null references ward,
  day date not null,
  series text not null,
  last_no integer not null,
  primary key (ward_id, day, series)
);

create table form_confirmation (
  ward_id integer not null,
  form_id text not null,
  form_version text not null,
  account_id uuid not null,
  confirmed_at timestamptz not null,
  compared_with text not null,
  primary key (ward_id, form_id, form_version),
  foreign key (ward_id, account_id) references account
);

create table audit_head (
  ward_id integer primary key references ward,
  seq bigint not null,
  hash text not null
);

create table audit_event (
  ward_id integer not null references ward,
  seq bigint not null,
  at timestamptz not null,
  actor_id uuid,
  actor_role text not null,
  device text not null,
  request_id text not null,
  action text not null,
  subject_type text not null,
  subject_id text not null,
  fields text[] not null,
  reason text not null,
  prev_hash text not null,
  hash text not null,
  primary key (ward_id, seq)
);
create index audit_by_subject on audit_event (ward_id, subject_type, subject_id);

create table outbox (
  ward_id integer not null references ward,
  outbox_id uuid not null,
  kind text not null,
  payload bytea not null,
  created_at timestamptz not null,
  relayed_at timestamptz,
  done_at timestamptz,
  primary key (ward_id, outbox_id)
);
create index outbox_waiting on outbox (ward_id, created_at) where relayed_at is null;

create table idempotency (
  ward_id integer not null references ward,
  key text not null,
  body_hash text not null,
  result bytea not null,
  created_at timestamptz not null,
  primary key (ward_id, key)
);

create table print_job (
  ward_id integer not null references ward,
  print_job_id uuid not null,
  kind text not null,
  printer text not null,
  state text not null,
  attempts integer not null default 0,
  last_error text,
  payload bytea not null,
  created_at timestamptz not null,
  done_at timestamptz,
  primary key (ward_id, print_job_id)
);
