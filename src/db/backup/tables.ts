import { sql } from 'kysely'
import type { Tx } from '../client.ts'

/** Sessions are not kept: a restored copy must not let anybody in who did not sign in. */
const leftOut = ['schema_migration', 'session']

/** Tables of the wards, parents before children. */
export async function listTablesInOrder(trx: Tx): Promise<string[]> {
  const tables = await sql<{ name: string }>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by relname`.execute(trx)
  const references = await sql<{ child: string; parent: string }>`
    select c.relname as child, p.relname as parent from pg_constraint f
    join pg_class c on c.oid = f.conrelid join pg_class p on p.oid = f.confrelid
    where f.contype = 'f' and f.connamespace = 'public'::regnamespace and c.oid <> p.oid`.execute(trx)
  const names = tables.rows.map((row) => row.name).filter((name) => !leftOut.includes(name))
  return parentsFirst(names, references.rows)
}

function parentsFirst(names: string[], references: { child: string; parent: string }[]): string[] {
  const ordered: string[] = []
  let left = names
  while (left.length > 0) {
    const free = left.filter((name) =>
      references.every(
        ({ child, parent }) => child !== name || ordered.includes(parent) || !names.includes(parent),
      ),
    )
    if (free.length === 0) throw new Error(`Tables refer to each other in a circle: ${left.join(', ')}`)
    ordered.push(...free)
    left = left.filter((name) => !free.includes(name))
  }
  return ordered
}
