import { canary, tablesOf, type Column } from './canaries.ts'

export type Random = () => number

/** The same numbers for the same seed, on every machine. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

type Ground = { columns: readonly Column[]; own: number; other: number }
type Draw = {
  pick<T>(from: readonly T[]): T
  table(): string
  columnOf(table: string): Column
  where(alias: string, table: string): string
  ward(): string
}

/**
 * One statement of somebody who got hold of the app's connection and looks for the neighbour's rows. Two things it never does, for
 * they are the door itself and not a hole in the wall: name another ward by `app.ward`, and put on another role.
 */
export function randomStatement(random: Random, ground: Ground): { kind: string; text: string } {
  const draw = drawing(random, ground)
  const kind = draw.pick(Object.keys(makers) as (keyof typeof makers)[])
  return { kind, text: makers[kind](draw) }
}

function drawing(random: Random, { columns, own, other }: Ground): Draw {
  const tables = tablesOf(columns)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!
  const columnOf = (table: string) => pick(columns.filter((column) => column.table === table))
  const ward = () =>
    pick([
      String(other),
      String(other),
      `${own} or true`,
      `${own} + 11`,
      'null',
      `any (array[${own}, ${other}])`,
    ])
  const where = (alias: string, table: string) => {
    const { name } = columnOf(table)
    return pick([
      `${alias}.ward_id = ${other}`,
      `${alias}.ward_id <> ${own}`,
      `${alias}.ward_id is distinct from ${own}`,
      `not (${alias}.ward_id = ${own})`,
      `${alias}.ward_id = ${own} or true`,
      `${alias}.${name}::text like '%${canary.text}%'`,
      `cast(${alias}.${name}::text as integer) > 0`,
      `length(${alias}.${name}::text) >= 0`,
      `1 / (${alias}.ward_id - ${other}) is null`,
      `exists (select 1 from ${pick(tables)} e where e.ward_id = ${other})`,
      `${alias}.ward_id in (select ward_id from ${pick(tables)})`,
      'true',
    ])
  }
  return { pick, table: () => pick(tables), columnOf, where, ward }
}

/** An id of the neighbour that is asked for, put together so that the text of the statement does not hold it whole. */
export const askedId = {
  half: `'${canary.uuid.slice(0, 4)}'`,
  rest: `${canary.uuid.slice(4)}-0000-4000-8000-000000010000`,
  whole: `${canary.uuid}-0000-4000-8000-000000010000`,
}

const aggregates = ['array_agg', 'json_agg', 'max', 'min', 'count', 'jsonb_agg'] as const

