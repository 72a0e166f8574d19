import { expect, test } from 'vitest'
import { eachDatabase } from '#test/db/database.ts'
import { aWard } from '#test/db/a-ward.ts'

type Row = Record<string, unknown>

/** Tables that belong to no ward, each a decision; the app may touch none of them. */
const wardless = ['schema_migration']

/** Functions of ours that run as their owner, each a decision. */
const asOwner: string[] = []

const ours = "c.relnamespace = 'public'::regnamespace"

/** Ways around the walls; each question names what it finds. */
const holes: Record<string, string> = {
  'granted to everybody': `
    select c.relname as name from pg_class c, aclexplode(c.relacl) g where ${ours} and g.grantee = 0
    union all select c.relname || '.' || a.attname from pg_attribute a
      join pg_class c on c.oid = a.attrelid, aclexplode(a.attacl) g where ${ours} and g.grantee = 0
    union all select p.proname from pg_proc p
      left join lateral aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g on true
      where p.pronamespace = 'public'::regnamespace and g.grantee = 0`,
  'a view that sees with the eyes of its owner': `
    select c.relname as name from pg_class c where ${ours} and c.relkind = 'v'
      and not coalesce(c.reloptions @> array['security_invoker=true'], false)`,
  'rows kept outside the walls': `select c.relname as name from pg_class c where ${ours} and c.relkind in ('m', 'f')`,
  'a function that runs as its owner': `
    select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where p.prosecdef and n.nspname !~ '^(pg_|information_schema$)' and p.proname <> all (array[${quoted(asOwner)}]::text[])`,
  'a key or unique index without the ward': `
    select i.indexrelid::regclass::text as name from pg_index i join pg_class c on c.oid = i.indrelid
    where ${ours} and i.indisunique and c.relname <> all (array[${quoted(wardless)}])
      and not exists (select 1 from pg_attribute a
        where a.attrelid = i.indrelid and a.attname = 'ward_id' and a.attnum = any (i.indkey))`,
  'a reference without the ward on both sides': `
    select conname as name from pg_constraint k where contype = 'f' and connamespace = 'public'::regnamespace
      and not exists (
        select 1 from unnest(k.conkey, k.confkey) as pair (here, there)
        join pg_attribute h on h.attrelid = k.conrelid and h.attnum = pair.here and h.attname = 'ward_id'
        join pg_attribute t on t.attrelid = k.confrelid and t.attnum = pair.there and t.attname = 'ward_id')`,
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(', ')
}

