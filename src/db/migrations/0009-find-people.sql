-- Finding a dossier by a person without a readable name on disk. A term is 52 bits of a keyed hash (whole numbers of JSON) of one
-- folded syllable, two of them, or a number; `no` rises with every dossier of a ward, so that a list read backwards is newest first.
-- Only equality and order of integers: under row-level security other operators do not use an index.

create table find_head (
  ward_id integer primary key references ward,
  last_no integer not null
);

-- `terms` says what to take away when the dossier goes or its people change.
create table find_entry (
  ward_id integer not null,
  no integer not null,
  dossier_id uuid not null,
  terms bigint[] not null,
  primary key (ward_id, no),
  unique (ward_id, dossier_id),
  foreign key (ward_id, dossier_id) references dossier
);

create table find_term (
  term bigint not null,
  ward_id integer not null,
  no integer not null,
  primary key (ward_id, term, no)
);

-- Why somebody looked at a dossier that was not in her hands, in her own words; the audit link names the row.
create table view_reason (
  ward_id integer not null references ward,
  reason_id uuid not null,
  words bytea not null,
  at timestamptz not null,
  primary key (ward_id, reason_id)
);

select guard_ward_table('find_head'), guard_ward_table('find_entry'), guard_ward_table('find_term'),
  guard_ward_table('view_reason');
