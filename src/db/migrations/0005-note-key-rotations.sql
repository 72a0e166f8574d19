-- One row for each change of a ward's data key: how far it has come, for the page and for the command line. Which values still
-- wait is told by the values themselves; a row that says too much or too little harms nothing.
create table key_rotation (
  ward_id integer not null references ward,
  rotation_id uuid not null,
  key_id integer not null,
  started_at timestamptz not null,
  total integer not null default 0,
  resealed integer not null default 0,
  broken integer not null default 0,
  finished_at timestamptz,
  primary key (ward_id, rotation_id)
);
create index key_rotation_by_start on key_rotation (ward_id, started_at);
select guard_ward_table('key_rotation', false);
