-- Who of the squad is on duty: a shift is opened by an adult who answers for it, for people by name, for at most half a day.
create table duty_shift (
  ward_id integer not null references ward,
  shift_id uuid not null,
  supervisor_id uuid not null,
  opened_at timestamptz not null,
  ends_at timestamptz not null,
  closed_at timestamptz,
  primary key (ward_id, shift_id),
  foreign key (ward_id, supervisor_id) references account
);
create index duty_shift_by_end on duty_shift (ward_id, ends_at);
select guard_ward_table('duty_shift');

create table duty_member (
  ward_id integer not null,
  shift_id uuid not null,
  account_id uuid not null,
  guardian_agreed boolean not null default false,
  primary key (ward_id, shift_id, account_id),
  foreign key (ward_id, shift_id) references duty_shift,
  foreign key (ward_id, account_id) references account
);
select guard_ward_table('duty_member');
