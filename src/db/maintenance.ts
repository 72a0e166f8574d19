import type { Db } from './client.ts'

/**
 * When the program does the database's housework, in the ward's time. A checkpoint keeps the log small and recovery
 * short; the sweep and the vacuum wait for the noon break, when an office PC is on and nobody is at the desk.
 */
export const maintenanceCron = {
  checkpoint: '*/10 * * * *',
  sweep: '10 12 * * *',
  vacuum: '20 12 * * *',
} as const

/**
 * The embedded database has no checkpointer and no autovacuum of its own: the program does their work.
 * On a server both run by themselves, and nothing is done.
 */
export async function checkpoint(db: Db): Promise<void> {
  if (db.kind === 'embedded') await db.executeSql('checkpoint')
}

/** Table by table, so that the desk is never kept waiting for all of them. */
export async function vacuum(db: Db): Promise<void> {
  if (db.kind !== 'embedded') return
  const { rows } = await db.executeSql(`
    select c.oid::regclass::text as name from pg_class c
    where c.relkind in ('r', 'm') and c.relnamespace <> 'information_schema'::regnamespace`)
  for (const { name } of rows) await db.executeSql(`vacuum (analyze) ${String(name)}`)
}
