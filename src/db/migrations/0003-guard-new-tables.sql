-- Every table made after 0002 is walled in by one call, so that no migration forgets a part of the wall.
-- An ordinary function of the owner: it runs as whoever calls it, and only the owner may alter a table.
create function guard_ward_table(name text, append_only boolean default false) returns void
language plpgsql as $$
begin
  execute format('alter table %I enable row level security', name);
  execute format('alter table %I force row level security', name);
  execute format('create policy own_ward on %I to motcua_app
    using (ward_id = nullif(current_setting(''app.ward'', true), '''')::int)
    with check (ward_id = nullif(current_setting(''app.ward'', true), '''')::int)', name);
  execute format('create policy across_wards on %I to motcua_keeper using (true) with check (true)', name);
  execute format('grant select, insert on %I to motcua_app, motcua_keeper', name);
  if not append_only then
    execute format('grant update, delete on %I to motcua_app, motcua_keeper', name);
  end if;
end $$;
revoke execute on function guard_ward_table(text, boolean) from public;
