-- Who may touch what. The login that migrates owns the tables and never serves a request:
--   motcua_app     serves requests, sees one ward: the one named by `SET LOCAL app.ward` of its transaction;
--   motcua_keeper  serves the program's own work across wards (outbox relay, backup, retention).
-- Neither owns anything, neither logs in, neither bypasses row-level security.

do $$
declare name text;
begin
  foreach name in array array['motcua_app', 'motcua_keeper'] loop
    begin
      execute format('create role %I nologin nosuperuser nobypassrls', name);
    exception when duplicate_object or unique_violation then null;
    end;
    if not pg_has_role(current_user, name, 'member') then
      execute format('grant %I to current_user', name);
    end if;
    execute format('grant usage on schema public to %I', name);
  end loop;
end $$;

do $$
declare
  name text;
  append_only constant text[] := array['audit_event', 'visit_event', 'dossier_event'];
begin
  for name in
    select c.relname from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'ward_id' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy own_ward on %I to motcua_app
      using (ward_id = nullif(current_setting(''app.ward'', true), '''')::int)
      with check (ward_id = nullif(current_setting(''app.ward'', true), '''')::int)', name);
    execute format('create policy across_wards on %I to motcua_keeper using (true) with check (true)', name);
    if name = any (append_only) then
      execute format('grant select, insert on %I to motcua_app, motcua_keeper', name);
    else
      execute format('grant select, insert, update, delete on %I to motcua_app, motcua_keeper', name);
    end if;
  end loop;
end $$;

-- The chain's head moves on and the keys stay: nobody who serves a request may delete them.
revoke delete on audit_head, ward_key, ward from motcua_app;
revoke update on ward_key from motcua_app;
