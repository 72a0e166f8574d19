-- Devices that the ward knows: tablets, phones and screens in the hall, other counters' computers.
-- `added_by` names an account and does not hold it: people leave, devices stay. A device is added with a code that lives ten minutes; the device that uses it keeps a secret of its own. Hashes only.
create table device (
  ward_id         integer not null references ward,
  device_id       uuid not null,
  kind            text not null check (kind in ('desk', 'tablet', 'memberPhone', 'hallScreen', 'board')),
  name            text not null check (name <> ''),
  code_hash       text,
  code_expires_at timestamptz,
  token_hash      text,
  added_by        uuid,
  added_at        timestamptz not null,
  enrolled_at     timestamptz,
  last_seen_at    timestamptz,
  revoked_at      timestamptz,
  primary key (ward_id, device_id)
);
create unique index device_by_code on device (ward_id, code_hash);
create unique index device_by_token on device (ward_id, token_hash);
-- Taking a device back ends what began on it.
create index session_by_device on session (ward_id, device);

select guard_ward_table('device');