eachDatabase('the walls, read from the catalogue of the database', (getDb) => {
  const ask = async (text: string): Promise<Row[]> => (await getDb().executeSql(text)).rows
  const names = async (text: string) => (await ask(text)).map(({ name }) => String(name)).sort()

  test('every table is of a ward, but for those that are listed, and these the app cannot read', async () => {
    const without = await names(`
      select c.relname as name from pg_class c where ${ours} and c.relkind in ('r', 'p', 'f') and not exists (
        select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'ward_id' and a.attnotnull)`)
    expect(without).toEqual(wardless)
    const readable = await names(`
      select c.relname as name from pg_class c, unnest(array['motcua_app', 'motcua_keeper']) as role
      where ${ours} and c.relname = any (array[${quoted(wardless)}])
        and has_table_privilege(role, c.oid, 'select, insert, update, delete, truncate, references, trigger')`)
    expect(readable).toEqual([])
  })

  test('one policy lets the app see its own ward, with the same test for what it writes, for all four verbs', async () => {
    const policies = await ask(`
      select c.relname as name, p.polname, p.polcmd, p.polpermissive,
        p.polroles::regrole[]::text as roles,
        pg_get_expr(p.polqual, c.oid) as seen, pg_get_expr(p.polwithcheck, c.oid) as written
      from pg_policy p join pg_class c on c.oid = p.polrelid where ${ours}`)
    const own = policies.filter(({ polname }) => polname === 'own_ward')
    const tables = await ask(`select 1 from pg_class c where ${ours} and c.relkind in ('r', 'p')`)
    expect(own).toHaveLength(tables.length - wardless.length)
    for (const policy of own) {
      expect(policy, String(policy.name)).toMatchObject({
        polcmd: '*',
        polpermissive: true,
        roles: '{motcua_app}',
      })
      expect(policy.written).toBe(policy.seen)
    }
    // Any other policy that lets more in must be the keeper's; what narrows further may be the app's.
    const wider = policies.filter(({ polname, polpermissive }) => polname !== 'own_ward' && polpermissive)
    expect(wider.filter(({ roles }) => roles !== '{motcua_keeper}')).toEqual([])
  })

  test('the app owns nothing, logs in nowhere, bypasses nothing and inherits from nobody', async () => {
    const roles = await ask(`
      select rolname, rolsuper, rolbypassrls, rolcanlogin, rolcreatedb, rolcreaterole, rolreplication,
        (select count(*)::int from pg_auth_members m where m.member = r.oid) as memberships,
        (select count(*)::int from pg_class c where c.relowner = r.oid) as owns
      from pg_roles r where rolname in ('motcua_app', 'motcua_keeper') order by rolname`)
    expect(roles.map(({ rolname }) => rolname)).toEqual(['motcua_app', 'motcua_keeper'])
    for (const { rolname: _, ...powers } of roles)
      expect(new Set(Object.values(powers).map(Number))).toEqual(new Set([0]))
    const owner = await ask(
      `select distinct pg_get_userbyid(c.relowner) as owner from pg_class c where ${ours}`,
    )
    expect(owner).toHaveLength(1)
    expect(String(owner[0]!.owner)).not.toMatch(/^motcua_(app|keeper)$/)
  })

  test.each(Object.keys(holes))('%s: none', async (hole) => {
    expect(await names(holes[hole]!)).toEqual([])
  })

  test('each of these holes is seen when it is there', async () => {
    await ask(`
      create view public.seen as select * from visit;
      create materialized view public.kept as select * from visit;
      create function public.peek() returns setof visit language sql security definer as 'select * from visit';
      create unique index careless on visit (visit_id);
      alter table visit add constraint loose unique (ticket_no, visit_id);
      alter table visit add constraint astray foreign key (visit_id, ticket_no) references visit (visit_id, ticket_no) not valid;
      grant select on visit to public`)
    for (const [hole, text] of Object.entries(holes)) expect(await names(text), hole).not.toEqual([])
  })

  test('the app may make nothing that stays, and sees no other schema', async () => {
    const [may] = await ask(`
      select has_schema_privilege('motcua_app', 'public', 'create') as app,
        has_schema_privilege('motcua_keeper', 'public', 'create') as keeper`)
    expect(may).toEqual({ app: false, keeper: false })
    const schemas = await names(`
      select nspname as name from pg_namespace
      where has_schema_privilege('motcua_app', oid, 'usage') and nspname !~ '^(pg_|information_schema$)'`)
    expect(schemas).toEqual(['public'])
  })

  test('without a ward every table is empty, and that is no error', async () => {
    const ward = await aWard(getDb())
    const tables = await names(
      `select c.relname as name from pg_class c where ${ours} and c.relkind in ('r', 'p')`,
    )
    const counted = tables
      .filter((name) => !wardless.includes(name))
      .map((name) => `select '${name}' as name, count(*)::int as rows from ${name}`)
    const rows = async (setting: string) =>
      (
        await getDb().executeSql(
          `set local role motcua_app; ${setting}; ${counted.join(' union all ')}; set local role none`,
        )
      ).rows.filter(({ rows }) => Number(rows) > 0)
    expect(await rows("set local app.ward = ''")).toEqual([])
    expect(await rows('reset app.ward')).toEqual([])
    expect((await rows(`set local app.ward = ${ward.wardId}`)).map(({ name }) => name)).toContain('ward')
  })
})
