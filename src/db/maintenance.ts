import type { Db } from './client.ts'

/** How often, in minutes. A checkpoint keeps the log small and recovery short; vacuum returns the space of dead rows. */
export const maintenanceEvery = { checkpoint: 10, vacuum: 24 * 60 }

/**
 * The embedded database has no checkpointer and no autovacuum of its own: the program does their work.
 * On a server both run by themselves, and nothing is done.
 */
export async function checkpoint(db: Db): Promise<void> {
  if (db.kind === 'embedded') await db.executeSql('checkpoint')
}

export async function vacuum(db: Db): Promise<void> {
  if (db.kind === 'embedded') await db.executeSql('vacuum (analyze)')
}
