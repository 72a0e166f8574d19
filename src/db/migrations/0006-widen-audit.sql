-- Why, on which page, at which counter, and what else was seen: part of the hash of links of version 2. Links written before
-- keep version 1 and the hash they have.
alter table audit_event
  add column version smallint not null default 1,
  add column purpose text not null default '',
  add column route text not null default '',
  add column counter text not null default '',
  add column result text not null default '',
  add column objects text[] not null default '{}';

create index audit_by_object on audit_event (ward_id, subject_type, subject_id, seq);
create index audit_by_actor on audit_event (ward_id, actor_id, seq);
create index audit_by_time on audit_event (ward_id, at);
create index audit_by_action on audit_event (ward_id, action, seq);
drop index audit_by_subject;

-- Which links named an object beside their own: an index to find them by, told by the link itself (`objects`), which is hashed.
create table audit_object (
  ward_id integer not null references ward,
  object_type text not null,
  object_id text not null,
  seq bigint not null,
  primary key (ward_id, object_type, object_id, seq)
);
create index audit_object_by_link on audit_object (ward_id, seq);
select guard_ward_table('audit_object', true);
-- Goes with its link when the time of both is over.
grant delete on audit_object to motcua_keeper;

-- A copy of every signed root written outside: tells an old database from a cut one, and the page how fresh the roots are.
create table audit_root (
  ward_id integer not null references ward,
  root_no integer not null,
  seq bigint not null,
  hash text not null,
  at timestamptz not null,
  line text not null,
  primary key (ward_id, root_no)
);
select guard_ward_table('audit_root', true);

-- The head moves on, never back: neither what serves requests nor what keeps house can point before the last link there is.
create policy never_back on audit_head as restrictive for update to motcua_app, motcua_keeper
  using (true)
  with check (seq >= coalesce(
    (select max(e.seq) from audit_event e where e.ward_id = audit_head.ward_id), 0));
revoke delete on audit_head from motcua_keeper;
