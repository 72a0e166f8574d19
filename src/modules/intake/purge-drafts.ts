import type { Db } from '#db/client.ts'
import type { Clock } from '#lib/clock.ts'
import { dateOf, localTimeOf } from '#lib/plain-date.ts'
import { deleteDraftRows } from './drafts.store.ts'

/** How long a closed visit may still be undone with its form whole. */
const minutesAfterClosing = 15
const everyMs = 5 * 60_000

/** A person's data dies with her visit: soon after it closes, and at the latest when its day is over. */
export async function purgeDrafts(on: { db: Db; clock: Clock }, wardId: number): Promise<number> {
  const now = on.clock.now()
  const closedBefore = new Date(Date.parse(now) - minutesAfterClosing * 60_000).toISOString()
  const today = dateOf(localTimeOf(now))
  return on.db.inWard(wardId, (trx) => deleteDraftRows(trx, wardId, { closedBefore, today }))
}

export type DraftKeeping = {
  db: Db
  clock: Clock
  wards: readonly { wardId: number }[]
  reportFault(code: string, error: unknown): void
}

/** Purges every few minutes while the program runs; the function returned ends it. */
export function keepDraftsShort({ db, clock, wards, reportFault }: DraftKeeping): () => void {
  const purgeAll = async () => {
    for (const { wardId } of wards) await purgeDrafts({ db, clock }, wardId)
  }
  const timer = setInterval(
    () => void purgeAll().catch((error: unknown) => reportFault('drafts', error)),
    everyMs,
  )
  timer.unref()
  return () => clearInterval(timer)
}
