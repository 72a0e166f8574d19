-- People prove who they are: a phrase they know, a code or key they hold, and again before what weighs much.
-- They leave, stand in for each other, and sign by delegation.

alter table account add column login text;
alter table account add column left_at timestamptz;
create unique index account_by_login on account (ward_id, login);

alter table session add column strength text not null default 'link';
alter table session add column proven_at timestamptz;
alter table session add column locked_at timestamptz;
create index session_by_account on session (ward_id, account_id);

create table credential (
  ward_id integer not null,
  credential_id uuid not null,
  account_id uuid not null,
  kind text not null check (kind in ('passphrase', 'totp', 'passkey')),
  handle text,
  label text not null default '',
  secret bytea not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  primary key (ward_id, credential_id),
  foreign key (ward_id, account_id) references account
);
create index credential_by_account on credential (ward_id, account_id);
create unique index credential_by_handle on credential (ward_id, handle);

-- Wrong tries are counted in a row of their own, so that a limit survives a restart and never counts rows.
create table sign_in_guard (
  ward_id integer not null references ward,
  guard text not null,
  tries integer not null,
  since timestamptz not null,
  blocked_until timestamptz,
  primary key (ward_id, guard)
);

create table passkey_challenge (
  ward_id integer not null references ward,
  challenge text not null,
  account_id uuid,
  expires_at timestamptz not null,
  primary key (ward_id, challenge)
);

create table substitution (
  ward_id integer not null,
  substitution_id uuid not null,
  absent_id uuid not null,
  substitute_id uuid not null,
  from_day date not null,
  to_day date not null,
  reason bytea not null,
  created_by uuid,
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (ward_id, substitution_id),
  foreign key (ward_id, absent_id) references account,
  foreign key (ward_id, substitute_id) references account
);

create table signing_delegation (
  ward_id integer not null,
  delegation_id uuid not null,
  delegator_id uuid not null,
  delegate_id uuid not null,
  capacity text not null check (capacity in ('KT', 'TUQ', 'TL')),
  procedure_ids text[] not null default '{}',
  from_day date not null,
  to_day date not null,
  document text not null,
  created_by uuid,
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (ward_id, delegation_id),
  foreign key (ward_id, delegator_id) references account,
  foreign key (ward_id, delegate_id) references account
);
create index delegation_by_delegate on signing_delegation (ward_id, delegate_id);

select guard_ward_table('credential');
select guard_ward_table('sign_in_guard');
select guard_ward_table('passkey_challenge');
select guard_ward_table('substitution');
select guard_ward_table('signing_delegation');