const makers = {
  select: ({ pick, table, where }: Draw) => {
    const from = table()
    return pick([
      `select * from ${from} a where ${where('a', from)}`,
      `table ${from}`,
      `select to_jsonb(a) from ${from} a where ${where('a', from)} limit 5`,
      `select a::text from only ${from} a where ${where('a', from)}`,
      `select * from ${from} a tablesample system (100) where ${where('a', from)}`,
      `select * from ${from} a where ${where('a', from)} for update`,
      `select ctid, xmin, tableoid::regclass, a.* from ${from} a where ${where('a', from)}`,
    ])
  },
  aggregate: ({ pick, table, columnOf, where }: Draw) => {
    const from = table()
    const { name } = columnOf(from)
    return pick([
      `select ${pick(aggregates)}(a.${name}::text) from ${from} a where ${where('a', from)}`,
      `select a.ward_id, count(*), max(a.${name}::text) from ${from} a group by rollup (a.ward_id)`,
      `select first_value(a.${name}::text) over (order by a.ward_id desc), lag(a.${name}::text) over (order by a.ward_id) from ${from} a`,
      `select string_agg(a.${name}::text, ',') filter (where ${where('a', from)}) from ${from} a`,
    ])
  },
  join: ({ pick, table, where }: Draw) => {
    const [one, two] = [table(), table()]
    return pick([
      `select * from ${one} a cross join ${two} b where ${where('a', one)} limit 20`,
      `select * from ${one} a full join ${two} b using (ward_id) where ${where('b', two)} limit 20`,
      `select * from ${one} a left join lateral (select * from ${two} i where i.ward_id <> a.ward_id) b on true limit 20`,
      `select * from ${one} a natural join ${two} b limit 20`,
      `select b.* from ward a right join ${two} b on b.ward_id <> a.ward_id limit 20`,
    ])
  },
  cte: ({ pick, table, where, ward }: Draw) => {
    const from = table()
    return pick([
      `with c as materialized (select * from ${from}) select * from c a where ${where('a', from)}`,
      `with recursive c as (select ward_id from ${from} union select ward_id + 11 from c where ward_id < 40) select a.* from c join ${from} a using (ward_id)`,
      `with d as (delete from ${from} where ward_id = ${ward()} returning *) select * from d`,
      `with u as (update ${from} set ward_id = ward_id where ward_id = ${ward()} returning *) select * from u`,
      `select * from ${from} except select * from ${from} where ward_id = 11`,
      `select * from (select * from ${from} union all table ${from}) s limit 9`,
    ])
  },
  insert: ({ pick, table, columnOf, ward }: Draw) => {
    const from = table()
    return pick([
      `insert into ${from} select * from ${from} returning *`,
      `insert into ${from} select * from ${from} where ward_id = ${ward()} on conflict do nothing returning *`,
      `insert into ${from} (ward_id) values (22) returning *`,
      `insert into ${from} select (jsonb_populate_record(a, '{"ward_id": 22}')).* from ${from} a on conflict do nothing returning *`,
      `insert into ${from} select a.* from ${from} a on conflict (ward_id) do update set ward_id = excluded.ward_id returning *`,
      `insert into ${from} (ward_id, ${columnOf(from).name}) select 22, ${columnOf(from).name} from ${from} returning *`,
    ])
  },
  update: ({ pick, table, columnOf, where, ward }: Draw) => {
    const [from, two] = [table(), table()]
    const { name } = columnOf(from)
    return pick([
      `update ${from} a set ${name} = a.${name} where ${where('a', from)} returning a.*`,
      `update ${from} a set ward_id = 22 where ${where('a', from)} returning a.*`,
      `update ${from} a set ${name} = a.${name} from ${two} b where b.ward_id = ${ward()} returning a.*, b.*`,
      `delete from ${from} a where ${where('a', from)} returning a.*`,
      `delete from ${from} a using ${two} b where b.ward_id = ${ward()} returning a.*, b.*`,
      `merge into ${from} a using ${two} b on a.ward_id = ${ward()} when matched then do nothing`,
    ])
  },
  copyLike: ({ pick, table }: Draw) => {
    const from = table()
    return pick([
      `select query_to_xml('select * from ${from}', true, false, '')`,
      `select table_to_xml('${from}', true, false, '')`,
      "select schema_to_xml('public', true, false, '')",
      `copy ${from} to 'hunted.txt'`,
      `copy (select * from ${from}) to program 'cat'`,
      `create temporary table hunted as select * from ${from}`,
      `create temporary view seen as select * from ${from}`,
      `create materialized view public.seen as select * from ${from}`,
      `select * from pg_catalog.pg_read_file('global/pg_control')`,
      "select * from pg_catalog.pg_ls_dir('.')",
      `select lo_from_bytea(0, '\\x00'), lo_get(1)`,
      `truncate ${from}`,
      `alter table ${from} disable row level security`,
      `alter table ${from} owner to current_user`,
      `drop policy own_ward on ${from}`,
      `grant select on ${from} to public`,
      `lock table ${from} in access exclusive mode`,
    ])
  },
  program: ({ pick, table, where }: Draw) => {
    const from = table()
    const loop = `declare r record; begin for r in select * from ${from} a where ${where('a', from)} loop raise exception '%', r; end loop; end`
    return pick([
      `do $hunt$ ${loop} $hunt$`,
      `do $hunt$ begin execute 'select * from ${from} where ward_id = 22'; raise exception 'rows %', (select count(*) from ${from} where ward_id <> 11 and ${from}.ward_id::text = 'x'); end $hunt$`,
      `create function pg_temp.peek() returns setof ${from} language sql security definer as 'select * from ${from}'; `,
      `create function public.peek() returns setof ${from} language sql as 'select * from ${from}'`,
      `prepare hunted as select * from ${from} where ward_id = 22`,
      `explain (analyze, verbose, costs off) select * from ${from} a where ${where('a', from)}`,
      `declare hunter cursor for select * from ${from} a where ${where('a', from)}`,
    ])
  },
  catalogue: ({ pick, table, columnOf }: Draw) => {
    const from = table()
    const { name } = columnOf(from)
    return pick([
      `select * from pg_stats where tablename = '${from}'`,
      `select * from pg_catalog.pg_statistic where starelid = '${from}'::regclass`,
      `select * from pg_stats_ext_exprs`,
      `select most_common_vals::text, histogram_bounds::text from pg_stats where tablename = '${from}' and attname = '${name}'`,
      'select pid, usename, query, query_start from pg_stat_activity',
      'select * from pg_locks',
      'select * from pg_prepared_statements',
      'select * from pg_cursors',
      `select * from pg_stat_user_tables where relname = '${from}'`,
      `select conname, pg_get_constraintdef(oid) from pg_constraint where conrelid = '${from}'::regclass`,
      'select * from pg_settings where name like $$app%$$',
      `select * from pg_get_publication_tables('hunt')`,
      'select * from pg_largeobject_metadata',
      `select pg_get_expr(adbin, adrelid) from pg_attrdef where adrelid = '${from}'::regclass`,
      'select * from pg_hba_file_rules',
      'select rolname, rolpassword from pg_authid',
    ])
  },
  probe: ({ pick, table, columnOf }: Draw) => {
    const from = table()
    const { name } = columnOf(from)
    const uuid = `(${askedId.half} || '${askedId.rest}')`
    return pick([
      `insert into ${from} select (jsonb_populate_record(a, jsonb_build_object('${name}', ${uuid}))).* from ${from} a`,
      `select cast(a.${name}::text as integer) from ${from} a`,
      `select cast(a.${name}::text as xml) from ${from} a`,
      `select (a.${name}::text)::jsonb from ${from} a where a.ward_id = 22 or length(a.${name}::text) > 0`,
      `select 1 from ${from} a where (case when a.ward_id = 22 then 1 / 0 else 1 end) = 1`,
      `insert into ${from} select a.* from ${from} a`,
      `update ${from} set ${name} = null where ward_id = 22 or true`,
      `select (select a.${name}::text from ${from} a where a.ward_id <> 11 limit 1)::integer`,
      `select pg_input_is_valid((select string_agg(a.${name}::text, '') from ${from} a where a.ward_id = 22), 'integer')`,
      `insert into visit_event (ward_id, visit_id, seq, at, type, actor_role, device, data) values (11, ${uuid}::uuid, 99, now(), 'x', 'x', 'x', '')`,
      `delete from ward where ward_id = 22`,
    ])
  },
} as const
